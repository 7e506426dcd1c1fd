"""A listing that reaches some persons, and one that reaches companies through a tree of holdings, with its repair."""

from statistics import median

from bench import cast
from bench.bench import Bench
from bench.pairs import Step, timed
from bench.report import Row, Section, milliseconds
from bench.shapes import roles, tree
from bench.world import firm
from graph_models.vocabulary import Domain, VerdictKind
from hub.app.hub import Hub
from hub.domain.commands.listing import ApplyForRepair, DecideRepair

_TREE = 500_000
"""The first serial of the firms of the tree."""


async def measure(bench: Bench) -> Section:
    """Both listings, so many times each; the first of each warms up."""
    sizes = bench.sizes
    hub = await bench.stage.empty_hub()
    await cast.declare(hub)
    with bench.bar("reached", 2 * (sizes.pairs + 1)) as step:
        persons = await _persons(hub, bench, step)
        listed, repaired = await _companies(hub, bench, step)
    return Section(
        title="Listings that reach others",
        how=(
            f"A firm with {sizes.reached} persons in roles, and a firm that controls {sizes.controlled} companies"
            " through a tree of holdings of 60 % (supplement debarment-control). A listing is one request: derived,"
            " written and logged when it returns. Whether the last one reached is bound is asked before and after."
        ),
        rows=(
            Row(what=f"a listing that reaches {sizes.reached} persons", measured=milliseconds(persons)),
            Row(what=f"a listing that reaches {sizes.controlled} companies", measured=milliseconds(listed)),
            Row(what=f"its repair, which frees {sizes.controlled} companies", measured=milliseconds(repaired)),
        ),
    )


async def _persons(hub: Hub, bench: Bench, step: Step) -> float:
    firms = [firm(number) for number in range(bench.sizes.pairs + 1)]
    subjects, links = roles(firms, each=bench.sizes.reached)
    await cast.load_subjects(hub, subjects)
    await cast.load_links(hub, links)
    await bench.stage.settle()
    taken = []
    for number, ref in enumerate(firms):
        _, seconds = await timed(hub.listings.list_subject(cast.LISTER, cast.listing(ref, number=number)))
        taken.append(seconds)
        step()
    assert await cast.verdict(hub, links[-1].start, domain=Domain.CONSUMPTION) is VerdictKind.RESTRICTED
    return median(taken[1:])


async def _companies(hub: Hub, bench: Bench, step: Step) -> tuple[float, float]:
    subjects, links = tree(_TREE, controlled=bench.sizes.controlled)
    await cast.load_subjects(hub, subjects)
    await cast.load_links(hub, links)
    await bench.stage.settle()
    last, listed, repaired = links[-1].end, [], []
    for number in range(bench.sizes.pairs + 1):
        command = cast.listing(firm(_TREE), number=10_000 + number, list_type=cast.DEBARRED)
        assert await cast.verdict(hub, last, domain=Domain.PROCUREMENT) is VerdictKind.CLEAR
        written, seconds = await timed(hub.listings.list_subject(cast.LISTER, command))
        listed.append(seconds)
        assert await cast.verdict(hub, last, domain=Domain.PROCUREMENT) is VerdictKind.RESTRICTED
        asked = ApplyForRepair(listing=written.value.id, corrected=True, duties_done=True, commitment=True)
        repair = await hub.repairs.apply(cast.LISTER, asked)
        decision = DecideRepair(repair=repair.value.id, granted=True, decision=f"示例{number}号")
        _, seconds = await timed(hub.repairs.decide(cast.LISTER, decision))
        repaired.append(seconds)
        step()
    assert await cast.verdict(hub, last, domain=Domain.PROCUREMENT) is VerdictKind.CLEAR
    return median(listed[1:]), median(repaired[1:])
