"""A run judges every row once, counts it, and can be broken off anywhere and done again.

The feeds here read the neutral format and write into a dictionary that judges as the hub does.
"""

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.neutral.parser import parse_neutral
from connectors.neutral.subjects import SUBJECTS
from connectors.registry.parser import parse_registry
from graph_models.errors import Conflict, InvalidInput, NotPermitted, StoreUnreachable
from graph_models.vocabulary import SourceId
from hub.app.intake.feed import Feed
from hub.app.intake.kind import IntakeKind
from hub.app.intake.report import IntakeReport
from hub.app.intake.run import IntakeJob, run_intake
from hub.domain.commands.record import RegisterSubject
from hub.services.intake import ACCEPTED, UNCHANGED, RowOutcome, RowStatus
from tests.connectors.neutral.writing import line_of


class Shelf:
    """Keeps what is loaded; refuses the name 示例恶, and stops answering after so many batches."""

    def __init__(self, batches: int = 1_000_000) -> None:
        self.kept: dict[object, RegisterSubject] = {}
        self.batches = batches
        self.sizes: list[int] = []

    async def load(self, rows: Sequence[RegisterSubject]) -> list[RowOutcome]:
        if self.batches == 0:
            raise StoreUnreachable("the store cannot be reached")
        self.batches -= 1
        self.sizes.append(len(rows))
        return [self._judge(row) for row in rows]

    def _judge(self, row: RegisterSubject) -> RowOutcome:
        if row.name == "示例恶":
            return RowOutcome(RowStatus.REFUSED, Conflict("it contradicts what is recorded", detail="示例恶"))
        before = self.kept.get(row.ref)
        self.kept[row.ref] = row
        return UNCHANGED if before == row else ACCEPTED


def feed_of(shelf: Shelf) -> Feed:
    parse = partial(parse_neutral, form=SUBJECTS)
    return Feed(kind=IntakeKind.SUBJECTS, parse=parse, load=shelf.load)


def line(number: int, name: str = "示例甲") -> bytes:
    return line_of({"ref": {"source": "x", "source_id": str(number)}, "kind": "PERSON", "name": name})


def silent(path: Path, position: int) -> None:
    """Watch nothing."""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write(content: bytes, name: str = "subjects.jsonl") -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return write


def job_of(*files: Path, **changes: Any) -> IntakeJob:
    folder = files[0].parent
    return IntakeJob(
        files=files, quarantine=folder / "q.jsonl", report=folder / "report.json", **({"batch": 2} | changes)
    )


def quarantined(job: IntakeJob) -> list[tuple[str, int, str]]:
    rows = [json.loads(text) for text in job.quarantine.read_text(encoding="utf-8").splitlines()]
    return [(Path(row["file"]).name, row["line"], row["reason"]) for row in rows]


async def test_rows_are_accepted_set_aside_and_counted_file_by_file(write: Callable[..., Path]) -> None:
    first = write(line(1) + b"\n" + line(2, "示例恶") + line(3) + b"{\n", "a.jsonl")
    second = write(line(1) + line(4), "b.jsonl")
    job = job_of(first, second)
    report = await run_intake(feed_of(Shelf()), job, watch=silent)
    assert report.as_json() == {
        "kind": "subjects",
        "complete": True,
        "read": 7,
        "accepted": 3,
        "unchanged": 1,
        "quarantined": {"CONFLICT": 1, "EMPTY_LINE": 1, "NOT_JSON": 1},
        "quarantineFile": str(job.quarantine),
        "files": [
            {
                "file": str(first),
                "read": 5,
                "accepted": 2,
                "unchanged": 0,
                "quarantined": {"CONFLICT": 1, "EMPTY_LINE": 1, "NOT_JSON": 1},
            },
            {"file": str(second), "read": 2, "accepted": 1, "unchanged": 1, "quarantined": {}},
        ],
    }
    assert quarantined(job) == [("a.jsonl", 2, "EMPTY_LINE"), ("a.jsonl", 3, "CONFLICT"), ("a.jsonl", 5, "NOT_JSON")]
    assert job.report is not None
    assert json.loads(job.report.read_text(encoding="utf-8")) == report.as_json()


async def test_a_refused_row_is_named_and_not_shown(write: Callable[..., Path]) -> None:
    job = job_of(write(line(1, "示例恶")))
    await run_intake(feed_of(Shelf()), job, watch=silent)
    text = job.quarantine.read_text(encoding="utf-8")
    assert "示例恶" not in text
    assert json.loads(text)["message"] == "it contradicts what is recorded"


