"""Subscriptions to the changes while writes go on: how long a change takes to reach everybody, and what they cost."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from bench import cast
from bench.apart import Apart, apart
from bench.bench import Bench
from bench.partners import token_of
from bench.report import Row, Section, mebibytes, milliseconds, quantile
from bench.service import service_on
from bench.shapes import roles
from bench.world import firm
from graph_models.entities.subject import ByCode
from hub.app.hub import Hub

_PERSONS = 3
PAUSE = 1.0
"""Seconds between two writes at a pace."""
_PRESSED = 1_000
"""The first number of the decisions without a pause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """What followers were sent of some writes: seconds from each write's return, and how many changes a second."""

    delays: tuple[float, ...]
    rate: float


async def measure(bench: Bench) -> Section:
    """Everybody follows; firms are listed at a pace, and then as fast as it goes."""
    sizes, stage = bench.sizes, bench.stage
    hub = await stage.empty_hub()
    await cast.declare(hub)
    firms = [firm(number) for number in range(sizes.paced + sizes.writes)]
    subjects, links = roles(firms, each=_PERSONS)
    await cast.load_subjects(hub, subjects)
    await cast.load_links(hub, links)
    await stage.settle()
    with bench.bar("followers", 3) as step:
        async with service_on(stage, processes=1) as service:
            alone = service.resident()
            plan = {
                "address": service.socket,
                "token": token_of(service.environment, department=cast.COURT),
                "after": str((await stage.store.view()).revision),
                "followers": sizes.followers,
            }
            async with apart("bench.http_followers", plan) as followers:
                step()
                paced = await _heard(hub, followers, firms[: sizes.paced], pause=PAUSE, count=sizes.followers)
                step()
                pressed = await _heard(hub, followers, firms[sizes.paced :], pause=0.0, count=sizes.followers)
                followed = service.resident()
                step()
    return Section(
        title=f"{sizes.followers} subscriptions",
        how=(
            f"{sizes.followers} sockets of graphql-transport-ws, each following the changes, in one process of `hub up`"
            f" with the clients in another, while firms with {_PERSONS} persons in roles are listed by a third:"
            f" {sizes.paced} with {PAUSE:g} s between them, then {sizes.writes} one after the other without a pause,"
            " which is more than is sent meanwhile. The time is from when a write has returned until a follower has"
            " read the change: the service looks for news every 100 ms. Every follower was sent every change, none"
            " twice."
        ),
        rows=(
            *(
                Row(what=f"p{part} from a write to a follower", measured=milliseconds(quantile(paced.delays, part)))
                for part in (50, 95, 99)
            ),
            Row(what="changes sent without a pause", measured=f"{len(pressed.delays):,}"),
            Row(what="changes sent a second", measured=f"{pressed.rate:,.0f} a second"),
            Row(what="memory of the service, nobody following", measured=mebibytes(alone)),
            Row(what="memory of the service, after it", measured=mebibytes(followed)),
        ),
    )


async def _heard(hub: Hub, followers: Apart, firms: Sequence[ByCode], *, pause: float, count: int) -> _Heard:
    """List each firm, and wait until everybody has heard of all of them."""
    written: dict[int, float] = {}
    begun = monotonic()
    for number, ref in enumerate(firms):
        command = cast.listing(ref, number=number + (_PRESSED if pause == 0.0 else 0))
        listed = await hub.listings.list_subject(cast.LISTER, command)
        written[int(listed.revision)] = monotonic()
        await asyncio.sleep(pause)
    heard = await followers.tell(max(written))
    _check_whole(heard, written, followers=count)
    last = max(at for _, at in heard)
    return _Heard(delays=tuple(at - written[revision] for revision, at in heard), rate=len(heard) / (last - begun))


def _check_whole(heard: list[tuple[int, float]], written: dict[int, float], *, followers: int) -> None:
    """Every write made the same changes, and everybody heard each of them once."""
    counts = Counter(revision for revision, _ in heard)
    assert set(counts) == set(written), (counts, written)
    [count] = set(counts.values())
    assert count % followers == 0
