"""What parent and child say to each other: one line each, whole on the other side, an error as the error it was."""

from dataclasses import replace

import msgspec
import pytest

from hub.engine.errors import DiskFull, EngineError, PortTaken, StartTimeout
from hub.engine.job import Job, Report, decode_job, decode_report, encode_line
from hub.engine.progress import Stage

SERVE = Job(
    home="/data/示例 neo4j",
    library="/jre/libjvm.so",
    class_path=("/jars/a.jar", "/jars/b.jar"),
    options=("-Xmx256m",),
    parent=7,
    properties="server.bolt.enabled=true\nserver.http.enabled=false\n",
    port=7687,
    stop_seconds=60,
)
LOAD = replace(SERVE, arguments=("database", "load", "neo4j"), replaces_database=True, stage=Stage.LOADING)


@pytest.mark.parametrize("job", [SERVE, LOAD])
def test_a_job_is_one_line_that_is_read_as_it_was(job: Job) -> None:
    line = encode_line(job)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert decode_job(line) == job


@pytest.mark.parametrize(
    "report",
    [
        Report(stage=Stage.JAVA),
        Report(port=7687),
        Report(exit_code=0),
        Report(code="PORT_TAKEN", message="something else\nlistens"),
    ],
)
def test_a_report_is_one_line_that_is_read_as_it_was(report: Report) -> None:
    line = encode_line(report)
    assert line.count(b"\n") == 1
    assert decode_report(line) == report


@pytest.mark.parametrize(
    ("code", "kind"),
    [("PORT_TAKEN", PortTaken), ("DISK_FULL", DiskFull), ("START_TIMEOUT", StartTimeout), ("NEVER_HEARD", EngineError)],
)
def test_a_reported_error_is_the_one_it_was(code: str, kind: type[EngineError]) -> None:
    error = Report(code=code, message="what happened").error()
    assert (type(error), error and error.message) == (kind, "what happened")


def test_a_report_without_a_code_is_no_error() -> None:
    assert [Report(port=1).error(), Report(exit_code=1).error(), Report(stage=Stage.JAVA).error()] == [None] * 3


@pytest.mark.parametrize("line", [b'{"home": 7}\n', b"{}\n", b"\n", b"not json\n"])
def test_a_line_that_is_no_job_is_refused(line: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_job(line)
