"""A check through the service against the same Cypher with the same parameters through the bare driver."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench import cast, world
from bench.asked import parameters_of
from bench.bench import Bench
from bench.clients import ask_all
from bench.pairs import Paired, Step, in_turn
from bench.report import Row, Section, at_least, percent, rate
from bench.stage import Stage, unrecorded
from graph_models.statements.check import CHECK
from hub.app.hub import Hub
from hub.domain.commands.check import CheckInput
from hub.ports.store import Parameters

CLIENTS = (1, 4)
AIMS = {"unrecorded": 0.75, "recorded": 0.50}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contest:
    stage: Stage
    questions: Sequence[CheckInput]
    parameters: Sequence[Parameters]

    async def run(self, hub: Hub, *, clients: int, pairs: int, step: Step) -> Paired:
        """The service, then the bare driver, in turn."""

        async def ask(question: CheckInput) -> None:
            await hub.checks.check(cast.LISTER, question)

        async def read(parameters: Parameters) -> None:
            await self.stage.bare(CHECK, parameters)

        return await in_turn(
            lambda: ask_all(self.questions, clients=clients, ask=ask),
            lambda: ask_all(self.parameters, clients=clients, ask=read),
            pairs=pairs,
            step=step,
        )


async def measure(bench: Bench) -> Section:
    """One and four clients, recorded and not."""
    hub, some = await cast.settled(bench.stage, world.block(0, size=bench.sizes.block))
    questions = cast.questions(some, bench.sizes.checks)
    contest = _Contest(stage=bench.stage, questions=questions, parameters=await parameters_of(hub, questions))
    hubs = {"unrecorded": unrecorded(hub), "recorded": hub}
    rows: list[Row] = []
    with bench.bar("check", len(CLIENTS) * len(hubs) * bench.sizes.pairs) as step:
        for clients in CLIENTS:
            for name, each in hubs.items():
                paired = await contest.run(each, clients=clients, pairs=bench.sizes.pairs, step=step)
                rows += _rows(f"{name}, {_clients(clients)}", paired, len(questions), aim=AIMS[name])
    return Section(
        title="One check",
        how=(
            f"{len(questions)} checks of different firms and persons, one call each, in a graph of"
            f" {bench.sizes.block:,} subjects, against the statement of a check with the very same parameters through"
            " the bare driver. The service decides, and records where it says so."
        ),
        rows=tuple(rows),
    )


def _clients(count: int) -> str:
    return "1 client" if count == 1 else f"{count} clients"


def _rows(name: str, paired: Paired, count: int, *, aim: float) -> tuple[Row, ...]:
    return (
        Row(what=f"service, {name}", measured=rate(count, median(paired.one))),
        Row(what=f"bare Cypher beside it, {name.split(', ')[1]}", measured=rate(count, median(paired.other))),
        Row(
            what=f"share of the bare rate, {name}",
            measured=percent(paired.share),
            aim=at_least(paired.share, aim, percent(aim)),
        ),
    )
