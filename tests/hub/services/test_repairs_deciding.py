"""A department grants an application, which lifts from today, or refuses it, which leaves it on record."""

from datetime import date

import pytest

from graph_models.vocabulary import ChangeKind, Domain, FindingKind, LinkKind, RepairId, RepairState, RuleId, SubjectId
from hub.app.clock import SettableClock
from hub.domain.answers.written import Repair
from hub.domain.commands.listing import AnnulListing, DecideRepair
from hub.domain.principal import Principal
from tests.hub.services.writing import (
    LATER,
    applied,
    bound,
    entries_after,
    kinds_after,
    nodes_of,
    published,
    refused,
    repaired,
    shown_to,
)
from tests.support.example_law import ARREARS, COURT_LIST, GRAVE, HEAD
from tests.support.town import (
    AUDITOR,
    BUYING,
    ISSUING,
    OPERATOR,
    SECOND_ISSUING,
    Town,
    asking,
    firm,
    person,
    subject_itself,
)

BEFORE = date(2025, 3, 1)
"""A day on which the listing stood."""


@pytest.fixture
async def open_application(town: Town, clock: SettableClock) -> Repair:
    """An application for repair of a listing on the arrears list."""
    clock.set_to(LATER)
    await town.register(firm(1))
    return await applied(town, (await town.list(firm(1), ARREARS)).id)


async def test_a_granted_repair_cuts_every_row_from_that_day(town: Town, open_application: Repair) -> None:
    before = await published(town)
    granted = DecideRepair(repair=open_application.id, granted=True, decision="示例修复1号")
    written = await town.hub.repairs.decide(ISSUING, granted)
    assert (written.value.state, written.value.decided_on) == (RepairState.GRANTED, LATER)
    assert set((await bound(town, open_application.listing)).values()) == {(("2025-01-01", "2025-08-01"),)}
    entries = await entries_after(town, before)
    assert [each.kind for each in entries] == [ChangeKind.REPAIRED, *[ChangeKind.ENDED] * 4]
    assert {each.days.to_pairs() for each in entries if each.days is not None} == {(("2025-08-01", "2028-01-01"),)}
    [event] = await nodes_of(town, "ListingEvent")
    assert (event["kind"], event["decision"], event["repair_id"]) == ("REPAIRED", "示例修复1号", open_application.id)


async def test_repair_ends_sharing_also_of_the_past_and_keeps_the_record(town: Town, open_application: Repair) -> None:
    assert len(await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT, as_of=BEFORE)) == 1
    await town.hub.repairs.decide(ISSUING, DecideRepair(repair=open_application.id, granted=True))
    for day in (BEFORE, LATER, date(2026, 1, 1)):
        assert await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT, as_of=day) == ()
    file = await town.hub.lookups.subject(AUDITOR, firm(1), BEFORE)
    assert file is not None
    assert {each.rule for each in file.restrictions} == {
        "arrears/credit",
        "arrears/licence",
        "arrears/supervision",
        "arrears/trading",
    }


async def test_those_whom_the_listing_reached_are_freed_too(town: Town) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    listing = await town.list(firm(1), COURT_LIST)
    shopping = asking(Domain.CONSUMPTION)
    assert len(await shown_to(town, shopping, person(1), Domain.CONSUMPTION)) == 1
    await repaired(town, listing.id)
    assert await shown_to(town, shopping, person(1), Domain.CONSUMPTION) == ()
    assert await bound(town, listing.id) == {}


async def test_a_rule_that_survives_repair_stays_for_its_own_term(town: Town, clock: SettableClock) -> None:
    [_, head] = await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.PRINCIPAL_OF, firm(1))
    listing = await town.list(firm(1), GRAVE, findings=[(person(1), FindingKind.PUNISHED)])
    clock.set_to(LATER)
    await repaired(town, listing.id)
    days = await bound(town, listing.id)
    assert days[RuleId("grave/office"), head.id] == (("2025-01-01", "2029-12-20"),)
    shown = await shown_to(town, asking(Domain.OFFICE), person(1), Domain.OFFICE, kind=HEAD)
    assert [each.rule for each in shown] == ["grave/office"]


