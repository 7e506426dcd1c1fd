"""Who applies for repair, and when the law leaves no room for it yet."""

from datetime import date
from typing import Any

import pytest

from graph_models.vocabulary import Domain, ListingId, RepairState, SubjectId
from hub.app.clock import SettableClock
from hub.domain.commands.listing import AnnulListing, DecideRepair
from hub.domain.principal import Principal
from tests.hub.services.writing import LATER, application, applied, kinds_after, published, refused, repaired, shown_to
from tests.support.example_law import ARREARS, BAN, COURT_LIST, DEBARRED, FOOD, GRAVE
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUING,
    OPERATOR,
    SECOND_ISSUING,
    Town,
    firm,
    subject_itself,
)

EARLIEST = date(2025, 6, 20)
"""Six months after the decision."""


@pytest.fixture
async def listed(town: Town, clock: SettableClock) -> ListingId:
    """A listing on the arrears list, on a day on which it can be repaired."""
    clock.set_to(LATER)
    await town.register(firm(1), firm(2))
    return (await town.list(firm(1), ARREARS)).id


async def test_the_listed_subject_applies_and_nothing_is_lifted_yet(town: Town, listed: ListingId) -> None:
    state = await town.hub.lookups.listing(AUDITOR, listed)
    assert state is not None
    before = await published(town)
    written = await town.hub.repairs.apply(subject_itself(state.listing.subject), application(listed))
    repair = written.value
    assert (written.changed, written.revision) == (True, before + 1)
    assert (repair.listing, repair.state, repair.applied_on) == (listed, RepairState.APPLIED, LATER)
    assert (repair.decided_on, repair.reason, repair.receipt) == (None, None, None)
    assert await kinds_after(town, before) == []
    assert len(await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT)) == 1


async def test_the_listing_department_enters_an_application(town: Town, listed: ListingId) -> None:
    assert (await applied(town, listed)).state is RepairState.APPLIED


@pytest.mark.parametrize(
    ("caller", "code"),
    [
        (subject_itself(SubjectId("o-another")), "NOT_PERMITTED"),
        (SECOND_ISSUING, "NOT_COMPETENT"),
        (BUYING, "NOT_COMPETENT"),
        (BANKING, "NOT_COMPETENT"),
        (OPERATOR, "NOT_COMPETENT"),
        (AUDITOR, "NOT_COMPETENT"),
    ],
    ids=lambda value: value.key if isinstance(value, Principal) else value,
)
async def test_nobody_else_applies(town: Town, listed: ListingId, caller: Principal, code: str) -> None:
    async with refused(town, code):
        await town.hub.repairs.apply(caller, application(listed))


async def test_an_unknown_listing_is_not_applied_for(town: Town) -> None:
    async with refused(town, "NOT_FOUND"):
        await town.hub.repairs.apply(ISSUING, application(ListingId("L-unknown")))


async def test_before_the_least_term_it_is_too_early(town: Town, listed: ListingId, clock: SettableClock) -> None:
    clock.set_to(date(2025, 6, 19))
    async with refused(town, "TOO_EARLY"):
        await applied(town, listed)
    clock.set_to(EARLIEST)
    assert (await applied(town, listed)).applied_on == EARLIEST


async def test_the_term_after_a_correction_is_waited_for_too(town: Town, listed: ListingId) -> None:
    async with refused(town, "TOO_EARLY"):
        await applied(town, listed, corrected_on=date(2025, 5, 2))
    assert (await applied(town, listed, corrected_on=date(2025, 5, 1))).state is RepairState.APPLIED


@pytest.mark.parametrize("unmet", ["corrected", "duties_done", "commitment"])
async def test_every_condition_of_the_list_has_to_be_met(town: Town, listed: ListingId, unmet: str) -> None:
    given: dict[str, Any] = {unmet: False}
    async with refused(town, "CONDITIONS_UNMET"):
        await applied(town, listed, **given)


async def test_a_debtor_who_performs_leaves_the_courts_list_at_once(town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), COURT_LIST)
    async with refused(town, "CONDITIONS_UNMET"):
        await applied(town, listing.id, duties_done=False)
    performed = await applied(town, listing.id, corrected=False, commitment=False)
    assert performed.applied_on == date(2025, 1, 1)


async def test_a_ban_ends_with_its_term_only(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    ban = await town.list(firm(1), BAN, scope=frozenset({FOOD}), until=date(2027, 1, 1))
    clock.set_to(LATER)
    async with refused(town, "TOO_EARLY"):
        await applied(town, ban.id)


async def test_a_list_whose_law_knows_no_repair_has_none(town: Town) -> None:
    await town.register(firm(1))
    debarred = await town.list(firm(1), DEBARRED)
    async with refused(town, "CONDITIONS_UNMET"):
        await applied(town, debarred.id)


async def test_a_list_without_terms_and_conditions_asks_for_none(town: Town) -> None:
    await town.register(firm(1))
    grave = await town.list(firm(1), GRAVE)
    repair = await applied(town, grave.id, corrected=False, duties_done=False, commitment=False)
    assert repair.state is RepairState.APPLIED


async def test_one_application_at_a_time(town: Town, listed: ListingId) -> None:
    first = await applied(town, listed)
    async with refused(town, "ILLEGAL_TRANSITION"):
        await applied(town, listed)
    await town.hub.repairs.decide(ISSUING, DecideRepair(repair=first.id, granted=False, reason="示例"))
    second = await applied(town, listed)
    assert second.id != first.id


async def test_what_is_repaired_is_not_repaired_again(town: Town, listed: ListingId) -> None:
    await repaired(town, listed)
    async with refused(town, "ILLEGAL_TRANSITION"):
        await applied(town, listed)


async def test_what_is_annulled_is_not_repaired(town: Town, listed: ListingId) -> None:
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=listed, reason="示例"))
    async with refused(town, "ILLEGAL_TRANSITION"):
        await applied(town, listed)


async def test_what_has_run_out_is_not_repaired(town: Town, listed: ListingId, clock: SettableClock) -> None:
    clock.set_to(date(2028, 1, 1))
    async with refused(town, "ILLEGAL_TRANSITION"):
        await applied(town, listed)
    clock.set_to(date(2027, 12, 31))
    assert (await applied(town, listed)).state is RepairState.APPLIED
