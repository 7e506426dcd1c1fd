"""The file of answers survives an end at any byte, answers nothing twice, and appears whole or not at all."""

import csv
from pathlib import Path

import pytest

from graph_models.errors import Conflict, InvalidInput
from hub.cli.applicants.answer_file import AnswerFile
from hub.cli.applicants.answers import COLUMNS, Answer


def answer(line: int, verdict: str = "CLEAR") -> Answer:
    return {"line": str(line), "reference": "甲, 乙", "verdict": verdict}


def opened(out: Path, *, fingerprint: str = "f", overwrite: bool = False) -> AnswerFile:
    return AnswerFile(out, fingerprint=fingerprint, overwrite=overwrite)


def lines(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["line"] for row in csv.DictReader(file)]


def test_a_finished_file_is_renamed_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "answers.csv"
    with opened(out) as answers:
        answers.append([answer(2), answer(3, "NOTED")])
        assert not out.exists()
        answers.append([{"line": "4", "error": "INVALID_INPUT", "message": "x"}])
        tally = answers.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]
    assert lines(out) == ["2", "3", "4"]
    assert dict(tally.verdicts) == {"CLEAR": 1, "NOTED": 1}
    assert dict(tally.errors) == {"INVALID_INPUT": 1}


def test_an_end_at_any_byte_keeps_the_whole_lines_and_drops_the_torn_one(tmp_path: Path) -> None:
    out, part = tmp_path / "answers.csv", tmp_path / "answers.csv.part"
    with opened(out) as answers:
        answers.append([answer(2), answer(3)])
    whole = part.read_bytes()
    header = len(",".join(COLUMNS)) + 1
    for length in (*range(0, len(whole), 5), header - 1, header, len(whole)):
        part.write_bytes(whole[:length])
        with opened(out) as answers:
            kept = answers.answered
            answers.append([answer(kept + 2)])
        assert kept == max(whole[:length].count(b"\n") - 1, 0)
        assert lines(part) == [str(number) for number in range(2, kept + 3)], length
        assert part.read_bytes().startswith(whole[:header])


def test_answers_to_another_question_are_never_mixed_in(tmp_path: Path) -> None:
    out = tmp_path / "answers.csv"
    with opened(out) as answers:
        answers.append([answer(2)])
    with pytest.raises(Conflict, match="another question"):
        opened(out, fingerprint="g").__enter__()
    (tmp_path / "answers.csv.part.json").unlink()
    with pytest.raises(Conflict, match="another question"):
        opened(out).__enter__()


def test_a_finished_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    out = tmp_path / "answers.csv"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(Conflict, match="exists"):
        opened(out).__enter__()
    with opened(out, overwrite=True) as answers:
        answers.append([answer(2)])
        assert out.read_text(encoding="utf-8") == "old"
        answers.finish()
    assert lines(out) == ["2"]


def test_two_runs_do_not_answer_into_one_file(tmp_path: Path) -> None:
    out = tmp_path / "answers.csv"
    with opened(out) as first:
        with pytest.raises(Conflict, match="another process"):
            opened(out).__enter__()
        first.append([answer(2)])
    with opened(out) as second:
        assert second.answered == 1


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot write"):
        opened(tmp_path / "missing" / "answers.csv").__enter__()