async def test_a_refusal_stays_on_record_with_its_reason_and_nothing_else_changes(
    town: Town, open_application: Repair
) -> None:
    before, days = await published(town), await bound(town, open_application.listing)
    refusal = DecideRepair(repair=open_application.id, granted=False, reason="示例理由")
    written = await town.hub.repairs.decide(ISSUING, refusal)
    decided = written.value
    assert (decided.state, decided.decided_on, decided.reason) == (RepairState.REFUSED, LATER, "示例理由")
    assert decided.receipt is None
    assert await kinds_after(town, before) == []
    assert await bound(town, open_application.listing) == days
    [node] = await nodes_of(town, "Repair")
    assert (node["state"], node["reason"], node["decided_on"]) == ("REFUSED", "示例理由", "2025-08-01")


@pytest.mark.parametrize("reason", [None, ""])
async def test_a_refusal_gives_its_reason(town: Town, open_application: Repair, reason: str | None) -> None:
    async with refused(town, "INVALID_INPUT"):
        await town.hub.repairs.decide(ISSUING, DecideRepair(repair=open_application.id, granted=False, reason=reason))


@pytest.mark.parametrize("granted", [True, False])
@pytest.mark.parametrize(
    "caller",
    [SECOND_ISSUING, BUYING, OPERATOR, AUDITOR, subject_itself(SubjectId("o-1"))],
    ids=lambda caller: caller.key,
)
async def test_only_the_listing_department_decides(
    town: Town, open_application: Repair, caller: Principal, granted: bool
) -> None:
    async with refused(town, "NOT_COMPETENT"):
        await town.hub.repairs.decide(caller, DecideRepair(repair=open_application.id, granted=granted, reason="示例"))


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
async def test_an_application_is_decided_once(town: Town, open_application: Repair, first: bool, second: bool) -> None:
    decision = DecideRepair(repair=open_application.id, granted=first, reason="示例")
    await town.hub.repairs.decide(ISSUING, decision)
    async with refused(town, "ILLEGAL_TRANSITION"):
        await town.hub.repairs.decide(ISSUING, DecideRepair(repair=open_application.id, granted=second, reason="示例"))


async def test_an_unknown_application_is_not_decided(town: Town) -> None:
    async with refused(town, "NOT_FOUND"):
        await town.hub.repairs.decide(ISSUING, DecideRepair(repair=RepairId("R-unknown"), granted=True))


async def test_what_the_law_refuses_by_then_is_not_granted_but_can_be_refused(
    town: Town, open_application: Repair
) -> None:
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=open_application.listing, reason="示例"))
    async with refused(town, "ILLEGAL_TRANSITION"):
        await town.hub.repairs.decide(ISSUING, DecideRepair(repair=open_application.id, granted=True))
    refusal = DecideRepair(repair=open_application.id, granted=False, reason="示例")
    assert (await town.hub.repairs.decide(ISSUING, refusal)).value.state is RepairState.REFUSED


async def test_the_term_after_correction_that_was_applied_with_counts_when_it_is_decided(
    town: Town, clock: SettableClock
) -> None:
    clock.set_to(LATER)
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    repair = await applied(town, listing.id, corrected_on=date(2025, 5, 1))
    clock.set_to(date(2025, 7, 31))
    async with refused(town, "TOO_EARLY"):
        await town.hub.repairs.decide(ISSUING, DecideRepair(repair=repair.id, granted=True))
    clock.set_to(LATER)
    granted = await town.hub.repairs.decide(ISSUING, DecideRepair(repair=repair.id, granted=True))
    assert granted.value.state is RepairState.GRANTED
