"""The fold of a listing's events into days."""

from dataclasses import replace

import pytest

from graph_models.catalogue.model import CappedTerm, DecidedTerm, FixedTerm, Length, OpenTerm, Term
from graph_models.civil_time import FOREVER
from graph_models.entities.listing import Listing, ListingEvent
from graph_models.intervals import IntervalSet
from graph_models.propagation.standing import Standing, end_of, standing
from graph_models.vocabulary import Anchor, EventKind, Revision
from tests.graph_models.propagation.builders import LIST, day, days, happened, listing

REPAIRED, REVOKED = EventKind.REPAIRED, EventKind.REPAIR_REVOKED
FIVE_YEARS = Length(months=60)


def stands(*events: ListingEvent, of: Listing | None = None) -> Standing:
    return standing(of or listing(), LIST, events)


def test_a_listing_stands_from_its_effective_day_to_its_stated_end() -> None:
    assert stands().in_force() == days(("2025-01-10", "2027-01-10"))
    assert stands(of=listing(until=None)).in_force() == days(("2025-01-10", None))


def test_where_publication_is_required_the_later_day_begins_it() -> None:
    published_late = listing(published="2025-02-01")
    required = replace(LIST, publication_required=True)
    assert standing(published_late, required, ()).start == day("2025-02-01")
    assert standing(published_late, LIST, ()).start == day("2025-01-10")
    assert standing(listing(published="2025-01-01"), required, ()).start == day("2025-01-10")


def test_a_listing_published_after_its_end_is_never_in_force() -> None:
    late = listing(until="2025-02-01", published="2025-03-01")
    assert not standing(late, replace(LIST, publication_required=True), ()).in_force()


@pytest.mark.parametrize(
    ("term", "until", "expected"),
    [
        (OpenTerm.LISTING, None, "9999-12-31"),
        (OpenTerm.LISTING, "2040-01-01", "2040-01-01"),
        (FixedTerm(length=FIVE_YEARS, anchor=Anchor.EFFECTIVE), None, "2030-01-10"),
        (FixedTerm(length=FIVE_YEARS, anchor=Anchor.DECISION), "2027-01-10", "2027-01-10"),
        (FixedTerm(length=FIVE_YEARS, anchor=Anchor.DECISION), "2031-01-10", "2030-01-06"),
        (CappedTerm(maximum=FIVE_YEARS, anchor=Anchor.EFFECTIVE), None, "9999-12-31"),
        (CappedTerm(maximum=FIVE_YEARS, anchor=Anchor.EFFECTIVE), "2026-01-10", "2026-01-10"),
        (CappedTerm(maximum=FIVE_YEARS, anchor=Anchor.EFFECTIVE), "2036-01-10", "2030-01-10"),
        (
            DecidedTerm(minimum=Length(), maximum=FIVE_YEARS, anchor=Anchor.EFFECTIVE),
            "2026-01-10",
            "2026-01-10",
        ),
        (
            DecidedTerm(minimum=Length(), maximum=FIVE_YEARS, anchor=Anchor.EFFECTIVE),
            "2036-01-10",
            "2030-01-10",
        ),
    ],
)
def test_the_end_is_the_stated_one_within_the_maximum_of_the_list(term: Term, until: str | None, expected: str) -> None:
    assert end_of(listing(until=until), replace(LIST, term=term)) == day(expected)


def test_a_repair_cuts_from_its_day_on() -> None:
    repaired = stands(*happened((REPAIRED, "2025-06-01")))
    assert repaired.in_force() == days(("2025-01-10", "2025-06-01"))
    assert repaired.span() == days(("2025-01-10", "2025-06-01"))
    assert repaired.repair_stands_from == day("2025-06-01")
    assert not repaired.is_repaired_on(day("2025-05-31"))
    assert repaired.is_repaired_on(day("2025-06-01"))


def test_a_revocation_opens_the_listing_again_and_its_span_has_no_gap() -> None:
    revoked = stands(*happened((REPAIRED, "2025-06-01"), (REVOKED, "2025-09-01")))
    assert revoked.in_force() == days(("2025-01-10", "2025-06-01"), ("2025-09-01", "2027-01-10"))
    assert revoked.span() == days(("2025-01-10", "2027-01-10"))
    assert revoked.repair_stands_from is None
    assert not revoked.is_repaired_on(day("2025-09-01"))


def test_a_repair_revoked_on_its_own_day_cuts_nothing() -> None:
    assert stands(*happened((REPAIRED, "2025-06-01"), (REVOKED, "2025-06-01"))).repaired == IntervalSet.empty()


def test_a_second_repair_after_a_revocation_on_the_same_day_leaves_the_first_in_the_span() -> None:
    again = stands(*happened((REPAIRED, "2025-06-01"), (REVOKED, "2025-09-01"), (REPAIRED, "2025-09-01")))
    assert again.in_force() == days(("2025-01-10", "2025-06-01"))
    assert again.span() == days(("2025-01-10", "2025-09-01"))


def test_a_revocation_may_state_another_end_and_the_last_one_counts() -> None:
    events = happened(
        (REPAIRED, "2025-06-01"), (REVOKED, "2025-07-01"), (REPAIRED, "2025-08-01"), (REVOKED, "2025-09-01")
    )
    first = replace(events[1], until=day("2026-01-01"))
    assert stands(events[0], first).end == day("2026-01-01")
    assert stands(events[0], first, *events[2:]).end == day("2026-01-01")
    second = replace(events[3], until=day("2028-01-01"))
    assert stands(events[0], first, events[2], second).end == day("2028-01-01")


def test_events_are_folded_in_the_order_in_which_they_became_known() -> None:
    repaired, revoked = happened((REPAIRED, "2025-06-01"), (REVOKED, "2025-09-01"))
    assert stands(revoked, repaired) == stands(repaired, revoked)
    assert stands(replace(revoked, revision=Revision(-1)), repaired).repair_stands_from == day("2025-06-01")


def test_an_annulled_listing_never_was() -> None:
    annulled = stands(*happened((EventKind.ANNULLED, "2025-06-01")))
    assert annulled.annulled
    assert not annulled.in_force()
    assert not annulled.span()


def test_a_stay_suspends_without_cutting() -> None:
    stayed = stands(*happened((EventKind.STAYED, "2025-05-01"), (EventKind.RESUMED, "2025-09-01")))
    assert stayed.in_force() == stayed.span() == days(("2025-01-10", "2027-01-10"))
    assert not stayed.suspended_on(day("2025-04-30"))
    assert stayed.suspended_on(day("2025-05-01"))
    assert not stayed.suspended_on(day("2025-09-01"))
    assert stands(*happened((EventKind.STAYED, "2025-05-01"))).stayed == days(("2025-05-01", None))


def test_releases_are_kept_for_each_person_in_order_of_days() -> None:
    told = happened(
        (EventKind.RELEASED, "2025-08-01", "p"),
        (EventKind.RELEASED, "2025-05-01", "q"),
        (EventKind.RELEASED, "2025-06-01", "p"),
    )
    assert stands(*told).releases == {
        "p": (day("2025-06-01"), day("2025-08-01")),
        "q": (day("2025-05-01"),),
    }


def test_objections_change_nothing_but_are_remembered() -> None:
    objected = stands(*happened((EventKind.OBJECTED, "2025-03-01", "A")))
    assert objected.objected_on == (day("2025-03-01"),)
    assert replace(objected, objected_on=()) == stands()


def test_an_open_listing_has_no_end() -> None:
    assert stands(of=listing(until=None)).end == FOREVER
