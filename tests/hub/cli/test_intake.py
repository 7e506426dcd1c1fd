"""`hub intake` as it is called: counts, exit codes, quarantine, report, and what is wrong use."""

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import RegionCode
from hub.app.hub import Hub
from hub.cli.main import main
from hub.engine import RunningNeo4j
from tests.connectors.registry.writing import cells, file_of

A, B = (synthetic_uscc("91", RegionCode("330102"), serial) for serial in (1, 2))


class Shell:
    """Calls the command against the running server, in a folder of its own."""

    def __init__(self, server: RunningNeo4j, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "HUB_NEO4J_URI": server.uri,
            "HUB_NEO4J_USER": server.user,
            "HUB_NEO4J_PASSWORD": server.password,
            "HUB_ENV": "development",
            "HUB_DATA_DIR": str(folder / "data"),
            "HUB_TOKEN": "",
            "HUB_CLOCK_FILE": "",
            "HUB_SUPPLEMENTS": "",
            "HUB_CATALOGUE": "",
        }

    def file(self, name: str, content: bytes) -> str:
        path = self.folder / name
        path.write_bytes(content)
        return str(path)

    def process(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """The command as a process of its own."""
        code = "from hub.cli.main import main; main()"
        command = [sys.executable, "-c", code, "intake", *arguments, "--as", "OPERATOR"]
        return subprocess.Popen(command, env=os.environ | self.environment)

    def intake(self, *arguments: str, caller: str | None = "OPERATOR") -> Result:
        acting = () if caller is None else ("--as", caller)
        return CliRunner().invoke(main, ["intake", *arguments, *acting], env=self.environment)


@pytest.fixture
def shell(hub: Hub, neo4j_server: RunningNeo4j, tmp_path: Path) -> Shell:
    """The store behind it is empty."""
    return Shell(neo4j_server, tmp_path)


def test_a_register_is_loaded_and_loaded_again_unchanged(shell: Shell) -> None:
    path = shell.file("示例.csv", file_of([cells(A), cells("1"), cells(B)]))
    first, again = shell.intake("registry", path), shell.intake("registry", path, "--json")
    assert first.exit_code == 0, first.output
    assert first.stdout.startswith(
        "registry: 3 read, 2 accepted, 0 unchanged, 1 quarantined (INVALID_IDENTIFIER 1), listed in "
    )
    answer = json.loads(again.stdout)
    assert (again.exit_code, answer["read"], answer["accepted"], answer["unchanged"]) == (0, 3, 0, 2)
    quarantine = Path(answer["quarantineFile"])
    assert quarantine.parent == shell.folder / "data" / "quarantine"
    (row,) = map(json.loads, quarantine.read_text(encoding="utf-8").splitlines())
    assert (row["file"], row["line"], row["reason"]) == (path, 3, "INVALID_IDENTIFIER")


def test_quarantine_and_report_go_where_they_are_told_and_strict_fails(shell: Shell) -> None:
    path = shell.file("subjects.jsonl", b"?\n")
    report, quarantine = shell.folder / "report.json", shell.folder / "q.jsonl"
    result = shell.intake("subjects", path, "--report", str(report), "--quarantine", str(quarantine), "--strict")
    assert result.exit_code == 1
    assert json.loads(report.read_text(encoding="utf-8"))["quarantined"] == {"NOT_JSON": 1}
    assert len(quarantine.read_text(encoding="utf-8").splitlines()) == 1


def test_without_a_bad_row_no_quarantine_is_left_in_the_data_folder(shell: Shell) -> None:
    result = shell.intake("registry", shell.file("a.csv", file_of([cells(A)])), "--strict")
    assert result.exit_code == 0, result.output
    assert result.stdout == "registry: 1 read, 1 accepted, 0 unchanged\n"
    assert list((shell.folder / "data" / "quarantine").iterdir()) == []


def test_the_source_of_a_register_can_be_named(shell: Shell) -> None:
    path = shell.file("a.csv", file_of([cells(A)]))
    assert shell.intake("registry", path).exit_code == 0
    named = shell.intake("registry", path, "--source", "示例登记簿", "--json")
    assert json.loads(named.stdout)["accepted"] == 1


def test_a_file_of_another_kind_fails(shell: Shell) -> None:
    result = shell.intake("registry", shell.file("a.jsonl", b"{}\n"))
    assert result.exit_code == 1
    assert "is no file of this kind: nothing of it was read" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("registry",),
        ("registry", "none.csv"),
        ("companies", "a.jsonl"),
        ("subjects", "a.jsonl", "--source", "x"),
        ("subjects", "a.jsonl", "--batch", "0"),
        ("subjects", "a.jsonl", "--quarantine", "a.jsonl"),
        ("subjects", "a.jsonl", "--quarantine", "q", "--report", "q"),
    ],
)
def test_wrong_use_ends_with_2_and_reads_nothing(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(shell.folder)
    shell.file("a.jsonl", b"?\n")
    assert shell.intake(*arguments).exit_code == 2
    assert Path("a.jsonl").read_bytes() == b"?\n"


def test_a_caller_who_may_not_load_is_refused(shell: Shell) -> None:
    result = shell.intake("subjects", shell.file("a.jsonl", b"?\n"), caller="AUDITOR")
    assert result.exit_code == 1
    assert "NOT_PERMITTED" in result.stderr


def test_a_server_that_does_not_answer_is_said_with_1(shell: Shell) -> None:
    shell.environment["HUB_NEO4J_URI"] = "bolt://127.0.0.1:1"
    result = shell.intake("subjects", shell.file("a.jsonl", b"?\n"))
    assert result.exit_code == 1
    assert "STORE_UNREACHABLE" in result.stderr


def test_a_run_killed_in_its_middle_is_completed_by_the_same_run_again(shell: Shell) -> None:
    codes = [synthetic_uscc("91", RegionCode("330102"), serial) for serial in range(300)]
    path = shell.file("big.csv", file_of([cells("1"), *map(cells, codes)]))
    pipe = shell.folder / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # a process that fails early must not be waited for
    with shell.process("registry", path, "--batch", "20", "--quarantine", str(pipe)) as process:
        select.select([reader], [], [], 120)
        process.kill()  # the first batch is written, the others are not
    first_bad_row = os.read(reader, 4096)
    os.close(reader)
    assert b"INVALID_IDENTIFIER" in first_bad_row
    assert process.returncode == -9
    again, third = (json.loads(shell.intake("registry", path, "--json").stdout) for _ in range(2))
    assert 19 <= again["unchanged"] < 300
    assert again["accepted"] + again["unchanged"] == 300
    assert third["unchanged"] == 300


def test_brackets_in_the_name_of_a_file_are_shown_as_they_are(shell: Shell) -> None:
    path = shell.file("[red]a[blue].jsonl", b"?\n")
    result = shell.intake("registry", path)
    assert f"{path} is no file of this kind" in result.stdout


def test_one_file_by_two_names_is_loaded_twice(shell: Shell) -> None:
    path = shell.file("a.csv", file_of([cells(A)]))
    (shell.folder / "b.csv").symlink_to(path)
    result = shell.intake("registry", path, str(shell.folder / "b.csv"), "--json")
    assert [file["unchanged"] for file in json.loads(result.stdout)["files"]] == [0, 1]
