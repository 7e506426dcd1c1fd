"""Larger answers over HTTP: many checks in one call, why a restriction stands, and what rests on a listing."""

from collections.abc import Sequence
from statistics import median

from bench import cast, world
from bench.asked_over_http import asking, check_many
from bench.bench import Bench
from bench.http_load import Requests, load_on
from bench.pairs import Step, repeated
from bench.partners import declare_partners, partner_tokens, token_of
from bench.report import Row, Section, at_least, milliseconds, quantile, rate
from bench.service import Service, service_on
from bench.shapes import tree
from bench.stage import Stage
from bench.world import firm
from graph_models.vocabulary import Domain, ListingId, RestrictionId
from hub.app.hub import Hub
from hub.domain.answers.verdict import Restricted
from hub.domain.commands.check import CheckInput

AIM = 6_000
PROCESSES = 2
CLIENTS = (1, 4)
_TREE = 500_000
"""The first serial of the firms of the tree."""


async def measure(bench: Bench) -> Section:
    """Everything of one service in two processes."""
    sizes, stage = bench.sizes, bench.stage
    hub, some = await cast.settled(stage, world.block(0, size=sizes.block))
    await declare_partners(hub)
    listing, restriction = await _tree(hub, stage, controlled=sizes.controlled)
    questions = cast.questions(some, max(sizes.calls_of))
    rows: list[Row] = []
    steps = len(sizes.calls_of) * len(CLIENTS) * sizes.pairs + 2
    with bench.bar("answers over HTTP", steps) as step:
        async with service_on(stage, processes=PROCESSES) as service:
            for count in sizes.calls_of:
                for clients in CLIENTS:
                    row = await _many(bench, service, questions[:count], clients=clients, step=step)
                    rows.append(row)
            court = token_of(service.environment, department=cast.COURT)
            why = asking("why", {"restriction": restriction})
            rows += await _one_by_one(service, [(court, why)] * sizes.reads, f"a why through {_DEEP}", step=step)
            lifted = asking("lifted", {"listing": listing})
            what = f"what rests on a listing with {sizes.controlled} restrictions"
            rows += await _one_by_one(service, [(court, lifted)] * sizes.calls, what, step=step)
    return Section(
        title="Larger answers over HTTP",
        how=(
            f"`checkMany` from {CLIENTS[0]} client and from {CLIENTS[1]}, every check recorded before it is answered,"
            f" in a graph of {sizes.block:,} subjects; a why of the company at the end of the tree, and by `impact` of"
            f" a repair everything that rests on a listing that reaches {sizes.controlled} companies. `hub up` in"
            f" {PROCESSES} processes; the clients, in another, share the machine's cores with it and the database."
        ),
        rows=tuple(rows),
    )


_DEEP = "the tree of holdings"


async def _tree(hub: Hub, stage: Stage, *, controlled: int) -> tuple[ListingId, RestrictionId]:
    """A listing that reaches a tree of companies, and the restriction of the last of them."""
    subjects, links = tree(_TREE, controlled=controlled)
    await cast.load_subjects(hub, subjects)
    await cast.load_links(hub, links)
    command = cast.listing(firm(_TREE), number=_TREE, list_type=cast.DEBARRED)
    written = await hub.listings.list_subject(cast.LISTER, command)
    await stage.settle()
    verdict = await hub.checks.check(cast.LISTER, cast.question(links[-1].end, domain=Domain.PROCUREMENT))
    assert isinstance(verdict, Restricted)
    return written.value.id, verdict.restrictions[0].id


async def _many(bench: Bench, service: Service, questions: Sequence[CheckInput], *, clients: int, step: Step) -> Row:
    content, tokens = check_many(questions), partner_tokens(service.environment)
    calls = bench.sizes.calls * clients
    requests: Requests = [(tokens[number % len(tokens)], content) for number in range(calls)]
    async with load_on(service.address, requests, clients=clients) as load:
        taken = await repeated(load.send, times=bench.sizes.pairs, step=step)
    count, name = len(questions) * calls, f"{len(questions):,} a call, {clients} client{'s' if clients > 1 else ''}"
    whole = len(questions) == max(bench.sizes.calls_of)
    aim = at_least(count / taken, AIM, f"{AIM:,} a second") if whole else None
    return Row(what=f"subjects by `checkMany`, {name}", measured=rate(count, taken), aim=aim)


async def _one_by_one(service: Service, requests: Requests, what: str, *, step: Step) -> tuple[Row, ...]:
    async with load_on(service.address, requests, clients=1) as load:
        await load.send()
        await load.send()
    step()
    return (
        Row(what=what, measured=milliseconds(median(load.rounds[-1]))),
        Row(what=f"p95 of {what}", measured=milliseconds(quantile(load.rounds[-1], 95))),
    )
