"""A department lets a former holder of a role go; a role that is still held keeps binding, and the listing stands."""

from datetime import date
from typing import Final

import pytest

from graph_models.vocabulary import ChangeKind, Domain, LinkKind, ListingId, Mark, RuleId, SubjectId
from hub.app.clock import SettableClock
from hub.domain.answers.verdict import ShownRestriction
from hub.domain.commands.listing import AnnulListing, ReleasePerson, RevokeRepair
from hub.domain.commands.record import EndLink
from hub.domain.principal import Principal
from tests.hub.services.writing import OPEN, bound, entries_after, nodes_of, published, refused, repaired, shown_to
from tests.support.example_law import ARREARS, COURT_LIST
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

ROLES: Final = RuleId("court/roles")
REPRESENTS, CONTROLS = LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.ACTUAL_CONTROLLER_OF
LEFT, RELEASED = date(2025, 2, 1), date(2025, 3, 1)


async def left(town: Town, kind: LinkKind = REPRESENTS, *, day: date = LEFT) -> None:
    """The person's role ends."""
    await town.hub.links.end(OPERATOR, EndLink(kind=kind, start=person(1), end=firm(1), valid_to=day))


async def release(town: Town, listing: ListingId, who: int = 1) -> None:
    """The listing department lets a person go."""
    await town.hub.listings.release(ISSUING, ReleasePerson(listing=listing, subject=person(who), decision="示例号"))


async def shown(town: Town) -> tuple[ShownRestriction, ...]:
    return await shown_to(town, asking(Domain.CONSUMPTION), person(1), Domain.CONSUMPTION)


@pytest.fixture
async def listed(town: Town, clock: SettableClock) -> ListingId:
    """A listing on the court's list of a firm with a representative; two months have gone by."""
    await town.register(firm(1), person(1), person(2))
    await town.link(person(1), REPRESENTS, firm(1))
    listing = (await town.list(firm(1), COURT_LIST)).id
    clock.set_to(RELEASED)
    return listing


async def test_who_left_stays_bound_and_marked_until_he_is_released(town: Town, listed: ListingId) -> None:
    file = await town.hub.lookups.subject(AUDITOR, person(1))
    assert file is not None
    who = file.subject.id
    await left(town)
    [pending] = await shown(town)
    assert pending.marks == {Mark.RELEASE_PENDING}
    before = await published(town)
    await release(town, listed)
    assert await shown(town) == ()
    assert (await bound(town, listed))[ROLES, who] == (("2025-01-01", "2025-03-01"),)
    entries = await entries_after(town, before)
    assert [(each.kind, each.subject) for each in entries] == [(ChangeKind.RELEASED, who), (ChangeKind.ENDED, who)]
    assert entries[1].days is not None
    assert entries[1].days.to_pairs() == (("2025-03-01", OPEN),)
    [event] = await nodes_of(town, "ListingEvent")
    assert (event["subject_id"], event["decision"]) == (who, "示例号")


async def test_the_listing_and_everybody_else_stay(town: Town, listed: ListingId) -> None:
    await town.link(person(2), REPRESENTS, firm(1), since=LEFT)
    await left(town)
    before = await bound(town, listed)
    await release(town, listed)
    after = await bound(town, listed)
    changed = {key for key in before if before[key] != after.get(key)}
    assert {rule for rule, _ in changed} == {ROLES}
    assert len(changed) == 1
    assert len(await shown_to(town, asking(Domain.CONSUMPTION), person(2), Domain.CONSUMPTION)) == 1
    assert len(await shown_to(town, asking(Domain.CONSUMPTION), firm(1), Domain.CONSUMPTION)) == 1


async def test_who_holds_the_role_is_not_released(town: Town, listed: ListingId) -> None:
    async with refused(town, "ILLEGAL_TRANSITION"):
        await release(town, listed)
    await left(town, day=date(2025, 3, 2))
    async with refused(town, "ILLEGAL_TRANSITION"):
        await release(town, listed)


