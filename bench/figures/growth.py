"""How a check, a why and a listing grow when the graph grows tenfold."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench import cast, world
from bench.bench import Bench
from bench.pairs import Action, Paired, Step, in_turn, timed
from bench.report import Row, Section, milliseconds, times
from bench.shapes import roles
from bench.world import Block, firm
from graph_models.entities.subject import ByCode
from graph_models.statements.counter import PUBLISHED
from graph_models.vocabulary import RestrictionId
from hub.app.hub import Hub
from hub.domain.answers.verdict import Restricted
from hub.domain.commands.check import CheckInput

_APART = 600_000
"""The first serial of the firms that are listed while it is measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Times:
    """Seconds a check, a why and a listing take, and how many bare round trips each is worth."""

    check: Paired
    why: Paired
    listing: float


async def measure(bench: Bench) -> Section:
    """Measure, let the graph grow, measure the same again."""
    sizes = bench.sizes
    with bench.bar("growth", sizes.growth + 6 * sizes.pairs) as step:
        hub, some = await cast.settled(bench.stage, world.block(0, size=sizes.block))
        step()
        small = await _times(hub, bench, some, turn=0, step=step)
        for number in range(1, sizes.growth):
            await cast.load(hub, world.block(number, size=sizes.block))
            step()
        await bench.stage.settle()
        large = await _times(hub, bench, some, turn=1, step=step)
    return Section(
        title=f"Growth: {sizes.block:,} and {sizes.block * sizes.growth:,} subjects",
        how=(
            "The same questions about the same subjects, asked of a graph and of the same graph grown"
            f" {sizes.growth} times, links and listings with it (one firm in fifty is listed). Checks and whys"
            " alternate with a bare round trip, so that a slower machine shows in both; a listing reaches"
            f" {sizes.reached} persons. Checks are recorded."
        ),
        rows=(
            *_read_rows("a check", small.check, large.check, sizes.reads),
            *_read_rows("a why", small.why, large.why, sizes.reads),
            Row(what="a listing, small graph", measured=milliseconds(small.listing)),
            Row(what="a listing, large graph", measured=milliseconds(large.listing)),
            Row(what="growth of a listing", measured=times(large.listing / small.listing)),
        ),
    )


async def _times(hub: Hub, bench: Bench, some: Block, *, turn: int, step: Step) -> _Times:
    sizes = bench.sizes
    questions = cast.questions(some, sizes.reads)
    restrictions = await _restrictions(hub, some, sizes.reads)
    ping = _pinging(bench, sizes.reads)
    return _Times(
        check=await in_turn(_checking(hub, questions), ping, pairs=sizes.pairs, step=step),
        why=await in_turn(_asking_why(hub, restrictions), ping, pairs=sizes.pairs, step=step),
        listing=await _listing(hub, bench, turn=turn, step=step),
    )


def _pinging(bench: Bench, count: int) -> Action:
    async def ping() -> None:
        for _ in range(count):
            await bench.stage.bare(PUBLISHED, {})

    return ping


def _checking(hub: Hub, questions: Sequence[CheckInput]) -> Action:
    async def check() -> None:
        for each in questions:
            await hub.checks.check(cast.LISTER, each)

    return check


def _asking_why(hub: Hub, restrictions: Sequence[RestrictionId]) -> Action:
    async def why() -> None:
        for each in restrictions:
            await hub.explanations.why(cast.AUDITOR, each)

    return why


async def _restrictions(hub: Hub, some: Block, count: int) -> list[RestrictionId]:
    """Restrictions on listed firms and on those whom their listings reach, so many of them."""
    found: list[RestrictionId] = []
    for ref in some.listed:
        verdict = await hub.checks.check(cast.LISTER, cast.question(ref))
        assert isinstance(verdict, Restricted)
        found += [each.id for each in verdict.restrictions]
        found += [each.restriction.id for each in verdict.related]
        if len(found) >= count:
            break
    return [found[number % len(found)] for number in range(count)]


async def _listing(hub: Hub, bench: Bench, *, turn: int, step: Step) -> float:
    """List firms of their own, one after the other; the first warms up."""
    count = bench.sizes.pairs + 1
    firms: list[ByCode] = [firm(_APART + turn * count + number) for number in range(count)]
    subjects, links = roles(firms, each=bench.sizes.reached)
    await cast.load_subjects(hub, subjects)
    await cast.load_links(hub, links)
    taken = []
    for number, ref in enumerate(firms):
        command = cast.listing(ref, number=_APART + turn * count + number)
        _, seconds = await timed(hub.listings.list_subject(cast.LISTER, command))
        taken.append(seconds)
        step()
    return median(taken[1:])


def _read_rows(what: str, small: Paired, large: Paired, count: int) -> tuple[Row, ...]:
    before, after = median(small.one) / count, median(large.one) / count
    return (
        Row(what=f"{what}, small graph", measured=milliseconds(before)),
        Row(what=f"{what}, large graph", measured=milliseconds(after)),
        Row(what=f"growth of {what}", measured=times(after / before)),
        Row(what=f"growth of {what}, counted in bare round trips", measured=times(large.ratio / small.ratio)),
    )
