"""Cursors: read back as they were made, by the same caller for the same question, and by nothing else."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from typing import Final

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.errors import InvalidInput, StaleRevision
from graph_models.vocabulary import Revision
from hub.domain.principal import Principal
from schema.cursor import Position, Scope, cursor_of, position_of
from tests.support.town import AUDITOR, BUYING, ISSUING

QUESTION: Final = ("listings", None, "arrears", None)
SCOPE: Final = Scope(question=QUESTION, principal=ISSUING, revision=Revision(7))


def raw(*parts: object) -> str:
    """A cursor of any content."""
    return urlsafe_b64encode(msgspec.json.encode(parts)).decode().rstrip("=")


def test_without_a_cursor_a_page_begins_at_the_beginning_of_what_is_newest() -> None:
    assert position_of(None, QUESTION, ISSUING) == Position(key=None, revision=None)


@given(
    key=st.text(max_size=60),
    revision=st.integers(min_value=0, max_value=2**63 - 1),
    question=st.lists(st.none() | st.text(max_size=20), min_size=1, max_size=5).map(tuple),
)
def test_a_cursor_is_read_as_it_was_made(key: str, revision: int, question: tuple[str | None, ...]) -> None:
    cursor = cursor_of(key, Scope(question=question, principal=AUDITOR, revision=Revision(revision)))
    if len(cursor) <= 400:
        assert position_of(cursor, question, AUDITOR) == Position(key, Revision(revision))


def test_a_cursor_says_nothing_of_the_caller_or_the_question() -> None:
    cursor = cursor_of("l-1", Scope(question=("subjects", "示例甲有限公司"), principal=ISSUING, revision=Revision(7)))
    content = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    assert "示例" not in content
    assert str(ISSUING.department) not in content


@pytest.mark.parametrize(
    "question",
    [("listings", None, None, "arrears"), ("listings", "arrears", None, None), ("checks", None, "arrears", None), ()],
)
def test_the_cursor_of_another_question_is_stale(question: tuple[str | None, ...]) -> None:
    with pytest.raises(StaleRevision):
        position_of(cursor_of("l-1", SCOPE), question, ISSUING)


@pytest.mark.parametrize("caller", [AUDITOR, BUYING])
def test_the_cursor_of_another_caller_is_stale(caller: Principal) -> None:
    with pytest.raises(StaleRevision):
        position_of(cursor_of("l-1", SCOPE), QUESTION, caller)


def test_what_a_department_may_do_can_change_between_two_pages() -> None:
    assert position_of(cursor_of("l-1", SCOPE), QUESTION, replace(ISSUING, domains=frozenset())).key == "l-1"


def test_the_cursor_of_another_version_is_stale() -> None:
    with pytest.raises(StaleRevision):
        position_of(raw(2, "l-1", SCOPE.digest, 7), QUESTION, ISSUING)


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "a",
        "示例",
        "%%%",
        "bm90IGpzb24",
        "x" * 401,
        raw(),
        raw(1, "l-1", SCOPE.digest),
        raw(1, "l-1", SCOPE.digest, "7"),
        raw(1, None, SCOPE.digest, 7),
        raw(1, "l-1", SCOPE.digest, -1),
        raw(1, "l-1", SCOPE.digest, 2**63),
        raw("1", "l-1", SCOPE.digest, 7),
    ],
)
def test_what_is_no_cursor_is_invalid(garbage: str) -> None:
    with pytest.raises(InvalidInput, match="this is no cursor"):
        position_of(garbage, QUESTION, ISSUING)


@given(st.text(max_size=450))
def test_no_text_does_anything_else_than_to_be_refused(text: str) -> None:
    with pytest.raises((InvalidInput, StaleRevision)):
        position_of(text, QUESTION, ISSUING)