async def test_who_was_never_reached_is_not_released(town: Town, listed: ListingId) -> None:
    async with refused(town, "ILLEGAL_TRANSITION"):
        await release(town, listed, who=2)


async def test_who_left_before_the_listing_began_is_not_bound_and_not_released(town: Town, listed: ListingId) -> None:
    await left(town, day=date(2025, 1, 1))
    assert await shown(town) == ()
    async with refused(town, "ILLEGAL_TRANSITION"):
        await release(town, listed)


async def test_a_person_is_released_of_a_role_once(town: Town, listed: ListingId) -> None:
    await left(town)
    await release(town, listed)
    async with refused(town, "ILLEGAL_TRANSITION"):
        await release(town, listed)


async def test_representative_and_controller_at_once_stays_bound_while_either_role_lasts(
    town: Town, listed: ListingId
) -> None:
    await town.link(person(1), CONTROLS, firm(1))
    await left(town)
    [firm_one] = await shown(town)
    assert firm_one.marks == set()
    await release(town, listed)
    [still] = await shown(town)
    assert (still.rule, still.marks) == (ROLES, frozenset())


async def test_a_role_that_ends_after_the_release_of_another_is_pending_anew(
    town: Town, listed: ListingId, clock: SettableClock
) -> None:
    await town.link(person(1), CONTROLS, firm(1))
    await left(town)
    await release(town, listed)
    clock.set_to(date(2025, 5, 1))
    await left(town, CONTROLS, day=date(2025, 4, 1))
    [pending] = await shown(town)
    assert pending.marks == {Mark.RELEASE_PENDING}
    await release(town, listed)
    assert await shown(town) == ()


async def test_who_takes_the_role_again_after_his_release_is_bound_again(town: Town, listed: ListingId) -> None:
    await left(town)
    await release(town, listed)
    await town.link(person(1), REPRESENTS, firm(1), since=date(2025, 2, 15))
    [again] = await shown(town)
    assert (again.rule, again.marks) == (ROLES, frozenset())


async def test_release_is_for_one_listing(town: Town, listed: ListingId) -> None:
    other = await town.list(firm(1), COURT_LIST, number="示例2号")
    await left(town)
    await release(town, listed)
    assert [each.listing.id for each in await shown(town)] == [other.id]


async def test_a_former_holder_is_released_also_while_the_listing_is_repaired(
    town: Town, listed: ListingId, clock: SettableClock
) -> None:
    await left(town)
    await repaired(town, listed)
    await release(town, listed)
    clock.set_to(date(2025, 4, 1))
    await town.hub.repairs.revoke(ISSUING, RevokeRepair(listing=listed, reason="示例"))
    assert await shown(town) == ()
    assert len(await shown_to(town, asking(Domain.CONSUMPTION), firm(1), Domain.CONSUMPTION)) == 1


async def test_a_rule_with_automatic_release_knows_no_release(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), CONTROLS, firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(RELEASED)
    await left(town, CONTROLS)
    assert await shown(town) == ()
    async with refused(town, "ILLEGAL_TRANSITION"):
        await release(town, listing.id)


async def test_nobody_is_released_from_an_annulled_or_unknown_listing(town: Town, listed: ListingId) -> None:
    await left(town)
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=listed, reason="示例"))
    async with refused(town, "ILLEGAL_TRANSITION"):
        await release(town, listed)
    async with refused(town, "NOT_FOUND"):
        await release(town, ListingId("L-unknown"))


async def test_a_person_who_is_not_recorded_is_not_released(town: Town, listed: ListingId) -> None:
    async with refused(town, "NOT_FOUND"):
        await release(town, listed, who=9)


@pytest.mark.parametrize(
    "caller",
    [SECOND_ISSUING, BUYING, OPERATOR, AUDITOR, subject_itself(SubjectId("p-1"))],
    ids=lambda caller: caller.key,
)
async def test_only_the_listing_department_releases(town: Town, listed: ListingId, caller: Principal) -> None:
    await left(town)
    async with refused(town, "NOT_COMPETENT"):
        await town.hub.listings.release(caller, ReleasePerson(listing=listed, subject=person(1)))
