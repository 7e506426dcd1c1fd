"""A court stays a listing: it is shown as suspended and does not count, until it resumes."""

from datetime import date

import pytest

from graph_models.vocabulary import ChangeKind, Domain, ListingId, Role, SubjectId
from hub.app.clock import SettableClock
from hub.domain.answers.verdict import Clear, Restricted
from hub.domain.commands.listing import AnnulListing, StayListing
from hub.domain.principal import Principal
from tests.hub.services.writing import bound, entries_after, nodes_of, published, refused
from tests.support.example_law import ARREARS
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    COURT,
    ISSUING,
    JUDGING,
    OPERATOR,
    Town,
    department_code,
    firm,
    subject_itself,
)

STAYED, RESUMED = date(2025, 2, 1), date(2025, 4, 1)


@pytest.fixture
async def listed(town: Town) -> ListingId:
    """A listing on the arrears list."""
    await town.register(firm(1))
    return (await town.list(firm(1), ARREARS)).id


def order(listing: ListingId) -> StayListing:
    return StayListing(listing=listing, decision="示例裁定1号")


async def test_a_stayed_listing_is_shown_and_does_not_count(
    town: Town, listed: ListingId, clock: SettableClock
) -> None:
    clock.set_to(STAYED)
    days, before = await bound(town, listed), await published(town)
    written = await town.hub.listings.stay(JUDGING, order(listed))
    assert (written.value.id, written.revision) == (listed, before + 1)
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert isinstance(verdict, Clear)
    assert [each.listing.id for each in verdict.suspended] == [listed]
    assert await bound(town, listed) == days
    assert [each.kind for each in await entries_after(town, before)] == [ChangeKind.STAYED]
    [event] = await nodes_of(town, "ListingEvent")
    assert (event["kind"], event["decision"], event["day"]) == ("STAYED", "示例裁定1号", "2025-02-01")


async def test_a_resumed_listing_counts_again_from_that_day(
    town: Town, listed: ListingId, clock: SettableClock
) -> None:
    clock.set_to(STAYED)
    await town.hub.listings.stay(JUDGING, order(listed))
    clock.set_to(RESUMED)
    before = await published(town)
    assert (await town.hub.listings.resume(JUDGING, order(listed))).value.id == listed
    assert [each.kind for each in await entries_after(town, before)] == [ChangeKind.RESUMED]
    days = [date(2025, 1, 31), STAYED, date(2025, 3, 31), RESUMED]
    verdicts = [await town.check(BUYING, firm(1), Domain.PROCUREMENT, as_of=day) for day in days]
    assert [type(each) for each in verdicts] == [Restricted, Clear, Clear, Restricted]
    assert [len(each.suspended) for each in verdicts] == [0, 1, 1, 0]


async def test_a_listing_can_be_stayed_again_after_it_resumed(town: Town, listed: ListingId) -> None:
    for act in (town.hub.listings.stay, town.hub.listings.resume, town.hub.listings.stay):
        assert (await act(JUDGING, order(listed))).changed
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert isinstance(verdict, Clear)


async def test_a_stay_of_one_listing_leaves_another_counting(town: Town, listed: ListingId) -> None:
    second = await town.list(firm(1), ARREARS, number="示例2号")
    await town.hub.listings.stay(JUDGING, order(listed))
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert isinstance(verdict, Restricted)
    assert [each.listing.id for each in verdict.restrictions] == [second.id]
    assert [each.listing.id for each in verdict.suspended] == [listed]


@pytest.mark.parametrize("act", ["stay", "resume"])
@pytest.mark.parametrize(
    ("caller", "code"),
    [
        (ISSUING, "NOT_COMPETENT"),
        (BUYING, "NOT_COMPETENT"),
        (BANKING, "NOT_PERMITTED"),
        (AUDITOR, "NOT_PERMITTED"),
        (OPERATOR, "NOT_PERMITTED"),
        (subject_itself(SubjectId("o-1")), "NOT_PERMITTED"),
        (Principal(role=Role.BANK, department=COURT), "NOT_PERMITTED"),
        (Principal(role=Role.AGENCY, department=department_code(99)), "NOT_FOUND"),
    ],
    ids=lambda value: value.key if isinstance(value, Principal) else value,
)
async def test_nobody_but_a_court_stays_or_resumes(
    town: Town, listed: ListingId, act: str, caller: Principal, code: str
) -> None:
    if act == "resume":
        await town.hub.listings.stay(JUDGING, order(listed))
    async with refused(town, code):
        await getattr(town.hub.listings, act)(caller, order(listed))


async def test_a_listing_is_stayed_once_and_resumes_once(town: Town, listed: ListingId) -> None:
    async with refused(town, "ILLEGAL_TRANSITION"):
        await town.hub.listings.resume(JUDGING, order(listed))
    await town.hub.listings.stay(JUDGING, order(listed))
    async with refused(town, "ILLEGAL_TRANSITION"):
        await town.hub.listings.stay(JUDGING, order(listed))
    await town.hub.listings.resume(JUDGING, order(listed))
    async with refused(town, "ILLEGAL_TRANSITION"):
        await town.hub.listings.resume(JUDGING, order(listed))


async def test_an_annulled_or_unknown_listing_is_neither_stayed_nor_resumed(town: Town, listed: ListingId) -> None:
    await town.hub.listings.stay(JUDGING, order(listed))
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=listed, reason="示例"))
    for act in (town.hub.listings.stay, town.hub.listings.resume):
        async with refused(town, "ILLEGAL_TRANSITION"):
            await act(JUDGING, order(listed))
        async with refused(town, "NOT_FOUND"):
            await act(JUDGING, order(ListingId("L-unknown")))
