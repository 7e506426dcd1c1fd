"""`hub check --file`: a whole file of applicants, one line each, taken up where it stopped."""

import csv
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from graph_models.identifiers.synthetic import synthetic_uscc
from tests.hub.cli.conftest import BUYER, FIRM, REGION, Cli
from tests.hub.cli.stories import list_firm, register_firm

QUESTION = ("--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW", "--as", f"AGENCY:{BUYER}")


def applicants(cli: Cli, *lines: str) -> Path:
    path = cli.folder / "applicants.csv"
    path.write_text("\n".join(("uscc,reference,domain,kind", *lines)) + "\n", encoding="utf-8")
    return path


def answers(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def arguments(cli: Cli, path: Path) -> tuple[str, ...]:
    return ("check", "--file", str(path), "--out", str(cli.folder / "answers.csv"), *QUESTION)


def test_every_applicant_gets_one_line_and_a_bad_one_its_error(cli: Cli) -> None:
    register_firm(cli)
    listing = list_firm(cli)
    unknown = synthetic_uscc("91", REGION, 900)
    path = applicants(
        cli,
        f"{FIRM},甲,,",
        f"{unknown},乙,,",
        f"{FIRM[:-1]},丙,,",
        f"{FIRM},丁,LICENSING,",
        f'"{FIRM},戊,,',
        f"{FIRM},己,HONOURS,",
    )
    told = cli.json(*arguments(cli, path))
    lines = answers(cli.folder / "answers.csv")
    assert [(line["line"], line["reference"], line["verdict"], line["error"]) for line in lines] == [
        ("2", "甲", "RESTRICTED", ""),
        ("3", "乙", "CLEAR", ""),
        ("4", "丙", "", "INVALID_IDENTIFIER"),
        ("5", "丁", "", "MATTER_KIND_REQUIRED"),
        ("6", "", "", "INVALID_INPUT"),
        ("7", "己", "", "PURPOSE_REFUSED"),
    ]
    first, second = lines[0], lines[1]
    assert (first["effects"], first["listings"], first["until"]) == ("PROHIBIT", listing, "2027-02-20")
    assert (first["as_of"], first["law"] != "", first["check_id"] != "") == ("2025-03-01", True, True)
    assert (second["subject_known"], second["coverage"]) == ("no", "COMPLETE")
    assert told["applicants"] == 6
    assert told["verdicts"] == {"CLEAR": 1, "RESTRICTED": 1}


def test_a_file_that_was_broken_off_is_taken_up_and_nothing_is_asked_twice(cli: Cli) -> None:
    path = applicants(cli, *(f"{FIRM},{number},," for number in range(5)))
    whole = cli.json(*arguments(cli, path))
    assert (whole["applicants"], whole["kept"]) == (5, 0)
    first = answers(cli.folder / "answers.csv")
    refused = cli.json(*arguments(cli, path), exit_code=1)
    assert refused["code"] == "CONFLICT"
    again = cli.json(*arguments(cli, path), "--force")
    assert again["kept"] == 0
    second = answers(cli.folder / "answers.csv")
    assert {line["check_id"] for line in first}.isdisjoint(line["check_id"] for line in second)


START = "from hub.cli.main import main; main()"


def test_a_process_that_is_killed_loses_nothing_and_answers_nothing_twice(cli: Cli) -> None:
    count = 6_000
    path = applicants(cli, *(f"{FIRM},{number},," for number in range(count)))
    part, out = cli.folder / "answers.csv.part", cli.folder / "answers.csv"
    command = [sys.executable, "-c", START, *arguments(cli, path)]
    environment = {**os.environ, **cli.environment}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None and not (part.exists() and part.read_bytes().count(b"\n") > 1):
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.01)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert not out.exists()
    kept = [line["check_id"] for line in answers(part)]
    told = cli.json(*arguments(cli, path))
    assert (told["applicants"], told["kept"]) == (count, len(kept))
    lines = answers(out)
    assert [line["line"] for line in lines] == [str(number) for number in range(2, count + 2)]
    assert [line["check_id"] for line in lines[: len(kept)]] == kept
    assert len({line["check_id"] for line in lines}) == count


@pytest.mark.parametrize(
    "more",
    [("--uscc", FIRM), ("--name", "示例"), ("--reference", "7"), ("--at-least", "1")],
)
def test_what_belongs_to_one_subject_does_not_go_with_a_file(cli: Cli, more: tuple[str, str]) -> None:
    told = cli.json(*arguments(cli, applicants(cli)), *more, exit_code=2)
    assert told["code"] == "INVALID_INPUT"


def test_a_file_that_is_none_of_applicants_is_refused_whole(cli: Cli) -> None:
    path = cli.folder / "applicants.csv"
    path.write_text("company\nx\n", encoding="utf-8")
    told = cli.json(*arguments(cli, path), exit_code=2)
    assert "names their columns" in told["message"]
    assert sorted(one.name for one in cli.folder.iterdir()) == ["applicants.csv", "clock"]
