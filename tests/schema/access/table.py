"""The tables of `docs/access.md` that say who gets what: what is asked, what is done, and the fields of the answers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.schema.access.callers import Caller

PAGE: Final = Path(__file__).parents[3] / "docs" / "access.md"
NEVER: Final = "–"
"""The cell of a caller who gets no answer that has the field."""

_NAME: Final = re.compile(r"`([A-Za-z.]+)`")

Cells = Mapping[Caller, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its first cell, and what each caller gets."""

    label: str
    cells: Cells

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that the row is about, `Listing.id`."""
        return tuple(_NAME.findall(self.label))


def rows(head: str) -> tuple[Row, ...]:
    """The rows of the table whose first column has this head and whose others are the callers."""
    header = f"| {' | '.join([head, *Caller])} |"
    return tuple(Row(label=label, cells=dict(zip(Caller, cells, strict=True))) for label, *cells in _table(header))


def cells_of(head: str) -> Mapping[str, Cells]:
    """The rows of such a table by their first cell; no two have the same."""
    found = rows(head)
    assert Counter(row.label for row in found).most_common(1)[0][1] == 1
    return {row.label: row.cells for row in found}


def exceptions() -> Mapping[str, Mapping[Caller, frozenset[str]]]:
    """The fields that not everybody gets in full, with the words of each caller."""
    return {name: words_of(row) for row in rows("field") for name in row.names}


def words_of(row: Row) -> Mapping[Caller, frozenset[str]]:
    """The words of a row's cells."""
    return {caller: frozenset(cell.split(", ")) - {NEVER} for caller, cell in row.cells.items()}


def in_full() -> tuple[str, ...]:
    """The fields that everybody gets in full who gets the answer, as often as the table names them."""
    return tuple(
        f"{kind}.{name}"
        for kinds, names in _table("| part of an answer | fields |")
        for kind in _NAME.findall(kinds)
        for name in _NAME.findall(names)
    )


def excepted() -> tuple[str, ...]:
    """The fields of the table of exceptions, as often as it names them."""
    return tuple(name for row in rows("field") for name in row.names)


def _table(header: str) -> Iterator[list[str]]:
    _, found, rest = PAGE.read_text(encoding="utf-8").partition(f"\n{header}\n")
    assert found, f"no table with the header {header}"
    for line in rest.splitlines()[1:]:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.split("|")[1:-1]]
