"""What the scalars take and refuse, and how they are written."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from graphql import GraphQLError
from hypothesis import given
from hypothesis import strategies as st

from graph_models.vocabulary import Revision
from schema.scalars import SCALARS, NodeLink

WEST = timezone(timedelta(hours=-8))


def read(kind: object, value: object) -> Any:
    """A value as the scalar reads it."""
    parse = SCALARS[kind].parse_value
    assert parse is not None
    return parse(value)


def written(kind: object, value: object) -> Any:
    """A value as the scalar writes it."""
    serialize = SCALARS[kind].serialize
    assert serialize is not None
    return serialize(value)


@pytest.mark.parametrize(
    ("given_", "expected"), [("0", 0), ("7", 7), (7, 7), ("9223372036854775807", 2**63 - 1), (2**63 - 1, 2**63 - 1)]
)
def test_a_revision_is_the_text_of_a_whole_number(given_: object, expected: int) -> None:
    assert read(Revision, given_) == expected


@pytest.mark.parametrize(
    "wrong",
    ["", "-1", -1, "1.0", 1.0, " 1", "1 ", "+1", "1_0", "٣", "1e3", True, None, [], "9223372036854775808", 2**63],
)
def test_anything_else_is_no_revision(wrong: object) -> None:
    with pytest.raises(GraphQLError, match="a revision is the text of a whole number"):
        read(Revision, wrong)


@given(st.integers(min_value=0, max_value=2**63 - 1))
def test_a_revision_is_written_as_it_is_read(number: int) -> None:
    text = written(Revision, Revision(number))
    assert (text, read(Revision, text)) == (str(number), number)


@given(st.dates())
def test_a_day_is_written_as_it_is_read(day: date) -> None:
    assert read(date, written(date, day)) == day


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "2025-1-1",
        "20250101",
        "2025-W01-1",
        "2025-001",
        "2025-02-30",
        "2025-13-01",
        "0000-01-01",
        "2025-01-01T00:00:00Z",
        " 2025-01-01",
        "2025-01-01\n",
        "２０２５-01-01",
        20250101,
        None,
        True,
        [],
    ],
)
def test_anything_else_is_no_day(wrong: object) -> None:
    with pytest.raises(GraphQLError, match="a day is written as 2025-01-31"):
        read(date, wrong)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-01-31T12:00:00Z", datetime(2025, 1, 31, 12, tzinfo=UTC)),
        ("2025-01-31T12:00:00+08:00", datetime(2025, 1, 31, 4, tzinfo=UTC)),
        ("2025-01-31T12:00:00-00:30", datetime(2025, 1, 31, 12, 30, tzinfo=UTC)),
        ("2025-01-31T12:00:00.5Z", datetime(2025, 1, 31, 12, 0, 0, 500_000, tzinfo=UTC)),
        ("2025-01-31T12:00:00.123456789Z", datetime(2025, 1, 31, 12, 0, 0, 123_456, tzinfo=UTC)),
    ],
)
def test_an_instant_has_its_offset_and_is_kept_in_utc(text: str, expected: datetime) -> None:
    instant = read(datetime, text)
    assert (instant, instant.tzinfo) == (expected, UTC)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "2025-01-31",
        "2025-01-31T12:00:00",
        "2025-01-31 12:00:00Z",
        "2025-01-31T12:00Z",
        "20250131T120000Z",
        "2025-W05-5T12:00:00Z",
        "2025-01-31T25:00:00Z",
        "2025-02-30T12:00:00Z",
        "2025-01-31T12:00:00+24:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-01:00",
        1_738_324_800,
        None,
        True,
    ],
)
def test_anything_else_is_no_instant(wrong: object) -> None:
    with pytest.raises(GraphQLError, match="an instant is written as"):
        read(datetime, wrong)


def test_an_instant_is_written_in_utc() -> None:
    assert written(datetime, datetime(2025, 1, 31, 4, tzinfo=WEST)) == "2025-01-31T12:00:00Z"


@given(st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  # hypothesis adds the zone
def test_an_instant_is_written_as_it_is_read(instant: datetime) -> None:
    assert read(datetime, written(datetime, instant)) == instant


def test_a_graph_is_answered_and_never_taken() -> None:
    assert written(NodeLink, {"nodes": [], "edges": []}) == {"nodes": [], "edges": []}
    with pytest.raises(GraphQLError, match="never taken"):
        read(NodeLink, {})
