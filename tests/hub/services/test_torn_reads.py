"""A restriction moves between listings under readers for a minute: one holds at every revision, none is never seen.

What the moves close is swept meanwhile, as soon as no read needs it: a chain of relationships is walked while others
on it are deleted.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from graph_models.civil_time import noon
from graph_models.propagation.difference import days_of
from graph_models.vocabulary import Domain, LinkKind, ListingId, SubjectId
from hub.app.clock import SettableClock
from hub.domain.answers.verdict import Restricted
from hub.domain.commands.listing import AnnulListing, ApplyForRepair, DecideRepair
from hub.domain.commands.record import EndLink
from hub.ports.store import View
from hub.services.derivation.facts import read_restrictions
from tests.support.example_law import ARREARS
from tests.support.house import House
from tests.support.sweeping import closed, let_settle, swept
from tests.support.town import AUDITOR, BUYING, ISSUING, OPERATOR, Town, asking, firm, listing_input, person

SECONDS: Final = 60.0
"""A minute, as DESIGN section 3 asks."""

MOVES: Final = 10
"""More moves than this there have to be, and reads by each reader."""

DAY: Final = date(2025, 8, 1)
"""More than six months after the decision: the listing can be repaired."""

SHOPPING: Final = asking(Domain.CONSUMPTION)


async def repair(town: Town, listing: ListingId) -> None:
    """Repair a listing, in the name of its department."""
    application = ApplyForRepair(listing=listing, corrected=True, duties_done=True, commitment=True)
    applied = await town.hub.repairs.apply(ISSUING, application)
    await town.hub.repairs.decide(ISSUING, DecideRepair(repair=applied.value.id, granted=True))


async def annul(town: Town, listing: ListingId) -> None:
    """Annul a listing, in the name of its department."""
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=listing, reason="示例"))


def is_enough(moves: int, until: float) -> bool:
    """The minute is over and there was enough to see in it, however busy the machine is."""
    return moves > MOVES and asyncio.get_running_loop().time() >= until


async def move_listings(town: Town, standing: ListingId, until: float) -> int:
    """List anew, then end the listing before, by repair and by annulment in turn; how often."""
    moves = 0
    while not is_enough(moves, until):
        moves += 1
        follower = (await town.list(firm(1), ARREARS, number=f"示例{moves}号")).id
        await (repair if moves % 2 else annul)(town, standing)
        standing = follower
    return moves


async def move_links(town: Town, until: float) -> int:
    """A person controls one listed firm, then the other, then the one again; how often."""
    moves = 0
    standing, follower = firm(2), firm(3)
    while not is_enough(moves, until):
        moves += 1
        since = date(2024, 1, 1 + moves % 28)
        await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, follower, since=since)
        ending = EndLink(kind=LinkKind.ACTUAL_CONTROLLER_OF, start=person(1), end=standing, valid_to=date(2024, 6, 1))
        await town.hub.links.end(OPERATOR, ending)
        standing, follower = follower, standing
    return moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Asks again and again; `seen` is how many restrictions each read saw."""

    ask: Callable[[], Awaitable[int]]
    seen: list[int] = field(default_factory=list)
    read: asyncio.Event = field(default_factory=asyncio.Event)

    async def watch(self, moving: asyncio.Future[tuple[int, int]]) -> None:
        """Read while something moves."""
        while not moving.done():
            self.seen.append(await self.ask())
            self.read.set()
        self.read.set()

    async def begins_anew(self, moving: asyncio.Future[tuple[int, int]]) -> None:
        """Wait until a read is under way that begins after this call, or nothing moves any longer."""
        wanted = len(self.seen) + 1
        while len(self.seen) < wanted and not moving.done():
            self.read.clear()
            await self.read.wait()


