"""Reads of the present and of the past share one text: marks hold what is for the past alone."""

import re
from typing import Final

import pytest

from graph_models.statements.past import as_known
from graph_models.statements.statement import Mode, Statement
from graph_models.vocabulary import LinkKind
from tests.support.cypher_texts import Found, found_statements, names_in, plain

STATEMENTS: Final = found_statements()
READS: Final = [each for each in STATEMENTS if each.statement.mode is Mode.READ]
BY_NAME: Final = {each.statement.name: each.statement for each in STATEMENTS}
PAST: Final = [each for each in READS if each.statement.name.endswith("_as_known")]
COPIES: Final = {
    "SUPERSEDED_BINDS": frozenset({"BINDS"}),
    "SUPERSEDED_SUPPORT": frozenset({"SUPPORTED_BY"}),
    "SUPERSEDED_LINK": frozenset(map(str, LinkKind)),
}
SHORT: Final = Statement(
    name="short",
    mode=Mode.READ,
    text="CYPHER 5 MATCH (a)-[:BINDS/*+|SUPERSEDED_BINDS+*/]->(b) RETURN /*+DISTINCT+*/ b AS b",
    parameters=frozenset({"id"}),
    columns=("b",),
    indexes=frozenset({"subject_id"}),
    timeout=3.0,
)


def test_the_past_is_the_same_text_without_its_marks() -> None:
    past = as_known(SHORT, parameters=frozenset({"known_at"}), indexes=frozenset({"commit_at"}))
    assert past == Statement(
        name="short_as_known",
        mode=Mode.READ,
        text="CYPHER 5 MATCH (a)-[:BINDS|SUPERSEDED_BINDS]->(b) RETURN DISTINCT b AS b",
        parameters=frozenset({"id", "known_at"}),
        columns=("b",),
        indexes=frozenset({"subject_id", "commit_at"}),
        timeout=3.0,
    )


def test_there_is_one_for_every_read_that_can_ask_what_was_known() -> None:
    assert {each.statement.name for each in PAST} == {
        "check_as_known",
        "explain_why_as_known",
        "explain_walked_as_known",
        "lookup_subject_file_as_known",
    }


@pytest.mark.parametrize("found", PAST, ids=str)
def test_marks_are_opened_and_closed_in_turn_and_none_is_left(found: Found) -> None:
    present = BY_NAME[found.statement.name.removesuffix("_as_known")]
    marks = re.findall(r"/\*\+|\+\*/", present.text)
    assert marks == ["/*+", "+*/"] * (len(marks) // 2)
    assert not re.search(r"\*/|/\*", found.statement.text)
    assert plain(found.statement.text) == found.statement.text


@pytest.mark.parametrize("found", READS, ids=str)
def test_the_present_walks_no_copies_and_the_past_walks_live_ones_and_copies_alike(found: Found) -> None:
    named = names_in(found.statement.text)
    wanted = {copy for copy, live in COPIES.items() if live & named} if found in PAST else set()
    assert named & COPIES.keys() == wanted


@pytest.mark.parametrize("found", PAST, ids=str)
def test_every_pattern_of_the_past_that_walks_live_ones_walks_their_copies(found: Found) -> None:
    """A union of types names both; an index holds one type, so that a part of its own seeks the copies."""
    text = found.statement.text
    for copy, live in COPIES.items():
        patterns = [types for types in re.findall(r"\[\w*:([\w|\s]+)", text) if live & set(re.findall(r"\w+", types))]
        alone = [types for types in patterns if copy not in types]
        assert len(alone) == len(re.findall(rf"\[\w*:{copy}[^|\w]", text))


@pytest.mark.parametrize("found", READS, ids=str)
def test_who_asks_what_was_known_walks_copies_unless_nothing_walked_is_ever_closed(found: Found) -> None:
    live = frozenset().union(*COPIES.values())
    if "known_at" in found.statement.parameters and names_in(found.statement.text) & live:
        assert found in PAST
