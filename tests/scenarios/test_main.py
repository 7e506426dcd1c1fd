"""`python -m tests.scenarios DIR`, as `make scenarios` runs it."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import yaml

from tests.scenarios.sample import raw_sample


def run(folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.scenarios", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def test_each_story_is_told_and_one_failure_is_enough_to_fail(tmp_path: Path) -> None:
    wrong = {**raw_sample(), "id": "sample-wrong"}
    wrong["expect"] = [{**wrong["expect"][0], "effects": ["LIMIT"]}]
    later = {**raw_sample(), "id": "sample-later", "needs": ["subject-end"]}
    later["events"] = [*later["events"], {"day": date(2025, 4, 1), "do": "dissolve", "subject": "A"}]
    odd = {**raw_sample(), "id": "sample-odd", "mood": "good"}
    text = yaml.safe_dump([raw_sample(), wrong, later, odd], allow_unicode=True)
    (tmp_path / "stories.yaml").write_text(text, encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines() == [
        "passed           sample-ban",
        "failed           sample-wrong",
        "    expectation 1 (2025-03-02 A in PROCUREMENT): effects: expected [LIMIT], got [PROHIBIT]",
        "expected failure sample-later",
        "    the hub keeps no end of a subject yet: event 2 (2025-04-01 dissolve): the hub keeps no `dissolve` yet",
        "failed           sample-odd",
        "    not a story of the format: Object contains unknown field `mood`",
        "1 expected failure, 2 failed, 1 passed",
    ]


def test_a_folder_without_stories_is_wrong_use(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no story in" in done.stderr
