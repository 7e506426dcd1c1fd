"""The days on which a listing triggers a rule."""

from dataclasses import replace

import pytest

from graph_models.catalogue.model import CappedTerm, DecidedTerm, FixedTerm, Length, OpenTerm, Rule
from graph_models.entities.listing import Listing, ListingEvent
from graph_models.intervals import IntervalSet
from graph_models.propagation.base_days import base
from graph_models.propagation.standing import standing
from graph_models.vocabulary import Anchor, BasisId, EventKind, ListTypeId, SubjectKind, Survival
from tests.graph_models.propagation.builders import LIST, RULE, day, days, happened, listing

FIVE_YEARS_FROM_DECISION = FixedTerm(length=Length(months=60), anchor=Anchor.DECISION)
BOTH = frozenset(Survival)
REPAIR = (EventKind.REPAIRED, "2025-06-01")
REVOCATION = (EventKind.REPAIR_REVOKED, "2025-09-01")


def triggered(
    rule: Rule,
    *events: ListingEvent,
    of: Listing | None = None,
    repealed: dict[BasisId, str] | None = None,
) -> IntervalSet:
    named = of or listing()
    ends = {basis: day(end) for basis, end in (repealed or {}).items()}
    return base(named, LIST, standing(named, LIST, events), rule, ends)


def test_without_a_term_of_its_own_a_rule_follows_the_listing() -> None:
    assert triggered(RULE) == days(("2025-01-10", "2027-01-10"))
    assert triggered(RULE, of=listing(until=None)) == days(("2025-01-10", None))


def test_a_term_that_does_not_survive_is_cut_by_the_listing() -> None:
    assert triggered(replace(RULE, term=FIVE_YEARS_FROM_DECISION)) == days(("2025-01-10", "2027-01-10"))
    short = replace(RULE, term=FixedTerm(length=Length(months=12), anchor=Anchor.DECISION))
    assert triggered(short) == days(("2025-01-10", "2026-01-06"))


def test_a_ban_outlives_the_listing_when_it_survives_expiry() -> None:
    ban = replace(RULE, term=FIVE_YEARS_FROM_DECISION, survives=frozenset({Survival.EXPIRY}))
    assert triggered(ban) == days(("2025-01-10", "2030-01-06"))
    assert triggered(ban, *happened(REPAIR)) == days(("2025-01-10", "2025-06-01"))


def test_a_ban_outlives_a_repair_when_it_survives_repair() -> None:
    ban = replace(RULE, term=FIVE_YEARS_FROM_DECISION, survives=frozenset({Survival.REPAIR}))
    assert triggered(ban, *happened(REPAIR)) == days(("2025-01-10", "2027-01-10"))
    assert triggered(replace(ban, survives=BOTH), *happened(REPAIR)) == days(("2025-01-10", "2030-01-06"))


def test_a_repaired_span_is_cut_out_and_a_revocation_opens_it_again() -> None:
    assert triggered(RULE, *happened(REPAIR, REVOCATION)) == days(
        ("2025-01-10", "2025-06-01"), ("2025-09-01", "2027-01-10")
    )


def test_annulment_empties_even_what_survives_and_a_stay_cuts_nothing() -> None:
    ban = replace(RULE, term=OpenTerm.LIFE, survives=BOTH)
    assert triggered(ban) == days(("2025-01-10", None))
    assert not triggered(ban, *happened((EventKind.ANNULLED, "2025-06-01")))
    assert triggered(RULE, *happened((EventKind.STAYED, "2025-06-01"))) == triggered(RULE)


@pytest.mark.parametrize(
    "term",
    [
        DecidedTerm(minimum=Length(months=12), maximum=Length(months=36), anchor=Anchor.DECISION),
        CappedTerm(maximum=Length(months=36), anchor=Anchor.DECISION),
    ],
)
def test_a_decided_term_ends_where_the_listing_states_it(term: DecidedTerm | CappedTerm) -> None:
    decided = replace(RULE, term=term, survives=BOTH)
    assert triggered(decided, *happened(REPAIR)) == days(("2025-01-10", "2027-01-10"))
    repaired, revoked = happened(REPAIR, REVOCATION)
    restated = replace(revoked, until=day("2026-03-01"))
    assert triggered(decided, repaired, restated) == days(("2025-01-10", "2026-03-01"))


def test_the_day_on_which_the_last_basis_is_repealed_ends_the_rule() -> None:
    one, two = BasisId("basis/a"), BasisId("basis/b")
    rule = replace(RULE, basis=(one, two))
    assert triggered(rule, repealed={one: "2025-12-01"}) == days(("2025-01-10", "2027-01-10"))
    both = {one: "2025-12-01", two: "2026-02-01"}
    assert triggered(rule, repealed=both) == days(("2025-01-10", "2026-02-01"))
    assert triggered(RULE, repealed={one: "2025-12-01"}) == days(("2025-01-10", "2025-12-01"))
    assert triggered(RULE, repealed={two: "2025-12-01"}) == triggered(RULE)
    surviving = replace(RULE, term=OpenTerm.LIFE, survives=BOTH)
    assert triggered(surviving, repealed={one: "2025-12-01"}) == days(("2025-01-10", "2025-12-01"))


def test_no_basis_no_rule() -> None:
    assert not triggered(replace(RULE, basis=()))


def test_a_rule_that_waits_for_an_order_is_never_derived() -> None:
    assert not triggered(replace(RULE, requires_order=True))


def test_a_rule_for_other_kinds_or_another_list_is_not_triggered() -> None:
    assert not triggered(RULE, of=listing("p"))
    assert not triggered(replace(RULE, list_type=ListTypeId("another")))
    persons_too = replace(RULE, listed=frozenset({SubjectKind.ORGANISATION, SubjectKind.PERSON}))
    assert triggered(persons_too, of=listing("p")) == days(("2025-01-10", "2027-01-10"))
