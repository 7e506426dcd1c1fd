"""`hub db sweep`: what revisions have closed goes out of the way of reads of the present."""

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from hub.app.sweeping import sweep_database
from hub.cli.output import Output, told


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a sentence.")
def sweep(as_json: bool) -> None:
    """Move what revisions have closed out of the way of reads of the present. It must run.

    `hub up` does it by itself every minute; this is for databases that are written without it. Swept is what was
    closed by revisions that were published at least HUB_SWEEP_AFTER_SECONDS ago, as far as this or a write has
    noted it: the first sweep only begins to wait. No answer depends on it, and answers about the past stay. It also
    sweeps a server named by HUB_NEO4J_URI.
    """
    output = Output(as_json=as_json)
    with told(output):
        with _counter() as count:
            swept = asyncio.run(sweep_database(os.environ, count))
        shown = {"swept": swept.count, "through": str(swept.through)}
        output.answer(shown, f"{swept.count} swept, of revisions through {swept.through}")


@contextmanager
def _counter() -> Iterator[Callable[[int], None]]:
    """A spinner with the count on standard error, where that is a terminal."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("swept: {task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("swept", total=None)
        yield lambda count: bar.advance(task, count)
