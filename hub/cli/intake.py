"""`hub intake`: load files of departments, registers, links and listings."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from graph_models.vocabulary import SourceId
from hub.app.data_folder import data_folder
from hub.app.intake.feed import open_feed
from hub.app.intake.kind import IntakeKind
from hub.app.intake.report import IntakeReport
from hub.app.intake.run import BATCH, IntakeJob, Watch, run_intake
from hub.cli.output import FAILED
from hub.cli.session import Session, hub_command

_REGISTER = "registry"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("kind", metavar="KIND", type=click.Choice([kind.value for kind in IntakeKind]))
@click.argument("files", nargs=-1, required=True, type=_FILE)
@click.option("--source", help=f"The register that company registrations come from; {_REGISTER} when absent.")
@click.option("--batch", type=click.IntRange(1, 10_000), default=BATCH, show_default=True, help="Rows a transaction.")
@click.option(
    "--quarantine",
    type=_NEW_FILE,
    help="Where rows that were set aside are listed, as JSON Lines; in the data folder when absent.",
)
@click.option("--report", type=_NEW_FILE, help="Write the counts to this file, as JSON.")
@click.option("--strict", is_flag=True, help="End with exit code 1 when any row was set aside.")
@hub_command
async def intake(
    session: Session,
    *,
    kind: str,
    files: tuple[Path, ...],
    source: str | None,
    batch: int,
    quarantine: Path | None,
    report: Path | None,
    strict: bool,
) -> None:
    """Load FILES of one KIND: company registrations as CSV (registry), or departments, sources, fleets,
    subjects, links or listings as neutral JSON Lines.

    Good rows are written; bad ones are set aside with their line and reason, and stop nothing. Loading the
    same files again changes nothing, and completes an intake that was broken off.
    """
    _refuse_overwriting(files, [path for path in (quarantine, report) if path is not None])
    wanted = IntakeKind(kind)
    if source is not None and wanted is not IntakeKind.REGISTRY:
        raise click.UsageError("--source goes with the kind registry; other kinds name their sources in each line")
    feed = open_feed(wanted, hub=session.hub, caller=session.caller, source=SourceId(source or _REGISTER))
    job = IntakeJob(
        files=files, quarantine=quarantine or _default_quarantine(wanted, files), report=report, batch=batch
    )
    with _progress(files) as watch:
        done = await run_intake(feed, job, watch=watch)
    if quarantine is None and not done.total.quarantined:
        job.quarantine.unlink()
    session.output.answer(done.as_json(), Text(_sentence(done)))
    if done.refused_files or (strict and done.total.quarantined):
        raise click.exceptions.Exit(FAILED)


def _refuse_overwriting(files: Sequence[Path], written: Sequence[Path]) -> None:
    """What is written is neither read nor written twice."""
    taken = {file.resolve() for file in files}
    if len(taken.union(path.resolve() for path in written)) < len(taken) + len(written):
        raise click.UsageError("--quarantine and --report name files of their own")


def _default_quarantine(kind: IntakeKind, files: Sequence[Path]) -> Path:
    """One file for each set of files, so that the same intake again replaces its own."""
    names = "\0".join(str(file.resolve()) for file in files)
    digest = hashlib.sha256(names.encode()).hexdigest()[:8]
    folder: Path = data_folder(os.environ) / "quarantine"
    return folder / f"{kind.value}-{files[0].stem}-{digest}.jsonl"


def _sentence(report: IntakeReport) -> str:
    total = report.total
    text = f"{report.kind}: {total.read} read, {total.accepted} accepted, {total.unchanged} unchanged"
    if total.quarantined:
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(total.quarantined.items()))
        text += f", {total.quarantined.total()} quarantined ({reasons}), listed in {report.quarantine}"
    for path in report.refused_files:
        text += f"\n{path} is no file of this kind: nothing of it was read"
    return text


@contextmanager
def _progress(files: Sequence[Path]) -> Iterator[Watch]:
    """A bar of bytes on standard error, where that is a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        tasks = {path: bar.add_task(path.name, total=path.stat().st_size) for path in files}

        def watch(path: Path, position: int) -> None:
            bar.update(tasks[path], completed=position)

        yield watch
