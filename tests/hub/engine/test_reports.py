"""Following a child's reports within a limit."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.engine.errors import PortTaken, StartFailed, StartTimeout
from hub.engine.job import Report, encode_line
from hub.engine.progress import Stage
from hub.engine.reports import follow_reports
from hub.engine.work import Reporter
from tests.hub.engine.recorder import Recorder


@pytest.fixture
def pipe() -> Iterator[tuple[int, Reporter]]:
    read_end, write_end = os.pipe()
    yield read_end, Reporter(write_end)
    os.close(read_end)
    os.close(write_end)


def test_stages_are_shown_and_the_outcome_returned(pipe: tuple[int, Reporter], tmp_path: Path) -> None:
    read_end, reporter = pipe
    reporter.stage(Stage.JAVA)
    reporter.stage(Stage.DATABASE)
    reporter.send(Report(port=7))
    progress = Recorder()
    assert follow_reports(read_end, progress, seconds=10, log=tmp_path / "log") == Report(port=7)
    assert progress.stages == [Stage.JAVA, Stage.DATABASE]


def test_a_line_may_come_in_pieces(pipe: tuple[int, Reporter], tmp_path: Path) -> None:
    read_end, reporter = pipe
    line = encode_line(Report(stage=Stage.JAVA)) + encode_line(Report(exit_code=3))
    os.write(reporter.descriptor, line[:5])
    os.write(reporter.descriptor, line[5:])
    assert follow_reports(read_end, Recorder(), seconds=None, log=tmp_path / "log").exit_code == 3


def test_a_reported_error_is_raised(pipe: tuple[int, Reporter], tmp_path: Path) -> None:
    read_end, reporter = pipe
    reporter.send(Report(code="PORT_TAKEN", message="something else listens"))
    with pytest.raises(PortTaken, match="something else listens"):
        follow_reports(read_end, Recorder(), seconds=10, log=tmp_path / "log")


def test_silence_ends_at_the_limit_which_is_named(pipe: tuple[int, Reporter], tmp_path: Path) -> None:
    with pytest.raises(StartTimeout, match=r"after 0\.01 seconds \(HUB_DB_START_SECONDS\)"):
        follow_reports(pipe[0], Recorder(), seconds=0.01, log=tmp_path / "log")


@pytest.mark.parametrize("log", ["last words", None])
def test_an_end_without_a_word_names_the_log(tmp_path: Path, log: str | None) -> None:
    read_end, write_end = os.pipe()
    os.close(write_end)
    if log:
        (tmp_path / "log").write_text(log)
    with pytest.raises(StartFailed, match=f"see {tmp_path}/log") as caught:
        follow_reports(read_end, Recorder(), seconds=10, log=tmp_path / "log")
    os.close(read_end)
    assert caught.value.detail == (log or "")


def test_a_reporter_knows_when_nobody_reads() -> None:
    read_end, write_end = os.pipe()
    reporter = Reporter(write_end)
    assert reporter.send(Report(port=1))
    os.close(read_end)
    assert not reporter.send(Report(port=1))
    os.close(write_end)
