"""`python -m bench`: measure on a real local Neo4j in a temporary home, and write bench/RESULTS.md."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bench.bench import Bench
from bench.figures import (
    check,
    growth,
    http_answers,
    http_check,
    http_followers,
    http_memory,
    intake,
    many,
    memory,
    reached,
    startup,
    superseded,
    wide_holder,
)
from bench.machine import described
from bench.report import Section, rendered, write
from bench.sizes import FULL, QUICK, Sizes
from bench.stage import stage_on
from hub.engine import EngineSettings, RunningNeo4j, Shown, start_local

FIGURES: dict[str, Callable[[Bench], Awaitable[Section]]] = {
    "check": check.measure,
    "many": many.measure,
    "reached": reached.measure,
    "wide-holder": wide_holder.measure,
    "intake": intake.measure,
    "startup": startup.measure,
    "memory": memory.measure,
    "growth": growth.measure,
    "superseded": superseded.measure,
    "http-check": http_check.measure,
    "http-answers": http_answers.measure,
    "http-followers": http_followers.measure,
    "http-memory": http_memory.measure,
}
RESULTS = Path(__file__).parent / "RESULTS.md"


@click.command()
@click.option("--only", "names", multiple=True, type=click.Choice(list(FIGURES)), help="This figure; repeatable.")
@click.option("--quick", is_flag=True, help="A few rows only: shows that the figures can be taken.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=RESULTS, help="The report.")
def main(names: tuple[str, ...], out: Path, *, quick: bool) -> None:
    """Measure every figure, or only some, and write the report; without an --out of its own only a whole run
    replaces the committed one."""
    chosen = names or tuple(FIGURES)
    with TemporaryDirectory() as home, Shown() as progress:
        settings = EngineSettings.from_environment(os.environ).with_changes(home=Path(home) / "neo4j", port=0)
        with start_local(settings, progress=progress) as server:
            text = asyncio.run(measured(server, chosen, sizes=QUICK if quick else FULL))
    if out == RESULTS and (names or quick):
        click.echo(text)
    else:
        write(out, text)
        click.echo(f"written: {out.name}")


async def measured(server: RunningNeo4j, names: Sequence[str], *, sizes: Sizes) -> str:
    """The report of these figures on a running server, whose data they replace."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    async with stage_on(server, replans=sizes is FULL) as stage:
        with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
            bench = Bench(stage=stage, sizes=sizes, bars=bars)
            sections = []
            for name in names:
                console.print(f"measuring: {name}")
                sections.append(await FIGURES[name](bench))
        return rendered(await described(stage), sections, quick=sizes is QUICK)


if __name__ == "__main__":
    main()
