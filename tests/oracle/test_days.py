"""The oracle's own calendar and days, checked by hand: who judges others has to be right himself."""

from dataclasses import replace
from datetime import date

import pytest

from tests.oracle.days import (
    NO_END,
    is_repaired_on,
    is_span_touched,
    is_stayed_on,
    is_triggered_on,
    later,
    listing_end,
    listing_start,
    stands_on,
)
from tests.oracle.world import (
    OracleEvent,
    OracleListing,
    OracleListType,
    OracleRule,
    OracleTerm,
    OracleWorld,
)

AS_LISTED = OracleTerm(form="LISTING")
LISTING = OracleListing(
    id="L1",
    list_type="list",
    subject="A",
    decided_on=date(2025, 1, 6),
    effective=date(2025, 1, 10),
    published=date(2025, 1, 20),
    until=date(2027, 1, 10),
)
RULE = OracleRule(
    id="rule",
    list_type="list",
    listed=frozenset({"ORGANISATION"}),
    binds=frozenset({"ORGANISATION"}),
    term=AS_LISTED,
    basis=("a", "b"),
)
WORLD = OracleWorld(
    kinds={"A": "ORGANISATION"},
    list_types=(OracleListType(id="list", term=AS_LISTED),),
    rules=(RULE,),
    listings=(LISTING,),
)
REPAIRED = OracleEvent(kind="REPAIRED", day=date(2025, 6, 1))
REVOKED = OracleEvent(kind="REPAIR_REVOKED", day=date(2025, 9, 1))


def on(term: OracleTerm) -> OracleWorld:
    return replace(WORLD, list_types=(OracleListType(id="list", term=term),))


@pytest.mark.parametrize(
    ("day", "months", "days", "expected"),
    [
        (date(2025, 1, 31), 1, 0, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, 0, date(2025, 2, 28)),
        (date(2024, 12, 15), 1, 20, date(2025, 2, 4)),
        (date(9999, 11, 30), 2, 0, NO_END),
        (date(9999, 12, 30), 0, 5, NO_END),
    ],
)
def test_months_then_days(day: date, months: int, days: int, expected: date) -> None:
    assert later(day, months=months, days=days) == expected


def test_a_listing_begins_when_it_takes_effect_or_is_published_where_that_is_required() -> None:
    assert listing_start(WORLD, LISTING) == date(2025, 1, 10)
    required = OracleListType(id="list", term=AS_LISTED, publication_required=True)
    assert listing_start(replace(WORLD, list_types=(required,)), LISTING) == date(2025, 1, 20)


def test_a_listing_ends_as_stated_within_the_maximum() -> None:
    year = OracleTerm(form="FIXED", months=12, anchor="DECISION")
    assert listing_end(WORLD, LISTING) == date(2027, 1, 10)
    assert listing_end(WORLD, replace(LISTING, until=None)) == NO_END
    assert listing_end(on(year), LISTING) == date(2026, 1, 6)
    assert listing_end(on(year), replace(LISTING, until=None)) == date(2026, 1, 6)
    assert listing_end(on(year), replace(LISTING, until=date(2025, 5, 1))) == date(2025, 5, 1)
    assert listing_end(on(replace(year, form="CAPPED")), replace(LISTING, until=None)) == NO_END


def test_a_repair_cuts_and_a_revocation_opens_again_and_may_restate_the_end() -> None:
    repaired = replace(LISTING, events=(REPAIRED,))
    assert stands_on(WORLD, repaired, date(2025, 5, 31))
    assert not stands_on(WORLD, repaired, date(2025, 6, 1))
    revoked = replace(LISTING, events=(REPAIRED, replace(REVOKED, until=date(2026, 1, 1))))
    assert is_repaired_on(revoked, date(2025, 8, 31))
    assert stands_on(WORLD, revoked, date(2025, 9, 1))
    assert not stands_on(WORLD, revoked, date(2026, 1, 1))


def test_annulment_empties_and_a_stay_only_suspends() -> None:
    stayed = replace(LISTING, events=(OracleEvent(kind="STAYED", day=date(2025, 3, 1)),))
    assert is_stayed_on(stayed, date(2025, 3, 1))
    assert not is_stayed_on(stayed, date(2025, 2, 28))
    assert stands_on(WORLD, stayed, date(2025, 3, 1))
    annulled = replace(LISTING, events=(OracleEvent(kind="ANNULLED", day=date(2025, 3, 1)),))
    assert not stands_on(WORLD, annulled, date(2025, 2, 1))
    assert not is_triggered_on(WORLD, annulled, RULE, date(2025, 2, 1))
    assert not is_span_touched(WORLD, annulled, date(2025, 2, 1), date(2025, 3, 1))


def test_only_a_repair_that_stands_ends_the_span_that_prolongs_a_role() -> None:
    summer = (date(2025, 7, 1), date(2025, 8, 1))
    assert not is_span_touched(WORLD, replace(LISTING, events=(REPAIRED,)), *summer)
    assert is_span_touched(WORLD, replace(LISTING, events=(REPAIRED, REVOKED)), *summer)
    assert not is_span_touched(WORLD, LISTING, date(2024, 1, 1), date(2025, 1, 10))
    assert not is_span_touched(WORLD, LISTING, date(2027, 1, 10), NO_END)


def test_a_rule_is_triggered_by_its_own_kinds_and_while_a_basis_is_left() -> None:
    day = date(2025, 12, 1)
    assert is_triggered_on(WORLD, LISTING, RULE, day)
    assert not is_triggered_on(WORLD, LISTING, replace(RULE, requires_order=True), day)
    assert not is_triggered_on(WORLD, LISTING, replace(RULE, listed=frozenset({"PERSON"})), day)
    assert not is_triggered_on(WORLD, LISTING, replace(RULE, list_type="another"), day)
    assert is_triggered_on(replace(WORLD, repeals={"a": day}), LISTING, RULE, day)
    assert not is_triggered_on(replace(WORLD, repeals={"a": day, "b": day}), LISTING, RULE, day)


def test_a_term_of_its_own_runs_on_only_where_it_survives() -> None:
    five_years = OracleTerm(form="FIXED", months=60, anchor="DECISION")
    ban = replace(RULE, term=five_years)
    assert not is_triggered_on(WORLD, LISTING, ban, date(2027, 1, 10))
    surviving = replace(ban, survives=frozenset({"EXPIRY", "REPAIR"}))
    repaired = replace(LISTING, events=(REPAIRED,))
    assert is_triggered_on(WORLD, repaired, surviving, date(2030, 1, 5))
    assert not is_triggered_on(WORLD, repaired, surviving, date(2030, 1, 6))
    assert not is_triggered_on(WORLD, repaired, ban, date(2025, 6, 1))
    life = replace(surviving, term=OracleTerm(form="LIFE"))
    assert is_triggered_on(WORLD, repaired, life, date(2090, 1, 1))
