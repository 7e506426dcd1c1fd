"""A repair that is taken back opens the listing again from that day, over the links as they are and were."""

from datetime import date

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.vocabulary import ChangeKind, Domain, LinkKind, ListingId, Mark, RepairState, RuleId, SubjectId
from hub.app.clock import SettableClock
from hub.domain.commands.listing import AnnulListing, RevokeRepair
from hub.domain.commands.record import EndLink
from hub.domain.principal import Principal
from hub.services.policy import Policy
from tests.hub.services.writing import (
    LATER,
    applied,
    bound,
    entries_after,
    nodes_of,
    published,
    refused,
    repaired,
    shown_to,
)
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.house import House
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

AGAIN = date(2025, 10, 1)
"""The day of the revocation."""

REPRESENTS = LinkKind.LEGAL_REPRESENTATIVE_OF
ROLES = RuleId("court/roles")


def revocation(listing: ListingId, *, until: date | None = None) -> RevokeRepair:
    return RevokeRepair(listing=listing, reason="示例虚假材料", decision="示例撤销1号", until=until)


@pytest.fixture
async def free(town: Town, clock: SettableClock) -> ListingId:
    """A listing on the arrears list that was repaired two months ago."""
    clock.set_to(LATER)
    await town.register(firm(1))
    listing = (await town.list(firm(1), ARREARS)).id
    await repaired(town, listing)
    clock.set_to(AGAIN)
    return listing


async def test_a_revoked_repair_lets_the_listing_bind_again_from_that_day(town: Town, free: ListingId) -> None:
    before = await published(town)
    written = await town.hub.repairs.revoke(ISSUING, revocation(free))
    assert (written.value.state, written.value.reason) == (RepairState.REVOKED, "示例虚假材料")
    expected = (("2025-01-01", "2025-08-01"), ("2025-10-01", "2028-01-01"))
    assert set((await bound(town, free)).values()) == {expected}
    assert len(await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT)) == 1
    entries = await entries_after(town, before)
    assert [each.kind for each in entries] == [ChangeKind.REPAIR_REVOKED, *[ChangeKind.BEGUN] * 4]
    assert {each.days.to_pairs() for each in entries if each.days is not None} == {expected[1:]}
    event = (await nodes_of(town, "ListingEvent"))[-1]
    assert (event["reason"], event["decision"]) == ("示例虚假材料", "示例撤销1号")


async def test_a_revocation_may_state_another_end(town: Town, free: ListingId) -> None:
    await town.hub.repairs.revoke(ISSUING, revocation(free, until=date(2026, 5, 1)))
    days = set((await bound(town, free)).values())
    assert days == {(("2025-01-01", "2025-08-01"), ("2025-10-01", "2026-05-01"))}
    state = await town.hub.lookups.listing(AUDITOR, free)
    assert state is not None
    assert (state.end, state.repaired, state.listed) == (date(2026, 5, 1), False, True)


@pytest.mark.parametrize("until", [AGAIN, LATER], ids=["that day", "before"])
async def test_the_stated_end_lies_ahead(town: Town, free: ListingId, until: date) -> None:
    async with refused(town, "INVALID_INTERVAL"):
        await town.hub.repairs.revoke(ISSUING, revocation(free, until=until))


@pytest.mark.parametrize(
    "caller",
    [SECOND_ISSUING, BUYING, OPERATOR, AUDITOR, subject_itself(SubjectId("o-1"))],
    ids=lambda caller: caller.key,
)
async def test_only_the_listing_department_revokes(town: Town, free: ListingId, caller: Principal) -> None:
    async with refused(town, "NOT_COMPETENT"):
        await town.hub.repairs.revoke(caller, revocation(free))


async def test_only_a_repair_that_stands_is_revoked(town: Town, free: ListingId) -> None:
    await town.hub.repairs.revoke(ISSUING, revocation(free))
    other = await town.list(firm(1), ARREARS, number="示例2号")
    for listing in (free, other.id):
        async with refused(town, "ILLEGAL_TRANSITION"):
            await town.hub.repairs.revoke(ISSUING, revocation(listing))
    async with refused(town, "NOT_FOUND"):
        await town.hub.repairs.revoke(ISSUING, revocation(ListingId("L-unknown")))


