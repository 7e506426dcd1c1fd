"""The quarantine names rows and does not show them."""

import json
from pathlib import Path

import pytest

from connectors.reason import Reason
from connectors.row import Rejected, line_digest
from graph_models.errors import InvalidInput
from hub.app.intake.quarantine import QuarantineFile

SECRET = "示例某某,11010519491231002X".encode()
ROW = Rejected.because(Reason.WRONG_TYPE, "expected str, got int", line=7, content=SECRET, field="name")


def test_a_row_has_its_place_reason_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "new" / "q.jsonl"
    with QuarantineFile(path) as quarantine:
        quarantine.add(Path("示例.csv"), [ROW])
        quarantine.add(Path("示例.csv"), [])
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "file": "示例.csv",
        "line": 7,
        "reason": "WRONG_TYPE",
        "field": "name",
        "message": "expected str, got int",
        "sha256": line_digest(SECRET),
    }
    assert "11010519491231002X" not in path.read_text(encoding="utf-8")


def test_rows_are_in_the_file_before_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    with QuarantineFile(path) as quarantine:
        quarantine.add(Path("a"), [ROW, ROW])
        assert len(path.read_text(encoding="utf-8").splitlines()) == 2


def test_a_second_intake_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    for _ in range(2):
        with QuarantineFile(path) as quarantine:
            quarantine.add(Path("a"), [ROW])
    assert len(path.read_text(encoding="utf-8").splitlines()) == 1


def test_a_quarantine_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(InvalidInput, match="cannot write the quarantine"),
        QuarantineFile(tmp_path / "file" / "q"),
    ):
        pass
