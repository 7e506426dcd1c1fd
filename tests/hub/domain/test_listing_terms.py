"""The end that a listing states, and the kinds of matter that it states."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.catalogue.model import CappedTerm, Catalogue, Length
from graph_models.entities.listing import Listing
from graph_models.vocabulary import Anchor, ListTypeId, MatterKind, RuleId
from hub.domain.listing import check_listing
from tests.hub.domain.builders import LAW, THE_FIRM, listing, refusal
from tests.support.example_law import ARREARS, BAN, COURT_LIST, DEBARRED, FOOD, HEAD, TRANSPORT
from tests.support.town import NOTICE

DAY = timedelta(days=1)
CAPPED = replace(
    LAW,
    list_types={
        COURT_LIST: replace(
            LAW.list_types[COURT_LIST], term=CappedTerm(maximum=Length(months=60), anchor=Anchor.EFFECTIVE)
        )
    },
)


def checked(on: Listing, law: Catalogue = LAW) -> str | None:
    return refusal(
        check_listing, on, list_type=law.list_types[on.list_type], subject=THE_FIRM, notice=NOTICE, catalogue=law
    )


def banned(until: date | None) -> str | None:
    return checked(listing(BAN, until=until, scope=[FOOD]))


@pytest.mark.parametrize(
    ("list_type", "until", "expected"),
    [
        (COURT_LIST, date(2025, 1, 1), "INVALID_INTERVAL"),
        (COURT_LIST, date(2025, 1, 2), None),
        (ARREARS, date(2025, 2, 1), "INVALID_INTERVAL"),
        (ARREARS, date(2025, 2, 2), None),
    ],
    ids=["the effective day", "a day later", "the required publication", "a day after publication"],
)
def test_a_listing_ends_after_it_begins(list_type: ListTypeId, until: date, expected: str | None) -> None:
    assert checked(listing(list_type, published=date(2025, 2, 1), until=until)) == expected


def test_a_listing_published_before_it_takes_effect_begins_with_its_effect() -> None:
    published = date(2024, 12, 21)
    assert checked(listing(ARREARS, published=published, until=date(2025, 1, 1))) == "INVALID_INTERVAL"
    assert checked(listing(ARREARS, published=published, until=date(2025, 1, 2))) is None


@pytest.mark.parametrize("list_type", [ARREARS, COURT_LIST, DEBARRED])
def test_an_end_need_not_be_stated_where_the_law_has_one_or_asks_for_none(list_type: ListTypeId) -> None:
    assert checked(listing(list_type)) is None


def test_a_list_whose_term_is_decided_needs_a_stated_end() -> None:
    assert banned(None) == "TERM_OUT_OF_RANGE"


@given(st.dates(min_value=date(2025, 1, 2), max_value=date(2030, 1, 1)))
def test_a_decided_term_lies_in_the_range_of_the_law(until: date) -> None:
    lawful = date(2026, 1, 1) <= until <= date(2028, 1, 1)
    assert banned(until) == (None if lawful else "TERM_OUT_OF_RANGE")


@pytest.mark.parametrize("bound", [date(2026, 1, 1), date(2028, 1, 1)])
def test_both_ends_of_the_range_are_lawful(bound: date) -> None:
    outside = bound - DAY if bound == date(2026, 1, 1) else bound + DAY
    assert (banned(bound), banned(outside)) == (None, "TERM_OUT_OF_RANGE")


@pytest.mark.parametrize(
    ("until", "expected"), [(date(2025, 1, 2), None), (date(2028, 1, 1), None), (date(2028, 1, 2), "TERM_OUT_OF_RANGE")]
)
def test_a_term_of_the_law_may_be_shortened_and_not_lengthened(until: date, expected: str | None) -> None:
    assert checked(listing(ARREARS, until=until)) == expected


@pytest.mark.parametrize(
    ("until", "expected"), [(None, None), (date(2030, 1, 1), None), (date(2030, 1, 2), "TERM_OUT_OF_RANGE")]
)
def test_a_capped_term_bounds_a_stated_end_only(until: date | None, expected: str | None) -> None:
    assert checked(listing(COURT_LIST, until=until), CAPPED) == expected


def test_a_list_without_a_term_takes_any_end() -> None:
    assert checked(listing(DEBARRED, until=date(2999, 1, 1))) is None


@pytest.mark.parametrize(
    ("list_type", "scope", "expected"),
    [
        (BAN, [FOOD], None),
        (BAN, [FOOD, TRANSPORT], None),
        (BAN, [HEAD], None),
        (BAN, [], "INVALID_INPUT"),
        (BAN, [MatterKind("nothing")], "UNKNOWN_MATTER_KIND"),
        (BAN, [FOOD, MatterKind("nothing")], "UNKNOWN_MATTER_KIND"),
        (DEBARRED, [], None),
        (DEBARRED, [FOOD], None),
    ],
)
def test_a_listing_states_known_kinds_of_matter_where_its_rules_ask_for_them(
    list_type: ListTypeId, scope: Iterable[MatterKind], expected: str | None
) -> None:
    until = date(2026, 6, 1) if list_type == BAN else None
    assert checked(listing(list_type, until=until, scope=scope)) == expected


def test_only_rules_in_force_on_the_decision_date_ask_for_kinds() -> None:
    industry = LAW.rules[RuleId("ban/industry")]
    later = replace(LAW, rules={industry.id: replace(industry, valid_from=date(2024, 12, 21))})
    assert checked(listing(BAN, until=date(2026, 6, 1)), later) is None
    assert checked(listing(BAN, until=date(2026, 6, 1), decided=date(2024, 12, 21)), later) == "INVALID_INPUT"
