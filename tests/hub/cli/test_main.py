"""`hub` itself: its commands, their help, and its exit codes in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hub.cli.main import main
from tests.hub.cli.conftest import BUYER, FIRM, Cli
from tests.hub.cli.tree import COMMANDS

PROMISED = {"check", "why", "impact", "list", "repair", "do", "intake", "catalogue", "token", "db"}


def test_every_promised_command_is_there() -> None:
    assert {path[0] for path in COMMANDS} >= PROMISED
    assert {("repair", "apply"), ("repair", "decide"), ("repair", "revoke"), ("catalogue", "repeal")} <= set(COMMANDS)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_json_and_help_for_each_option(path: tuple[str, ...]) -> None:
    command = COMMANDS[path]
    options = [one for one in command.params if isinstance(one, click.Option)]
    assert any("--json" in one.opts for one in options)
    assert [one.name for one in options if not one.help] == []
    shown = CliRunner().invoke(main, (*path, "--help"))
    assert (shown.exit_code, shown.stdout.startswith(f"Usage: hub {' '.join(path)}")) == (0, True)
    assert command.help


def run(environment: dict[str, str], *arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    start = [sys.executable, "-c", "from hub.cli.main import main; main()", *arguments]
    return subprocess.run(
        start, input=stdin, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120, check=False
    )


def test_a_process_answers_and_ends_with_its_code(cli: Cli) -> None:
    ask = ("check", "--uscc", FIRM, "--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW")
    environment = dict(cli.environment)
    done = run(environment, *ask, "--as", f"AGENCY:{BUYER}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("CLEAR on 2025-03-01: ")
    assert "\x1b" not in done.stdout
    refused = run(environment, *ask, "--as", "OPERATOR")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("NOT_PERMITTED: ")
    wrong = run(environment, "check", "--uscc", FIRM)
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_a_process_says_wrong_settings(tmp_path: Path) -> None:
    done = run({"HUB_ENV": "holiday", "HUB_DATA_DIR": str(tmp_path)}, "token", "--as", "AUDITOR")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "INVALID_INPUT: HUB_ENV is development or production\n"


def test_a_command_does_not_wait_for_the_imports_of_the_service() -> None:
    heavy = "import sys, hub.cli.main, hub.cli.check; print({'strawberry', 'starlette', 'uvicorn'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == "set()\n"
