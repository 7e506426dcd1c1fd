"""Intake: rows a second through the service, and through `hub intake` from the file to the end of the command."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import cast, world
from bench.bench import Bench
from bench.commands import run_hub
from bench.neutral import write_links, write_subjects
from bench.pairs import Step, timed
from bench.report import Row, Section, at_least, rate
from bench.world import Block

AIM = 5_000

Load = Callable[[], Awaitable[object]]
Taken = dict[str, list[float]]


async def measure(bench: Bench) -> Section:
    """Load the same rows in both ways in turn, each time into an empty store."""
    some = world.block(0, size=bench.sizes.rows)
    counts = {"subjects": len(some.subjects), "links": len(some.links)}
    taken: Taken = {}
    with TemporaryDirectory() as name, bench.bar("intake", 4 * bench.sizes.loads) as step:
        folder = Path(name)
        write_subjects(folder / "subjects.jsonl", some.subjects)
        write_links(folder / "links.jsonl", some.links)
        for _ in range(bench.sizes.loads):
            await _through_the_service(bench, some, taken, step)
            await _through_the_command(bench, folder, taken, step)
    rows = [_row(what, counts[what.split()[0]], median(each)) for what, each in taken.items()]
    return Section(
        title="Intake",
        how=(
            f"{counts['subjects']:,} subjects (half of them persons, half of those with a document), then"
            f" {counts['links']:,} links between them, a thousand rows a transaction, into an empty store. The command"
            " runs in a process of its own: start of the program, opening the hub, reading and checking every line,"
            " writing."
        ),
        rows=tuple(rows),
    )


async def _through_the_service(bench: Bench, some: Block, taken: Taken, step: Step) -> None:
    hub = await bench.stage.empty_hub()
    _note(taken, "subjects through hub.intake", (await timed(cast.load_subjects(hub, some.subjects)))[1])
    step()
    _note(taken, "links through hub.intake", (await timed(cast.load_links(hub, some.links)))[1])
    step()


async def _through_the_command(bench: Bench, folder: Path, taken: Taken, step: Step) -> None:
    await bench.stage.empty_hub()
    for kind in ("subjects", "links"):
        words = ("intake", kind, str(folder / f"{kind}.jsonl"), "--as", "OPERATOR", "--strict")
        _note(taken, f"{kind} through `hub intake`", (await timed(run_hub(bench.stage, *words, folder=folder)))[1])
        step()


def _note(taken: Taken, what: str, seconds: float) -> None:
    taken.setdefault(what, []).append(seconds)


def _row(what: str, count: int, seconds: float) -> Row:
    return Row(what=what, measured=rate(count, seconds), aim=at_least(count / seconds, AIM, f"{AIM:,} a second"))
