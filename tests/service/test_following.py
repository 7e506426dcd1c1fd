"""The change feed over the network while a thousand writes go on: no gap, no repeat, and only what is the caller's."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pytest
import pytest_asyncio

from graph_models.entities.listing import Listing
from graph_models.vocabulary import Revision, SubjectId
from hub.domain.commands.listing import FileObjection
from hub.domain.principal import Principal
from tests.conformance import node
from tests.service.followers import Told, by_gql, by_stream, told
from tests.service.running import Served
from tests.service.world import World
from tests.support.town import AUDITOR, BUYING, ISSUING, SECOND_ISSUING, subject_itself

WRITES: Final = 1_000
LISTINGS: Final = 20
BETWEEN: Final = 49
"""Every so many writes one is a listing: as many as firms are registered for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """What followers were told of a thousand writes, and where these began and ended."""

    begun: Revision
    ended: Revision
    subject: SubjectId
    told: dict[str, Told]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def busy(world: World, served: Served) -> Busy:
    """Followers of every kind beside the writes; each is cut off many times."""
    _, listing = await world.listed()
    begun = await world.revision()
    ended = Revision(begun + WRITES)
    about = subject_itself(listing.subject)
    callers = {"nobody": SECOND_ISSUING, "buyer": BUYING, "gql": AUDITOR, "stream": AUDITOR, "subject": about}
    ways = dict.fromkeys(callers, by_gql) | {"stream": by_stream, "subject": by_stream}
    following = {
        name: asyncio.create_task(
            told(ways[name], served, served.token(callers[name]), after=begun, through=ended, every=number)
        )
        for number, name in enumerate(callers, start=21)
    }
    if node.is_here():
        following["npm"] = asyncio.create_task(by_npm(served, begun, ended))
    await write(world, listing)
    assert await world.revision() == ended
    async with asyncio.timeout(60):
        found = {name: await each for name, each in following.items()}
    return Busy(begun=begun, ended=ended, subject=listing.subject, told=found)


async def write(world: World, known: Listing) -> None:
    """A thousand revisions: firms that are listed, objections to listings, and firms of whom nothing is told."""
    firms = [await world.registered() for _ in range(LISTINGS)]
    listings = [known]
    for number in range(WRITES - LISTINGS):
        if number % BETWEEN == 0:
            listings.append(await world.list(firms.pop()))
        elif number % 5 == 0:
            objection = FileObjection(listing=listings[number % len(listings)].id, reason=f"示例{number}")
            await world.hub.listings.object(ISSUING, objection)
        else:
            await world.registered()


async def by_npm(served: Served, begun: Revision, ended: Revision) -> Told:
    """By the client of npm's graphql-ws."""
    arguments = (served.socket_address, served.auditor(), str(begun), str(ended), "29")
    printed = await asyncio.to_thread(node.run, "follow.mjs", *arguments)
    return Told(entries=printed["entries"], cuts=printed["cuts"])


async def logged(world: World, busy: Busy, caller: Principal) -> list[tuple[str, int, str]]:
    """What the log holds of the writes for a caller, by pages."""
    found: list[tuple[str, int, str]] = []
    through, complete = busy.begun, False
    while not complete:
        page = await world.hub.log.changes(caller, through, first=200)
        found += [(str(each.revision), each.position, each.kind.value) for each in page.changes]
        through, complete = page.through, page.complete
    return [each for each in found if int(each[0]) <= busy.ended]


def places(entries: Told) -> list[tuple[str, int, str]]:
    return [(each["revision"], each["position"], each["kind"]) for each in entries.changes]


@pytest.mark.parametrize("client", ["npm", "gql", "stream"])
async def test_an_auditor_is_told_of_everything_in_order_and_once(world: World, busy: Busy, client: str) -> None:
    if client not in busy.told:
        pytest.skip("node is not here")
    found = busy.told[client]
    assert found.cuts >= 5
    kinds = Counter(each["kind"] for each in found.changes)
    assert (kinds["LISTED"], kinds["BEGUN"]) == (LISTINGS, LISTINGS)
    assert kinds["OBJECTED"] > WRITES // 6
    assert places(found) == await logged(world, busy, AUDITOR)


async def test_an_agency_is_told_of_its_own_domain_alone(world: World, busy: Busy) -> None:
    found = busy.told["buyer"]
    assert places(found) == await logged(world, busy, BUYING)
    assert [each["kind"] for each in found.changes] == ["BEGUN"] * LISTINGS


async def test_a_subject_is_told_of_itself_alone(world: World, busy: Busy) -> None:
    found = busy.told["subject"]
    assert {each["subjectId"] for each in found.changes} == {busy.subject}
    assert places(found) == await logged(world, busy, subject_itself(busy.subject))


async def test_who_may_see_nothing_is_told_how_far_was_looked(busy: Busy) -> None:
    found = busy.told["nobody"]
    assert found.changes == []
    assert found.looked[-1] == busy.ended
    assert len(found.looked) >= 5


@pytest.mark.parametrize("client", ["npm", "gql", "stream", "buyer", "subject", "nobody"])
async def test_looks_never_go_back_and_lie_behind_what_was_told(busy: Busy, client: str) -> None:
    if client not in busy.told:
        pytest.skip("node is not here")
    entries = busy.told[client].entries
    seen = [(int(each["revision"]), each["position"]) for each in entries]
    assert all(before <= after for before, after in pairwise(seen))
