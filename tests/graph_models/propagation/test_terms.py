"""Anchors, lengths and the range of a stated end."""

import pytest

from graph_models.catalogue.model import CappedTerm, DecidedTerm, FixedTerm, Length, OpenTerm, Term
from graph_models.civil_time import FOREVER
from graph_models.propagation.terms import anchor_day, days_between, end_after, term_range
from graph_models.vocabulary import Anchor
from tests.graph_models.propagation.builders import day, days, listing

LISTING = listing(effective="2025-01-10", published="2025-01-20", decided="2025-01-06")


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        (Anchor.EFFECTIVE, "2025-01-10"),
        (Anchor.DECISION, "2025-01-06"),
        (Anchor.PUBLICATION, "2025-01-20"),
    ],
)
def test_a_term_is_counted_from_its_anchor(anchor: Anchor, expected: str) -> None:
    assert anchor_day(LISTING, anchor) == day(expected)


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        ("2024-02-29", Length(months=12), "2025-02-28"),
        ("2025-01-31", Length(months=1), "2025-02-28"),
        ("2025-01-31", Length(months=1, days=1), "2025-03-01"),
        ("2025-01-10", Length(days=30), "2025-02-09"),
        ("2025-01-10", Length(), "2025-01-10"),
    ],
)
def test_months_are_counted_before_days(start: str, length: Length, expected: str) -> None:
    assert end_after(day(start), length) == day(expected)


def test_a_term_past_the_calendar_has_no_end() -> None:
    assert end_after(day("9999-12-20"), Length(days=30)) == FOREVER
    assert end_after(day("9999-12-20"), Length(months=1)) == FOREVER
    assert end_after(FOREVER, Length(days=1)) == FOREVER


@pytest.mark.parametrize(
    ("term", "earliest", "latest"),
    [
        (FixedTerm(length=Length(months=36), anchor=Anchor.EFFECTIVE), "2025-01-10", "2028-01-10"),
        (
            DecidedTerm(minimum=Length(months=12), maximum=Length(months=36), anchor=Anchor.DECISION),
            "2026-01-06",
            "2028-01-06",
        ),
        (CappedTerm(maximum=Length(months=60), anchor=Anchor.PUBLICATION), "2025-01-10", "2030-01-20"),
        (OpenTerm.LISTING, "2025-01-10", "9999-12-31"),
    ],
)
def test_a_stated_end_lies_in_the_range_of_the_term(term: Term, earliest: str, latest: str) -> None:
    assert term_range(LISTING, term) == (day(earliest), day(latest))


def test_no_days_lie_between_an_end_and_its_start() -> None:
    assert days_between(day("2025-01-02"), day("2025-01-04")) == days(("2025-01-02", "2025-01-04"))
    assert not days_between(day("2025-01-02"), day("2025-01-02"))
    assert not days_between(day("2025-01-04"), day("2025-01-02"))
