"""Start-up: a local Neo4j for the first time and again, and opening the hub."""

import asyncio
import os
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.bench import Bench
from bench.pairs import Step, timed
from bench.report import Row, Section, milliseconds
from bench.stage import Stage
from hub.app.opening import open_hub
from hub.app.settings import Settings
from hub.engine import EngineSettings, start_local


async def measure(bench: Bench) -> Section:
    """Start databases in homes of their own, beside the one that runs; open hubs on that one."""
    sizes = bench.sizes
    await bench.stage.empty_hub()
    with bench.bar("start-up", sizes.starts + sizes.pairs) as step:
        starts = [await asyncio.to_thread(_first_and_next, step) for _ in range(sizes.starts)]
        opened = [await _opened(bench.stage, step) for _ in range(sizes.pairs)]
    rows = [Row(what="opening the hub on a running database", measured=milliseconds(median(opened)))]
    if starts:
        rows = [
            Row(what="first start of a local Neo4j", measured=milliseconds(median(first for first, _ in starts))),
            Row(what="next start on the same data", measured=milliseconds(median(again for _, again in starts))),
            *rows,
        ]
    return Section(
        title="Start-up",
        how=(
            "From the call until Bolt answers, the jars in the cache, each first start in a new folder. Opening is"
            " connecting, declaring constraints and indexes, bringing the catalogue's nodes up to date."
        ),
        rows=tuple(rows),
        notes=() if starts else ("Starts of the database are left out of a quick run.",),
    )


def _first_and_next(step: Step) -> tuple[float, float]:
    with TemporaryDirectory() as name:
        settings = EngineSettings.from_environment(os.environ).with_changes(home=Path(name) / "neo4j", port=0)
        taken = []
        for _ in range(2):
            begun = perf_counter()
            with start_local(settings):
                taken.append(perf_counter() - begun)
    step()
    return taken[0], taken[1]


async def _opened(stage: Stage, step: Step) -> float:
    server = stage.server
    settings = Settings(neo4j_uri=server.uri, neo4j_user=server.user, neo4j_password=server.password)
    async with AsyncExitStack() as stack:
        _, seconds = await timed(stack.enter_async_context(open_hub(settings)))
    step()
    return seconds
