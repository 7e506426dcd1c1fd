"""What the service holds in memory after some requests and after very many: it must not grow with them."""

from itertools import cycle

from bench import cast, world
from bench.asked_over_http import check
from bench.bench import Bench
from bench.http_load import Load, load_on
from bench.pairs import Step
from bench.partners import declare_partners, partner_tokens
from bench.report import Row, Section, at_most, mebibytes, times
from bench.service import Service, service_on

CLIENTS = 16
AIM = 1.1


async def measure(bench: Bench) -> Section:
    """One process, asked until both numbers are reached."""
    few, many = bench.sizes.requests
    hub, some = await cast.settled(bench.stage, world.block(0, size=bench.sizes.block))
    await declare_partners(hub)
    questions = cast.questions(some, few)
    with bench.bar("memory of the service", many // few) as step:
        async with service_on(bench.stage, processes=1) as service:
            requests = [
                (token, check(each))
                for each, token in zip(questions, cycle(partner_tokens(service.environment)), strict=False)
            ]
            begun = service.resident()
            async with load_on(service.address, requests, clients=CLIENTS) as load:
                held = [await _after_a_round(load, service, step) for _ in range(many // few)]
    return Section(
        title="Memory of the service",
        how=(
            f"One process of `hub up` without its database, before the first request, after {few:,} checks over HTTP"
            f" and after {many:,}, asked by {CLIENTS} clients over connections that stay open. Every check is recorded."
        ),
        rows=(
            Row(what="before the first request", measured=mebibytes(begun)),
            Row(what=f"after {few:,} requests", measured=mebibytes(held[0])),
            Row(what=f"after {many:,} requests", measured=mebibytes(held[-1])),
            Row(what="growth", measured=times(held[-1] / held[0]), aim=at_most(held[-1] / held[0], AIM, times(AIM))),
        ),
    )


async def _after_a_round(load: Load, service: Service, step: Step) -> int:
    await load.send()
    load.rounds.clear()
    step()
    return service.resident()