async def test_a_transaction_takes_so_many_rows_at_most_and_no_call_is_empty(
    write: Callable[..., Path],
) -> None:
    shelf = Shelf()
    path = write(line(1) + b"x\n" + b"x\n" * 4 + line(2) + line(3) + line(4))
    await run_intake(feed_of(shelf), job_of(path, batch=3), watch=silent)
    assert shelf.sizes == [1, 3]


async def test_the_same_files_again_change_nothing(write: Callable[..., Path]) -> None:
    shelf, path = Shelf(), write(b"".join(line(number) for number in range(5)) + b"?\n")
    first = await run_intake(feed_of(shelf), job_of(path), watch=silent)
    second = await run_intake(feed_of(shelf), job_of(path), watch=silent)
    assert (first.total.accepted, first.total.unchanged) == (5, 0)
    assert (second.total.accepted, second.total.unchanged) == (0, 5)
    assert first.total.quarantined == second.total.quarantined
    assert len(quarantined(job_of(path))) == 1


async def test_a_store_that_goes_silent_stops_the_run_which_says_how_far_it_came(
    write: Callable[..., Path],
) -> None:
    job = job_of(write(b"".join(line(number) for number in range(9))))
    with pytest.raises(StoreUnreachable, match="4 rows were judged; running the same command again") as stop:
        await run_intake(feed_of(Shelf(batches=2)), job, watch=silent)
    assert stop.value.code == "STORE_UNREACHABLE"
    assert job.report is not None
    written = json.loads(job.report.read_text(encoding="utf-8"))
    assert (written["complete"], written["read"], written["accepted"]) == (False, 4, 4)


@settings(deadline=None)
@given(stop=st.integers(0, 6), batch=st.integers(1, 4))
async def test_a_run_broken_off_anywhere_and_done_again_ends_as_one_run_does(
    tmp_path_factory: pytest.TempPathFactory, stop: int, batch: int
) -> None:
    path = tmp_path_factory.mktemp("run") / "subjects.jsonl"
    path.write_bytes(b"".join(line(number % 4, f"示例{number}") + b"?\n" for number in range(6)))
    whole, broken = Shelf(), Shelf(batches=stop)
    reports: list[IntakeReport] = [await run_intake(feed_of(whole), job_of(path, batch=batch), watch=silent)]
    try:
        await run_intake(feed_of(broken), job_of(path, batch=batch), watch=silent)
    except StoreUnreachable:
        broken.batches = 1_000
        reports.append(await run_intake(feed_of(broken), job_of(path, batch=batch), watch=silent))
    assert broken.kept == whole.kept
    assert {each.total.read for each in reports} == {12}


async def test_a_row_that_the_caller_may_not_record_stops_the_run(write: Callable[..., Path]) -> None:
    async def refuse(rows: Sequence[RegisterSubject]) -> list[RowOutcome]:
        raise NotPermitted("only the operator or the keeper of the register may record this")

    job = job_of(write(line(1)))
    feed = Feed(kind=IntakeKind.SUBJECTS, parse=feed_of(Shelf()).parse, load=refuse)
    with pytest.raises(NotPermitted):
        await run_intake(feed, job, watch=silent)
    assert quarantined(job) == []


async def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    job = job_of(tmp_path / "none.jsonl")
    with pytest.raises(InvalidInput, match=r"a file fails: .*; 0 rows were judged"):
        await run_intake(feed_of(Shelf()), job, watch=silent)


async def test_a_quarantine_that_cannot_be_written_stops_the_run_before_it_loads(
    write: Callable[..., Path],
) -> None:
    shelf, path = Shelf(), write(line(1))
    with pytest.raises(InvalidInput, match="cannot write the quarantine"):
        await run_intake(feed_of(shelf), IntakeJob(files=(path,), quarantine=path / "q.jsonl"), watch=silent)
    assert shelf.kept == {}


async def test_the_watch_sees_every_byte_of_every_file(write: Callable[..., Path]) -> None:
    seen: list[tuple[str, int]] = []
    first, second = write(line(1) * 3, "a"), write(b"?\n", "b")
    await run_intake(
        feed_of(Shelf()),
        job_of(first, second),
        watch=lambda path, position: seen.append((path.name, position)),
    )
    size = len(line(1))
    assert seen == [("a", 2 * size), ("a", 3 * size), ("b", 2)]


async def test_a_file_of_another_kind_is_refused_whole(write: Callable[..., Path]) -> None:
    shelf, path = Shelf(), write(line(1))
    parse = partial(parse_registry, source=SourceId("registry"))
    feed = Feed(kind=IntakeKind.REGISTRY, parse=parse, load=shelf.load)
    report = await run_intake(feed, job_of(path), watch=silent)
    assert report.refused_files == (path,)
    assert (report.total.read, shelf.kept) == (1, {})
