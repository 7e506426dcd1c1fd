"""Runs an intake: file by file, batch by batch; good rows are written, bad ones set aside, all are counted.

Nothing has to be remembered between runs: identities are natural keys, so a run that was killed anywhere is
completed by the same run again, and a whole run again changes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from connectors.row import Parsed, Rejected
from graph_models.errors import InvalidInput, Unavailable
from hub.app.intake.batches import Batch, for_each_batch
from hub.app.intake.feed import Feed
from hub.app.intake.quarantine import QuarantineFile
from hub.app.intake.report import Counts, IntakeReport
from hub.services.intake import RowStatus

BATCH = 1_000
"""How many rows one transaction takes unless told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeJob:
    """What is taken in, where bad rows and counts go; `batch` is the number of rows a transaction."""

    files: Sequence[Path]
    quarantine: Path
    report: Path | None = None
    batch: int = BATCH


Watch = Callable[[Path, int], None]
"""Told after each batch how many bytes of a file are done."""


async def run_intake(feed: Feed, job: IntakeJob, *, watch: Watch) -> IntakeReport:
    """Load every row of every file once; the report is written even when the intake stops.

    Errors: `Unavailable` when the store does not answer, InvalidInput when a file cannot be read or written,
    NotPermitted for a row of a source that is not the caller's. What was loaded stays; running again goes on.
    """
    report = IntakeReport(kind=feed.kind, quarantine=job.quarantine)
    with QuarantineFile(job.quarantine) as quarantine:
        try:
            for path in job.files:
                counts = report.begin(path)
                await _FileRun(feed=feed, path=path, counts=counts, quarantine=quarantine).run(job.batch, watch)
            report.complete = True
        except Unavailable as error:
            raise type(error)(f"{error.message}; {_so_far(report)}", detail=error.detail) from error
        except OSError as error:
            raise InvalidInput(f"a file fails: {error.strerror or error}; {_so_far(report)}") from error
        finally:
            if job.report is not None:
                report.write(job.report)
    return report


def _so_far(report: IntakeReport) -> str:
    return f"{report.total.read} rows were judged; running the same command again goes on safely"


@dataclass(frozen=True, slots=True, kw_only=True)
class _FileRun:
    """One file on its way into the hub."""

    feed: Feed
    path: Path
    counts: Counts
    quarantine: QuarantineFile

    async def run(self, size: int, watch: Watch) -> None:
        """Judge every row of the file."""

        async def act(batch: Batch) -> None:
            await self._judge(batch)
            watch(self.path, batch.position)

        with self.path.open("rb") as stream:
            await for_each_batch(stream, self.feed.parse(stream), size=size, act=act)

    async def _judge(self, batch: Batch) -> None:
        parsed = [row for row in batch.rows if isinstance(row, Parsed)]
        bad = [row for row in batch.rows if isinstance(row, Rejected)]
        outcomes = await self.feed.load([row.value for row in parsed]) if parsed else ()
        for row, outcome in zip(parsed, outcomes, strict=True):
            if outcome.error is not None:
                bad.append(Rejected.after(outcome.error, line=row.line, content=row.content))
            elif outcome.status is RowStatus.ACCEPTED:
                self.counts.accepted += 1
            else:
                self.counts.unchanged += 1
        bad.sort(key=lambda row: row.line)
        self.quarantine.add(self.path, bad)
        self.counts.quarantined.update(row.reason for row in bad)