async def test_the_repair_of_an_annulled_listing_is_not_revoked(town: Town, free: ListingId) -> None:
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=free, reason="示例"))
    async with refused(town, "ILLEGAL_TRANSITION"):
        await town.hub.repairs.revoke(ISSUING, revocation(free))


async def test_who_left_and_who_came_while_it_was_repaired_are_both_bound_again(
    town: Town, clock: SettableClock
) -> None:
    [_, left, came, _] = await town.register(firm(1), person(1), person(2), person(3))
    await town.link(person(1), REPRESENTS, firm(1))
    listing = await town.list(firm(1), COURT_LIST)
    clock.set_to(LATER)
    await repaired(town, listing.id)
    gone = date(2025, 9, 1)
    await town.hub.links.end(OPERATOR, EndLink(kind=REPRESENTS, start=person(1), end=firm(1), valid_to=gone))
    await town.link(person(2), REPRESENTS, firm(1), since=gone)
    await town.link(person(3), LinkKind.ACTUAL_CONTROLLER_OF, firm(1), since=gone, to=date(2025, 9, 20))
    clock.set_to(AGAIN)
    await town.hub.repairs.revoke(ISSUING, revocation(listing.id))
    days = await bound(town, listing.id)
    assert days[ROLES, left.id] == (("2025-01-01", "2025-08-01"), ("2025-10-01", "9999-12-31"))
    assert days[ROLES, came.id] == (("2025-10-01", "9999-12-31"),)
    marks = [await shown_to(town, asking(Domain.CONSUMPTION), person(each), Domain.CONSUMPTION) for each in (1, 2, 3)]
    assert [{mark for each in shown for mark in each.marks} for shown in marks] == [
        {Mark.RELEASE_PENDING},
        set(),
        {Mark.RELEASE_PENDING},
    ]


async def test_a_revoked_repair_bars_a_new_one_for_three_years(
    town: Town, free: ListingId, clock: SettableClock
) -> None:
    await town.hub.repairs.revoke(ISSUING, revocation(free, until=date(2028, 1, 1)))
    clock.set_to(date(2027, 12, 31))
    async with refused(town, "TOO_EARLY"):
        await applied(town, free)


async def test_how_long_the_bar_lasts_is_a_setting(house: House, law: Catalogue, clock: SettableClock) -> None:
    await house.empty()
    town = await Town.founded(await house.open(law, policy=Policy(fraud_bar_years=1)))
    clock.set_to(LATER)
    await town.register(firm(1))
    listing = (await town.list(firm(1), ARREARS)).id
    await repaired(town, listing)
    clock.set_to(AGAIN)
    await town.hub.repairs.revoke(ISSUING, revocation(listing))
    clock.set_to(date(2026, 9, 30))
    async with refused(town, "TOO_EARLY"):
        await applied(town, listing)
    clock.set_to(date(2026, 10, 1))
    second = await repaired(town, listing)
    clock.set_to(date(2026, 11, 1))
    revoked = await town.hub.repairs.revoke(ISSUING, revocation(listing))
    assert (revoked.value.id, revoked.value.state) == (second.id, RepairState.REVOKED)
    assert set((await bound(town, listing)).values()) == {
        (("2025-01-01", "2025-08-01"), ("2025-10-01", "2026-10-01"), ("2026-11-01", "2028-01-01"))
    }
    assert [each["state"] for each in await nodes_of(town, "Repair")] == ["REVOKED", "REVOKED"]


async def test_who_performs_leaves_the_courts_list_whatever_happened_before(town: Town) -> None:
    await town.register(firm(1))
    listing = (await town.list(firm(1), COURT_LIST)).id
    first = await repaired(town, listing)
    await town.hub.repairs.revoke(ISSUING, revocation(listing))
    second = await repaired(town, listing)
    assert (second.state, second.id == first.id) == (RepairState.GRANTED, False)
    assert await shown_to(town, asking(Domain.CONSUMPTION), firm(1), Domain.CONSUMPTION) == ()
