"""An objection marks a listing at once for everybody who asks, and changes nothing else."""

from datetime import date
from typing import Any

import pytest

from graph_models.vocabulary import ChangeKind, Domain, LinkKind, ListingId, Mark, Purpose, Role, SubjectId
from hub.domain.commands.listing import AnnulListing, FileObjection
from hub.domain.principal import Principal
from tests.hub.services.writing import bound, entries_after, nodes_of, published, refused, shown_to
from tests.support.example_law import ARREARS
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUER,
    ISSUING,
    JUDGING,
    OPERATOR,
    SECOND_ISSUING,
    Town,
    asking,
    firm,
    person,
    subject_itself,
)

SHOPPING = asking(Domain.CONSUMPTION)


@pytest.fixture
async def listed(town: Town) -> ListingId:
    """A listing of a firm with a controller."""
    await town.register(firm(1), firm(2), person(1), person(2))
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    await town.link(person(2), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    return (await town.list(firm(1), ARREARS)).id


async def itself(town: Town, identifier: Any) -> Principal:
    """The subject that calls for itself."""
    file = await town.hub.lookups.subject(AUDITOR, identifier)
    assert file is not None
    return subject_itself(file.subject.id)


def objection(listing: ListingId) -> FileObjection:
    return FileObjection(listing=listing, reason="示例异议")


async def test_an_objection_marks_every_restriction_of_the_listing_for_every_asker(
    town: Town, listed: ListingId
) -> None:
    other = await town.list(firm(1), ARREARS, number="示例2号")
    await town.hub.listings.object(await itself(town, firm(1)), objection(listed))
    for caller, who, domain in (
        (BUYING, firm(1), Domain.PROCUREMENT),
        (BANKING, firm(1), Domain.BANKING),
        (SHOPPING, person(1), Domain.CONSUMPTION),
    ):
        shown = await shown_to(town, caller, who, domain)
        assert {each.listing.id: each.marks for each in shown} == {listed: {Mark.OBJECTION}, other.id: set()}


async def test_an_objection_changes_nothing_else(town: Town, listed: ListingId) -> None:
    caller = await itself(town, firm(1))
    days, before = await bound(town, listed), await published(town)
    shown = await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT)
    written = await town.hub.listings.object(caller, objection(listed))
    assert (written.value.id, written.revision) == (listed, before + 1)
    assert await bound(town, listed) == days
    [marked] = await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT)
    assert (marked.id, marked.interval, marked.effect) == (shown[0].id, shown[0].interval, shown[0].effect)
    [entry] = await entries_after(town, before)
    assert (entry.kind, entry.listing, entry.subject) == (ChangeKind.OBJECTED, listed, caller.subject)
    [event] = await nodes_of(town, "ListingEvent")
    assert (event["reason"], event["subject_id"]) == ("示例异议", caller.subject)


async def test_whom_the_listing_binds_objects_for_himself(town: Town, listed: ListingId) -> None:
    caller = await itself(town, person(1))
    await town.hub.listings.object(caller, objection(listed))
    [event] = await nodes_of(town, "ListingEvent")
    assert event["subject_id"] == caller.subject


@pytest.mark.parametrize("caller", [ISSUING, OPERATOR], ids=lambda caller: caller.key)
async def test_the_listing_department_and_the_operator_enter_an_objection(
    town: Town, listed: ListingId, caller: Principal
) -> None:
    before = await published(town)
    await town.hub.listings.object(caller, objection(listed))
    [shown] = await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT)
    assert shown.marks == {Mark.OBJECTION}
    [entry] = await entries_after(town, before)
    assert entry.subject == shown.subject


@pytest.mark.parametrize("who", [firm(2), person(2)], ids=["another firm", "a representative whom no rule reaches"])
async def test_whom_the_listing_does_not_bind_does_not_object(town: Town, listed: ListingId, who: Any) -> None:
    caller = await itself(town, who)
    async with refused(town, "NOT_PERMITTED"):
        await town.hub.listings.object(caller, objection(listed))


@pytest.mark.parametrize(
    "caller",
    [
        SECOND_ISSUING,
        BUYING,
        JUDGING,
        BANKING,
        AUDITOR,
        Principal(role=Role.BANK, department=ISSUER),
        subject_itself(SubjectId("o-unknown")),
    ],
    ids=lambda caller: caller.key,
)
async def test_nobody_objects_for_another(town: Town, listed: ListingId, caller: Principal) -> None:
    async with refused(town, "NOT_PERMITTED"):
        await town.hub.listings.object(caller, objection(listed))


async def test_a_listing_can_be_objected_to_more_than_once(town: Town, listed: ListingId) -> None:
    for who in (firm(1), person(1), firm(1)):
        assert (await town.hub.listings.object(await itself(town, who), objection(listed))).changed
    [shown] = await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT)
    assert shown.marks == {Mark.OBJECTION}
    assert len(await nodes_of(town, "ListingEvent")) == 3


async def test_an_annulled_or_unknown_listing_leaves_nothing_to_object_to(town: Town, listed: ListingId) -> None:
    caller = await itself(town, firm(1))
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=listed, reason="示例"))
    async with refused(town, "ILLEGAL_TRANSITION"):
        await town.hub.listings.object(caller, objection(listed))
    async with refused(town, "NOT_FOUND"):
        await town.hub.listings.object(caller, objection(ListingId("L-unknown")))


async def test_the_subject_sees_its_own_objection(town: Town, listed: ListingId) -> None:
    caller = await itself(town, firm(1))
    await town.hub.listings.object(caller, objection(listed))
    [shown] = await shown_to(
        town, caller, firm(1), Domain.PROCUREMENT, purpose=Purpose.SELF_ACCESS, as_of=date(2025, 6, 1)
    )
    assert (shown.listing.id, shown.marks) == (listed, frozenset({Mark.OBJECTION}))
