"""Subscriptions to the changes while writes go on: how long a change takes to reach everybody, and what they cost."""

from collections import Counter
from time import monotonic

from bench import cast
from bench.apart import apart
from bench.bench import Bench
from bench.partners import token_of
from bench.report import Row, Section, mebibytes, milliseconds, quantile
from bench.service import service_on
from bench.shapes import roles
from bench.world import firm
from hub.app.hub import Hub

_PERSONS = 3
_BESIDE = 5_000
"""The first number of the decisions of this figure."""


async def measure(bench: Bench) -> Section:
    """Everybody follows; one firm after the other is listed."""
    sizes, stage = bench.sizes, bench.stage
    hub = await stage.empty_hub()
    await cast.declare(hub)
    subjects, links = roles([firm(number) for number in range(sizes.writes)], each=_PERSONS)
    await cast.load_subjects(hub, subjects)
    await cast.load_links(hub, links)
    await stage.settle()
    with bench.bar("followers", 2) as step:
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
                written = await _write(hub, sizes.writes)
                heard = await followers.tell(max(written))
                followed = service.resident()
                step()
    delays = [at - written[revision] for revision, at in heard]
    _check_whole(heard, written, followers=sizes.followers)
    return Section(
        title=f"{sizes.followers} subscriptions",
        how=(
            f"{sizes.followers} sockets of graphql-transport-ws, each following the changes, in one process of `hub up`"
            f" with the clients in another, while {sizes.writes} firms with {_PERSONS} persons in roles are listed one"
            " after the other by a third. The time is from when a write has returned until a follower has read the"
            " change: the service looks for news every 100 ms. Every follower was sent every change, none twice."
        ),
        rows=(
            Row(what="changes sent", measured=f"{len(delays):,}"),
            *(
                Row(what=f"p{part} from the write to a follower", measured=milliseconds(quantile(delays, part)))
                for part in (50, 95, 99)
            ),
            Row(what="memory of the service, nobody following", measured=mebibytes(alone)),
            Row(what="memory of the service, after it", measured=mebibytes(followed)),
        ),
    )


async def _write(hub: Hub, count: int) -> dict[int, float]:
    """When the write of each revision had returned."""
    written = {}
    for number in range(count):
        listed = await hub.listings.list_subject(cast.LISTER, cast.listing(firm(number), number=_BESIDE + number))
        written[int(listed.revision)] = monotonic()
    return written


def _check_whole(heard: list[tuple[int, float]], written: dict[int, float], *, followers: int) -> None:
    """Every write made the same changes, and everybody heard each of them once."""
    counts = Counter(revision for revision, _ in heard)
    assert set(counts) == set(written), (counts, written)
    [count] = set(counts.values())
    assert count % followers == 0
