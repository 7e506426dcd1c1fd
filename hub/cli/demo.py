"""`hub demo`: a generated county and three stories on a Neo4j of its own, every answer held to the law."""

import asyncio
import logging
import os
import secrets
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hub.app.demo.county.county import County, county_of
from hub.app.demo.demonstration import Chapter, perform
from hub.app.demo.loading import load_county, rows_of
from hub.app.demo.opening import open_for_demonstration
from hub.app.demo.story.stage import Stage, set_stage
from hub.app.hub import Hub
from hub.app.operations import Operations
from hub.app.remote.opening import over_http
from hub.cli.output import DONE, FAILED, Output, told
from hub.cli.presentation.demo.chapter import chapter_json, chapter_text, sum_text, title_text
from hub.engine import EngineSettings, RunningNeo4j, Shown, start_local
from hub.web.logs import configure

MOST_SEEDS: Final = 1_000_000
"""A seed that is not given is drawn below this, so that it can be typed again."""

Tell = Callable[[Stage, Chapter], None]
Way = Callable[[Hub], AbstractAsyncContextManager[Operations]]
"""How the stories reach the hub."""


@click.command()
@click.option("--seed", type=click.IntRange(min=0), help="The county to generate; without it one is drawn and printed.")
@click.option("--over-http", is_flag=True, help="Ask and act over HTTP, on the GraphQL service of `hub up`.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with every step.")
def demo(seed: int | None, over_http: bool, as_json: bool) -> None:
    """Play three stories on a generated county, in a database of its own that is deleted afterwards.

    Nobody in it is real: all names are 示例 names and all codes are synthetic. Each answer is compared with
    the one that the story's rule of law asks for; the exit code is 0 when all are right, else 1.

    With --over-http everybody in the stories asks and acts over the network, each with a token of its own: the GraphQL
    service is started on a free port of this machine, and stops at the end.
    """
    county = county_of(secrets.randbelow(MOST_SEEDS) if seed is None else seed)
    with told(Output(as_json=as_json)), _ended_in_order():
        chapters = _play(county, remote=over_http, as_json=as_json)
    sys.exit(exit_code(chapters))


def exit_code(chapters: Sequence[Chapter]) -> int:
    """0 only if there are answers and every one is right."""
    return DONE if chapters and all(chapter.performed.right for chapter in chapters) else FAILED


def _play(county: County, *, remote: bool, as_json: bool) -> list[Chapter]:
    console = Console(soft_wrap=True, highlight=False)
    if not as_json:
        again = f"hub demo --seed {county.seed}{' --over-http' if remote else ''}"
        console.print(f"seed {county.seed}: `{again}` repeats this run")
    shown: list[dict[str, object]] = []
    asked: list[str] = []

    def tell(stage: Stage, chapter: Chapter) -> None:
        if as_json:
            shown.append(chapter_json(stage, chapter))
            return
        if chapter.position == 1:
            console.print(title_text(chapter))
        console.print(chapter_text(stage, chapter))

    def tell_address(address: str) -> None:
        asked.append(address)
        if not as_json:
            console.print(f"asked over HTTP at {address}")

    way = partial(_over_http, tell=tell_address) if remote else _directly
    with _own_database() as server:
        chapters = asyncio.run(_perform(server, county, way, tell))
    right = sum(chapter.performed.right for chapter in chapters)
    Output(as_json=as_json).answer(
        {
            "seed": county.seed,
            "address": asked[0] if asked else None,
            "ok": right == len(chapters),
            "right": right,
            "steps": shown,
        },
        sum_text(right=right, count=len(chapters), seed=county.seed),
    )
    return chapters


async def _perform(server: RunningNeo4j, county: County, way: Way, tell: Tell) -> list[Chapter]:
    async with open_for_demonstration(server, county.opened) as opened:
        await _load(opened.hub, county)
        async with way(opened.hub) as operations:
            stage = await set_stage(operations, opened.clock, county)
            chapters = []
            async for chapter in perform(stage):
                tell(stage, chapter)
                chapters.append(chapter)
            return chapters


@asynccontextmanager
async def _directly(hub: Hub) -> AsyncIterator[Operations]:
    """The hub itself."""
    yield hub


@asynccontextmanager
async def _over_http(hub: Hub, *, tell: Callable[[str], None]) -> AsyncIterator[Operations]:
    """The hub as whoever asks it over the network has it; its log shows what goes wrong, and quotes nobody."""
    configure(logging.WARNING)
    async with over_http(hub) as reached:
        tell(reached.address)
        yield reached.hub


async def _load(hub: Hub, county: County) -> None:
    console = Console(stderr=True)
    columns = (TextColumn("loading the county"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task("", total=rows_of(county))
        await load_county(hub, county, watch=lambda count: bars.advance(task, count))


@contextmanager
def _own_database() -> Iterator[RunningNeo4j]:
    """A database in a temporary home; stopped and deleted at the end, whatever ends it."""
    with TemporaryDirectory(prefix="hub-demo-") as folder:
        settings = EngineSettings.from_environment(os.environ).with_changes(home=Path(folder) / "neo4j", port=0)
        with Shown() as progress:
            server = start_local(settings, progress=progress)
        with server:
            yield server


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """SIGTERM and SIGHUP end the demonstration as Ctrl-C does, so that nothing is left behind."""

    def end(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
