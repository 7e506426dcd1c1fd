"""Whether a listing can be repaired now: its state, its policy, waiting times and conditions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.catalogue.model import Length, ListType, RepairMode, RepairPolicy
from graph_models.entities.listing import Listing, ListingEvent
from graph_models.errors import ConditionsUnmet
from graph_models.propagation.standing import Standing
from graph_models.vocabulary import Anchor, EventKind, ListingId, ListTypeId, RepairCondition
from hub.domain.commands.listing import ApplyForRepair
from hub.domain.repair import check_repair, check_state
from tests.hub.domain.builders import LAW, TODAY, happened, listing, refusal, stands
from tests.support.example_law import ARREARS, BAN, COURT_LIST, DEBARRED, GRAVE

DAY = timedelta(days=1)
EVERY_CONDITION = ApplyForRepair(listing=ListingId("L-1"), corrected=True, duties_done=True, commitment=True)
LATE = date(2025, 12, 1)


def applied(
    on: Listing,
    application: ApplyForRepair = EVERY_CONDITION,
    *,
    today: date = LATE,
    events: Sequence[ListingEvent] = (),
    list_type: ListType | None = None,
    years: int = 3,
) -> str | None:
    return refusal(
        check_repair,
        application,
        listing=on,
        list_type=list_type or LAW.list_types[on.list_type],
        events=events,
        today=today,
        fraud_bar_years=years,
    )


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (stands(listing()), None),
        (stands(listing(), (EventKind.STAYED, TODAY)), None),
        (stands(listing(), (EventKind.REPAIRED, TODAY - DAY), (EventKind.REPAIR_REVOKED, TODAY)), None),
        (stands(listing(until=TODAY + DAY)), None),
        (stands(listing(until=TODAY)), "ILLEGAL_TRANSITION"),
        (stands(listing(), (EventKind.REPAIRED, TODAY)), "ILLEGAL_TRANSITION"),
        (stands(listing(), (EventKind.ANNULLED, TODAY)), "ILLEGAL_TRANSITION"),
    ],
    ids=["stands", "stayed", "revoked", "its last day", "run out", "repaired", "annulled"],
)
def test_only_a_listing_that_stands_can_be_repaired(state: Standing, expected: str | None) -> None:
    assert refusal(check_state, state, today=TODAY) == expected


@pytest.mark.parametrize(
    ("list_type", "expected"),
    [(ARREARS, None), (COURT_LIST, None), (GRAVE, None), (BAN, "TOO_EARLY"), (DEBARRED, "CONDITIONS_UNMET")],
)
def test_a_list_has_the_repair_that_its_law_knows(list_type: ListTypeId, expected: str | None) -> None:
    assert applied(listing(list_type)) == expected


@pytest.mark.parametrize(
    ("today", "expected"), [(date(2025, 6, 19), "TOO_EARLY"), (date(2025, 6, 20), None), (date(2025, 6, 21), None)]
)
def test_repair_waits_for_the_least_time_from_the_decision(today: date, expected: str | None) -> None:
    assert applied(listing(ARREARS), today=today) == expected


@pytest.mark.parametrize(
    ("anchor", "first"),
    [
        (Anchor.DECISION, date(2025, 6, 20)),
        (Anchor.EFFECTIVE, date(2025, 7, 1)),
        (Anchor.PUBLICATION, date(2025, 8, 10)),
    ],
)
def test_the_least_time_is_counted_from_the_anchor_of_the_list(anchor: Anchor, first: date) -> None:
    arrears = LAW.list_types[ARREARS]
    anchored = replace(arrears, repair=replace(arrears.repair, earliest_anchor=anchor))
    on = listing(ARREARS, published=date(2025, 2, 10))
    assert applied(on, today=first - DAY, list_type=anchored) == "TOO_EARLY"
    assert applied(on, today=first, list_type=anchored) is None


@pytest.mark.parametrize(
    ("corrected_on", "expected"),
    [(date(2025, 9, 2), "TOO_EARLY"), (date(2025, 9, 1), None), (date(2024, 1, 1), None), (None, None)],
)
def test_repair_waits_for_the_time_after_a_known_correction(corrected_on: date | None, expected: str | None) -> None:
    assert applied(listing(ARREARS), replace(EVERY_CONDITION, corrected_on=corrected_on)) == expected


def test_a_list_without_waiting_times_has_none() -> None:
    corrected_today = replace(EVERY_CONDITION, corrected_on=date(2025, 1, 1))
    assert applied(listing(GRAVE), corrected_today, today=date(2025, 1, 1)) is None


@pytest.mark.parametrize(
    ("today", "expected"), [(date(2028, 2, 29), "TOO_EARLY"), (date(2028, 3, 1), None), (date(2028, 3, 2), None)]
)
def test_a_revoked_repair_bars_a_new_one_for_years(today: date, expected: str | None) -> None:
    revoked = happened((EventKind.REPAIRED, date(2025, 2, 1)), (EventKind.REPAIR_REVOKED, date(2025, 3, 1)))
    assert applied(listing(GRAVE), events=revoked, today=today) == expected


@pytest.mark.parametrize("order", [1, -1])
def test_the_bar_is_counted_from_the_last_revocation_in_any_order(order: int) -> None:
    days = [date(2025, 3, 1), date(2026, 3, 1)][::order]
    revoked = happened(*((EventKind.REPAIR_REVOKED, day) for day in days))
    assert applied(listing(GRAVE), events=revoked, today=date(2028, 12, 1)) == "TOO_EARLY"
    assert applied(listing(GRAVE), events=revoked, today=date(2029, 3, 1)) is None


@given(st.integers(min_value=0, max_value=10))
def test_the_bar_is_as_long_as_the_setting_says(years: int) -> None:
    revoked = happened((EventKind.REPAIR_REVOKED, date(2025, 3, 1)))
    over = date(2025 + years, 3, 1)
    assert applied(listing(GRAVE), events=revoked, today=over - DAY, years=years) == "TOO_EARLY"
    assert applied(listing(GRAVE), events=revoked, today=over, years=years) is None


@pytest.mark.parametrize("kind", sorted(frozenset(EventKind) - {EventKind.REPAIR_REVOKED}))
def test_no_other_event_bars_a_repair(kind: EventKind) -> None:
    assert applied(listing(GRAVE), events=happened((kind, LATE))) is None


def test_a_debtor_who_performs_leaves_a_courts_list_whatever_happened_before() -> None:
    court = LAW.list_types[COURT_LIST]
    waiting = replace(
        court, repair=replace(court.repair, earliest=Length(months=600), after_correction=Length(months=1))
    )
    performed = ApplyForRepair(listing=ListingId("L-1"), duties_done=True, corrected_on=LATE)
    revoked = happened((EventKind.REPAIR_REVOKED, LATE))
    assert applied(listing(COURT_LIST), performed, events=revoked, list_type=waiting) is None
    assert applied(listing(COURT_LIST), replace(performed, duties_done=False)) == "CONDITIONS_UNMET"


@pytest.mark.parametrize("asked", [(), *((each,) for each in RepairCondition), tuple(RepairCondition)])
@pytest.mark.parametrize("fulfilled", list(product([False, True], repeat=3)))
def test_exactly_the_conditions_of_the_list_have_to_be_met(
    asked: tuple[RepairCondition, ...], fulfilled: tuple[bool, bool, bool]
) -> None:
    corrected, duties_done, commitment = fulfilled
    application = ApplyForRepair(
        listing=ListingId("L-1"), corrected=corrected, duties_done=duties_done, commitment=commitment
    )
    met = dict(zip(("corrected", "duties_done", "commitment"), fulfilled, strict=True))
    grave = replace(LAW.list_types[GRAVE], repair=RepairPolicy(mode=RepairMode.BY_APPLICATION, conditions=asked))
    lacking = [str(condition) for condition in asked if not met[condition]]
    assert applied(listing(GRAVE), application, list_type=grave) == ("CONDITIONS_UNMET" if lacking else None)


def test_a_refusal_names_the_conditions_that_are_lacking_and_no_others() -> None:
    application = ApplyForRepair(listing=ListingId("L-1"), duties_done=True)
    with pytest.raises(ConditionsUnmet) as refused:
        check_repair(
            application,
            listing=listing(ARREARS),
            list_type=LAW.list_types[ARREARS],
            events=(),
            today=LATE,
            fraud_bar_years=3,
        )
    assert refused.value.message == "conditions of repair are not met: corrected, commitment"


def test_what_comes_too_early_is_told_before_the_conditions() -> None:
    nothing = ApplyForRepair(listing=ListingId("L-1"))
    assert applied(listing(ARREARS), nothing, today=date(2025, 6, 1)) == "TOO_EARLY"
    assert applied(listing(ARREARS), nothing) == "CONDITIONS_UNMET"
