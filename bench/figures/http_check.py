"""A recorded check over HTTP against the same Cypher with the same parameters through the bare driver."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from statistics import median

from bench import cast, world
from bench.asked import parameters_of
from bench.asked_over_http import check
from bench.bench import Bench
from bench.clients import ask_all
from bench.http_load import Load, Requests, load_on
from bench.pairs import Paired, Step, in_turn
from bench.partners import declare_partners, partner_tokens
from bench.report import Row, Section, at_least, milliseconds, percent, quantile, rate
from bench.service import service_on
from bench.stage import Stage
from graph_models.statements.check import CHECK
from hub.domain.commands.check import CheckInput
from hub.ports.store import Parameters

AIM = 0.60
AIMED_AT = 2
"""With so many processes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contest:
    """The same questions, asked of the service and as bare statements."""

    stage: Stage
    requests: Requests
    parameters: Sequence[Parameters]

    async def run(self, load: Load, *, clients: int, pairs: int, step: Step) -> Paired:
        """The service, then the bare driver, in turn."""

        async def read(parameters: Parameters) -> None:
            await self.stage.bare(CHECK, parameters)

        return await in_turn(
            load.send, lambda: ask_all(self.parameters, clients=clients, ask=read), pairs=pairs, step=step
        )


async def measure(bench: Bench) -> Section:
    """Each number of processes with each number of clients."""
    sizes, stage = bench.sizes, bench.stage
    hub, some = await cast.settled(stage, world.block(0, size=sizes.block))
    await declare_partners(hub)
    questions = cast.questions(some, sizes.checks)
    parameters = await parameters_of(hub, questions)
    rows: list[Row] = []
    with bench.bar("check over HTTP", len(sizes.processes) * len(sizes.clients) * sizes.pairs) as step:
        for processes in sizes.processes:
            async with service_on(stage, processes=processes) as service:
                requests = _requests(questions, partner_tokens(service.environment))
                contest = _Contest(stage=stage, requests=requests, parameters=parameters)
                for clients in sizes.clients:
                    async with load_on(service.address, requests, clients=clients) as load:
                        paired = await contest.run(load, clients=clients, pairs=sizes.pairs, step=step)
                    rows += _rows(paired, load, len(questions), clients=clients, processes=processes)
    return Section(
        title="One check over HTTP",
        how=(
            f"{len(questions)} checks of different firms and persons, one POST each over connections that stay open,"
            f" in a graph of {sizes.block:,} subjects: a trusted document, a bearer token, the verdict recorded before"
            " it is answered. The service runs as `hub up` starts it, the clients in another process; sixteen"
            " departments ask in turn. Beside it the statement of a check with the very same parameters through the"
            " bare driver, which records nothing. Database, service and clients share the machine's cores, so each"
            " takes from the others what it needs: a second process helps as far as cores are left."
        ),
        rows=tuple(rows),
    )


def _requests(questions: Sequence[CheckInput], tokens: Sequence[str]) -> Requests:
    return [(token, check(each)) for each, token in zip(questions, cycle(tokens), strict=False)]


def _rows(paired: Paired, load: Load, count: int, *, clients: int, processes: int) -> tuple[Row, ...]:
    asking = "1 client" if clients == 1 else f"{clients} clients"
    name = f"{'1 process' if processes == 1 else f'{processes} processes'}, {asking}"
    latencies = [each for one in load.rounds[1:] for each in one]
    aim = at_least(paired.share, AIM, percent(AIM)) if processes == AIMED_AT else None
    return (
        Row(what=f"service, {name}", measured=rate(count, median(paired.one))),
        Row(what=f"bare Cypher beside it, {asking}", measured=rate(count, median(paired.other))),
        Row(what=f"share of the bare rate, {name}", measured=percent(paired.share), aim=aim),
        *(
            Row(what=f"p{part} of a check, {name}", measured=milliseconds(quantile(latencies, part)))
            for part in (50, 95, 99)
        ),
    )
