"""Many subjects in one call, recorded and not, against the same Cypher through the bare driver."""

import asyncio
from collections.abc import Sequence
from statistics import median

from bench import cast, world
from bench.asked import parameters_of_many
from bench.bench import Bench
from bench.pairs import Action, Paired, in_turn
from bench.report import Row, Section, at_least, percent, rate
from bench.stage import Stage, unrecorded
from graph_models.statements.check import CHECK
from hub.app.hub import Hub
from hub.domain.commands.check import CheckInput
from hub.ports.store import Parameters

AIMS = {"unrecorded": 20_000, "recorded": 8_000}


async def measure(bench: Bench) -> Section:
    """A thousand subjects a call."""
    sizes = bench.sizes
    hub, some = await cast.settled(bench.stage, world.block(0, size=sizes.block))
    questions = cast.questions(some, sizes.many)
    bare = _bare(bench.stage, await parameters_of_many(hub, questions), calls=sizes.calls)
    rows: list[Row] = []
    with bench.bar("many", len(AIMS) * sizes.pairs) as step:
        for name, each in (("unrecorded", unrecorded(hub)), ("recorded", hub)):
            ask = _service(each, questions, calls=sizes.calls)
            paired = await in_turn(ask, bare, pairs=sizes.pairs, step=step)
            rows += _rows(name, paired, sizes.many * sizes.calls)
    return Section(
        title="Many checks in one call",
        how=f"{sizes.many:,} different firms and persons a call, {sizes.calls} calls one after the other.",
        rows=tuple(rows),
    )


def _service(hub: Hub, questions: Sequence[CheckInput], *, calls: int) -> Action:
    async def ask() -> None:
        for _ in range(calls):
            cast.answered(await hub.checks.check_many(cast.LISTER, questions))

    return ask


def _bare(stage: Stage, parameters: Sequence[Parameters], *, calls: int) -> Action:
    async def read() -> None:
        for _ in range(calls):
            await asyncio.gather(*(stage.bare(CHECK, each) for each in parameters))

    return read


def _rows(name: str, paired: Paired, count: int) -> tuple[Row, ...]:
    taken = median(paired.one)
    aim = at_least(count / taken, AIMS[name], f"{AIMS[name]:,} a second")
    return (
        Row(what=f"subjects, {name}", measured=rate(count, taken), aim=aim),
        Row(what=f"bare Cypher beside it ({name})", measured=rate(count, median(paired.other))),
        Row(what=f"share of the bare rate, {name}", measured=percent(paired.share)),
    )
