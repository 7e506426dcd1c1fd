"""The same read about the past: one text, in which marks hold what a read of the present leaves out.

The present is read from live relationships alone. What a revision has closed goes on in a copy of another type, and
the live one is swept away later; in between both are there and carry the same values. A read about the past walks
both types and drops what it has seen already.

In a text, `/*+` and `+*/` enclose what is for the past only. To the server that is a comment, so the text as it
stands is the read of the present; without the marks it is the one of the past.
"""

from dataclasses import replace

from graph_models.statements.statement import Statement

MARKS = ("/*+", "+*/")
"""What opens and what closes a part for the past."""


def as_known(
    statement: Statement, *, parameters: frozenset[str] = frozenset(), indexes: frozenset[str] = frozenset()
) -> Statement:
    """A statement with its parts for the past, and the parameters and indexes that these need beside its own."""
    text = statement.text
    for mark in MARKS:
        text = text.replace(mark, "")
    return replace(
        statement,
        name=f"{statement.name}_as_known",
        text=text,
        parameters=statement.parameters | parameters,
        indexes=statement.indexes | indexes,
    )