async def sweep_behind(house: House, readers: Sequence[Reader], moving: asyncio.Future[tuple[int, int]]) -> int:
    """Sweep what was closed by revisions that every read under way began after; how often there was something."""
    sweeps = 0
    while not moving.done():
        published = (await house.store.view()).revision
        await asyncio.gather(*(reader.begins_anew(moving) for reader in readers))
        await let_settle(house, published)
        sweeps += bool(await swept(house.store))
    return sweeps


def checks_of_the_firm(town: Town) -> Callable[[], Awaitable[int]]:
    async def ask() -> int:
        verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
        return len(verdict.restrictions) if isinstance(verdict, Restricted) else 0

    return ask


def checks_of_the_person(town: Town) -> Callable[[], Awaitable[int]]:
    async def ask() -> int:
        verdict = await town.check(SHOPPING, person(1), Domain.CONSUMPTION)
        return len(verdict.restrictions) if isinstance(verdict, Restricted) else 0

    return ask


def files_of_the_firm(town: Town, known_at: datetime | None = None) -> Callable[[], Awaitable[int]]:
    async def ask() -> int:
        file = await town.hub.lookups.subject(AUDITOR, firm(1), known_at=known_at)
        assert file is not None
        return len({each.listing.id for each in file.restrictions})

    return ask


async def test_a_minute_of_moving_and_sweeping_shows_no_reader_none(
    town: Town, house: House, clock: SettableClock
) -> None:
    clock.set_to(DAY)
    await town.register(firm(1), firm(2), firm(3), person(1))
    for number in (2, 3):
        await town.list(firm(number), ARREARS, number=f"示例{number}")
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(2))
    standing = (await town.list(firm(1), ARREARS, number="示例始号")).id
    until = asyncio.get_running_loop().time() + SECONDS
    asked = (checks_of_the_firm(town), checks_of_the_person(town), files_of_the_firm(town))
    readers = [Reader(ask=each) for each in (*asked, files_of_the_firm(town, noon(DAY)))]
    moving = asyncio.gather(move_listings(town, standing, until), move_links(town, until))
    async with asyncio.TaskGroup() as group:
        sweeping = group.create_task(sweep_behind(house, readers, moving))
        for reader in readers:
            group.create_task(reader.watch(moving))
    assert [min(reader.seen) for reader in readers] == [1, 1, 1, 1]
    assert min(*await moving, *(len(reader.seen) for reader in readers)) > MOVES
    assert (
        sweeping.result() > 2
    )  # each waits for a whole read of every reader: on a busy machine there are fewer than moves
    left = await closed(house)
    assert left.live == left.unswept < left.copies


async def listings_seen(read: View, listing: ListingId) -> set[ListingId]:
    """The listing, if it binds somebody on the day."""
    restrictions = (await read_restrictions(read, (listing,))).get(listing, ())
    return {each.listing for each in restrictions if days_of(each).covers(DAY)}


async def test_two_reads_of_one_view_see_one_listing_where_two_reads_of_the_present_see_none(
    town: Town, house: House, clock: SettableClock
) -> None:
    clock.set_to(DAY)
    [subject] = await town.register(firm(1))
    first = (await town.list(firm(1), ARREARS, number="示例1号")).id
    second = await listing_id_of_the_next(town, subject.id)
    view = await house.store.view()
    seen_in_view = await listings_seen(view, second)
    seen_in_present = await listings_seen(await house.store.view(), second)
    assert (await town.list(firm(1), ARREARS, number="示例2号")).id == second
    await annul(town, first)
    seen_in_view |= await listings_seen(view, first)
    seen_in_present |= await listings_seen(await house.store.view(), first)
    assert (seen_in_view, seen_in_present) == ({first}, set())


async def listing_id_of_the_next(town: Town, subject: SubjectId) -> ListingId:
    """The id that a listing will have, as its impact tells before it is made."""
    impact = await town.hub.impacts.of_listing(ISSUING, listing_input(firm(1), ARREARS, number="示例2号"))
    [listing] = {entry.listing for entry in impact.entries if entry.subject == subject}
    return listing
