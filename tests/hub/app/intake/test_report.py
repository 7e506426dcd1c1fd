"""Counts add up, by file and together, and are written whole or not at all."""

import json
from pathlib import Path

import pytest

from connectors.reason import ReasonCode
from graph_models.errors import InvalidInput
from hub.app.intake.kind import IntakeKind
from hub.app.intake.report import IntakeReport

CONFLICT, HEADER = ReasonCode("CONFLICT"), ReasonCode("WRONG_HEADER")


@pytest.fixture
def report() -> IntakeReport:
    report = IntakeReport(kind=IntakeKind.REGISTRY, quarantine=Path("q.jsonl"), complete=True)
    first = report.begin(Path("a.csv"))
    first.accepted, first.unchanged = 5, 2
    first.quarantined.update({CONFLICT: 3, ReasonCode("ACT"): 1})
    second = report.begin(Path("b.csv"))
    second.quarantined.update([HEADER])
    return report


def test_a_report_shows_files_and_their_sum(report: IntakeReport) -> None:
    assert report.as_json() == {
        "kind": "registry",
        "complete": True,
        "read": 12,
        "accepted": 5,
        "unchanged": 2,
        "quarantined": {"ACT": 1, "CONFLICT": 3, "WRONG_HEADER": 1},
        "quarantineFile": "q.jsonl",
        "files": [
            {"file": "a.csv", "read": 11, "accepted": 5, "unchanged": 2} | {"quarantined": {"ACT": 1, "CONFLICT": 3}},
            {"file": "b.csv", "read": 1, "accepted": 0, "unchanged": 0, "quarantined": {"WRONG_HEADER": 1}},
        ],
    }
    assert report.refused_files == (Path("b.csv"),)


def test_one_file_given_twice_is_counted_twice() -> None:
    report = IntakeReport(kind=IntakeKind.LINKS, quarantine=Path("q"))
    report.begin(Path("a")).accepted = 1
    report.begin(Path("a")).unchanged = 1
    assert report.total.read == 2


def test_without_a_bad_row_there_is_no_quarantine_file_to_name() -> None:
    report = IntakeReport(kind=IntakeKind.LINKS, quarantine=Path("q"))
    assert report.as_json()["quarantineFile"] is None
    assert report.as_json()["complete"] is False


def test_a_report_replaces_the_one_before(report: IntakeReport, tmp_path: Path) -> None:
    path = tmp_path / "报告.json"
    path.write_text("x" * 10_000)
    report.write(path)
    assert json.loads(path.read_text(encoding="utf-8")) == report.as_json()
    assert [each.name for each in tmp_path.iterdir()] == ["报告.json"]


def test_a_report_that_cannot_be_written_is_said(report: IntakeReport, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot write the report"):
        report.write(tmp_path / "none" / "report.json")
