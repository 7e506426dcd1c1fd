"""The change feed: in order, resumed anywhere without gap or repeat, and only for who may see."""

import asyncio
from dataclasses import replace

import pytest

from graph_models.errors import NotPermitted, StoreUnreachable
from graph_models.statements import lookup
from graph_models.vocabulary import Domain, Revision
from hub.domain.answers.written import Change
from hub.domain.principal import Principal
from hub.ports.store import Store
from hub.services.feed import Feed, Looked, Place
from hub.services.log import Log
from tests.hub.services.following import (
    BEGINNING,
    PATIENCE,
    always,
    busy,
    first_changes,
    following,
    place_of,
    told_through,
)
from tests.hub.services.swapped import FaultyStore
from tests.support.counting import CountingStore
from tests.support.example_law import ARREARS
from tests.support.house import House
from tests.support.town import AUDITOR, BUYING, Town, firm, subject_itself


def feed_of(town: Town, store: Store) -> Feed:
    """A feed that looks often."""
    return Feed(store=store, log=Log(store=store, catalogue=town.hub.catalogue, clock=town.hub.clock), pause=0.005)


@pytest.fixture
def feed(town: Town, house: House) -> Feed:
    """The town's feed."""
    return feed_of(town, house.store)


async def everything(town: Town, principal: Principal = AUDITOR) -> list[Change]:
    """All changes of a caller, by pages."""
    changes: list[Change] = []
    through, complete = Revision(0), False
    while not complete:
        page = await town.hub.log.changes(principal, through, first=200)
        changes += page.changes
        through, complete = page.through, page.complete
    return changes


async def test_a_follower_resumes_after_any_change(town: Town, feed: Feed) -> None:
    last = await busy(town, 4)
    changes = await everything(town)
    for number, change in enumerate(changes):
        rest = await told_through(following(feed, AUDITOR, place_of(change)), last)
        assert rest == changes[number + 1 :]


async def test_a_revision_alone_means_all_of_it(town: Town, feed: Feed) -> None:
    last = await busy(town, 3)
    changes = await everything(town)
    for revision in range(last):
        rest = await told_through(following(feed, AUDITOR, Place(Revision(revision))), last)
        assert rest == [each for each in changes if each.revision > revision]


async def test_without_a_place_a_follower_gets_what_comes_from_now_on(town: Town, feed: Feed) -> None:
    begun = await busy(town, 2)
    entries = following(feed, AUDITOR, None, silence=0.02)
    async with asyncio.timeout(PATIENCE):
        assert await anext(entries) == Looked(begun)
    last = await busy(town, 2, start=10)
    told = await told_through(entries, last)
    assert told == [each for each in await everything(town) if each.revision > begun]


async def test_silence_is_told_as_a_look(town: Town, feed: Feed) -> None:
    last = await busy(town, 1)
    entries = following(feed, AUDITOR, Place(last), silence=0.02)
    async with asyncio.timeout(PATIENCE):
        assert [await anext(entries) for _ in range(3)] == [Looked(last)] * 3
        await town.register(firm(50))
        while await anext(entries) != Looked(Revision(last + 1)):
            pass


async def test_each_follower_gets_what_it_may_see_and_how_far_was_looked(town: Town, feed: Feed) -> None:
    last = await busy(town, 3)
    [nobody] = await town.register(firm(60))
    bound = (await everything(town))[0].subject
    assert bound is not None
    for caller in (AUDITOR, BUYING, subject_itself(bound), subject_itself(nobody.id)):
        told = await told_through(following(feed, caller), last)
        assert told == await everything(town, caller)
    assert len(await everything(town, BUYING)) == 3
    assert {each.subject for each in await everything(town, subject_itself(bound))} == {bound}
    assert await everything(town, subject_itself(nobody.id)) == []


async def test_rights_that_change_meanwhile_count_from_the_next_page(town: Town, feed: Feed) -> None:
    caller = [BUYING]

    async def renew() -> Principal:
        return caller[0]

    entries = feed.follow(renew, BEGINNING, silence=5.0)
    first = await busy(town, 1)
    seen = 0
    async with asyncio.timeout(PATIENCE):
        while (entry := await anext(entries)) != Looked(first):
            seen += isinstance(entry, Change)
        assert seen == 1
        caller[0] = replace(BUYING, domains=frozenset({Domain.EXIT}))
        last = await busy(town, 1, start=10)
        while (entry := await anext(entries)) != Looked(last):
            assert isinstance(entry, Looked)


async def test_who_may_no_longer_call_is_told_nothing_more(town: Town, feed: Feed) -> None:
    async def renew() -> Principal:
        raise NotPermitted("示例: ended")

    await busy(town, 1)
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(NotPermitted):
            await anext(feed.follow(renew, BEGINNING, silence=5.0))


async def test_many_followers_at_one_place_share_its_reads(town: Town, house: House) -> None:
    last = await busy(town, 5)
    store = CountingStore(store=house.store)
    feed = feed_of(town, store)
    told = await asyncio.gather(*(told_through(following(feed, AUDITOR), last) for _ in range(40)))
    assert all(each == told[0] for each in told)
    assert store.reads[lookup.CHANGES.name] <= 2
    alone = CountingStore(store=house.store)
    await told_through(following(feed_of(town, alone), AUDITOR), last)
    assert sum(store.reads.values()) <= sum(alone.reads.values()) + 2


async def test_a_read_that_fails_is_raised_and_the_next_follower_reads_anew(town: Town, house: House) -> None:
    last = await busy(town, 1)
    store = FaultyStore(store=house.store, faults={lookup.CHANGES.name: StoreUnreachable("示例")}, times=1)
    feed = feed_of(town, store)
    with pytest.raises(StoreUnreachable):
        await told_through(following(feed, AUDITOR), last)
    assert await told_through(following(feed, AUDITOR), last) == await everything(town)


async def test_a_follower_that_leaves_does_not_end_the_look_of_others(town: Town, feed: Feed) -> None:
    last = await busy(town, 1)
    leaving = asyncio.create_task(first_changes(feed.follow(always(AUDITOR), Place(last), silence=30.0), 1))
    staying = asyncio.create_task(first_changes(feed.follow(always(AUDITOR), Place(last), silence=30.0), 1))
    await asyncio.sleep(0)
    leaving.cancel()
    listing = await town.list(firm(1), ARREARS, number="〔2024〕示例99号")
    async with asyncio.timeout(PATIENCE):
        [change] = await staying
    assert change.listing == listing.id
    with pytest.raises(asyncio.CancelledError):
        await leaving
