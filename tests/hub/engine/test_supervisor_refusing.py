"""A supervisor that cannot start tells the one who waits why, and ends."""

import os
from pathlib import Path

import pytest

from hub.engine import EngineSettings
from hub.engine.errors import JavaMissing
from hub.engine.home import DataHome
from hub.engine.job import decode_report
from hub.engine.supervisor import supervise
from hub.engine.work import Reporter


@pytest.mark.parametrize("missing", ["jre", "jars"])
def test_a_start_that_fails_is_reported_with_its_code(settings: EngineSettings, tmp_path: Path, missing: str) -> None:
    (tmp_path / "empty").mkdir()
    read_end, write_end = os.pipe()
    wrong = settings.with_changes(**{missing: tmp_path / "empty"})
    assert supervise(wrong, Reporter(write_end)) == 1
    os.close(write_end)
    with os.fdopen(read_end, "rb") as reports:
        last = [decode_report(line) for line in reports][-1]
    assert isinstance(last.error(), JavaMissing)
    assert not DataHome(settings.home).is_owned()
