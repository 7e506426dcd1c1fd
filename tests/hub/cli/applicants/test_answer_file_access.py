"""A file of answers that cannot be made is wrong use, said before anybody is asked about."""

from pathlib import Path

import pytest

from graph_models.errors import InvalidInput
from hub.cli.applicants.answer_file import AnswerFile


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="there is no such folder"):
        AnswerFile(tmp_path / "none" / "answers.csv", fingerprint="f", overwrite=False).__enter__()


def test_a_lock_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "answers.csv.lock").mkdir()
    with pytest.raises(InvalidInput, match=r"cannot write .*answers\.csv: "):
        AnswerFile(tmp_path / "answers.csv", fingerprint="f", overwrite=False).__enter__()
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv.lock"]
