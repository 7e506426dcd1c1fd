"""What every command of `hub` keeps to, a new one included: a caller, exit codes, errors as one JSON object."""

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from graph_models.vocabulary import Purpose
from hub.cli.main import main
from tests.hub.cli.conftest import Cli
from tests.hub.cli.tree import COMMANDS, DEMANDING, WITH_SESSION, WITHOUT_CALLER, CommandPath, least

Run = Callable[..., Result]

each_command = pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
each_with_session = pytest.mark.parametrize("path", WITH_SESSION, ids=" ".join)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command in development, where no database was started and nobody says who calls."""
    environment = {
        "HUB_ENV": "development",
        "HUB_NEO4J_URI": "",
        "HUB_DATA_DIR": str(tmp_path / "data"),
        "HUB_TOKEN": "",
        "HUB_CLOCK_FILE": "",
        "HUB_DB_PORT": "",
    }
    return lambda path, *words, **changed: CliRunner().invoke(
        main, [*path, *words], env=environment | changed, input="", catch_exceptions=False
    )


def refusal(outcome: Result) -> tuple[int, str]:
    """The exit code and the error's code; there is one JSON object on standard output, and a message in it."""
    (line,) = outcome.stdout.splitlines()
    told = json.loads(line)
    assert set(told) == {"code", "message"}
    assert told["message"]
    return outcome.exit_code, told["code"]


@each_command
def test_a_caller_can_be_stated_wherever_there_is_something_to_ask(path: CommandPath) -> None:
    options = [one for one in COMMANDS[path].params if isinstance(one, click.Option)]
    assert any("--as" in one.opts for one in options) is (path not in WITHOUT_CALLER)


@each_command
def test_help_says_what_the_command_is_for_and_names_each_of_its_options(path: CommandPath, run: Run) -> None:
    shown = run(path, "--help")
    assert (shown.exit_code, shown.stderr) == (0, "")
    for parameter in COMMANDS[path].params:
        assert all(name in shown.stdout for name in parameter.opts if name.startswith("-"))
    assert len((COMMANDS[path].help or "").split()) >= 4


@each_command
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["spoken", "json"])
def test_an_option_that_there_is_not_is_wrong_use(path: CommandPath, form: tuple[str, ...], run: Run) -> None:
    outcome = run(path, *form, "--no-such-option")
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert f"Usage: hub {' '.join(path)}" in outcome.stderr


@pytest.mark.parametrize("path", DEMANDING, ids=" ".join)
def test_what_is_required_and_not_given_is_wrong_use(path: CommandPath, run: Run) -> None:
    outcome = run(path)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "Missing" in outcome.stderr


@each_with_session
def test_without_a_database_a_command_fails_and_says_how_to_start_one(
    path: CommandPath, run: Run, tmp_path: Path
) -> None:
    words = least(path, tmp_path)
    outcome = run(path, *words, "--as", "AUDITOR", "--json")
    assert refusal(outcome) == (1, "NOT_RUNNING")
    assert "hub db start" in outcome.stdout
    spoken = run(path, *words, "--as", "AUDITOR")
    assert (spoken.exit_code, spoken.stdout) == (1, "")
    assert spoken.stderr.startswith("NOT_RUNNING: ")


@pytest.mark.parametrize("path", [*WITH_SESSION, ("token",)], ids=" ".join)
def test_a_wrong_setting_is_wrong_use(path: CommandPath, run: Run, tmp_path: Path) -> None:
    outcome = run(path, *least(path, tmp_path), "--as", "AUDITOR", "--json", HUB_ENV="holiday")
    assert refusal(outcome) == (2, "INVALID_INPUT")
    assert "HUB_ENV" in outcome.stdout


@pytest.mark.parametrize("path", [("demo",), ("up",), *(path for path in COMMANDS if path[0] == "db")], ids=" ".join)
def test_a_wrong_setting_of_the_local_database_is_wrong_use(path: CommandPath, run: Run, tmp_path: Path) -> None:
    outcome = run(path, *least(path, tmp_path), "--json", HUB_DB_PORT="x")
    assert refusal(outcome) == (2, "INVALID_INPUT")
    assert "HUB_DB_PORT" in outcome.stdout


@each_with_session
def test_nobody_asks_or_does_anything_unnamed(path: CommandPath, cli: Cli) -> None:
    outcome = cli.run(*path, *least(path, cli.folder), "--json")
    assert refusal(outcome) == (1, "NOT_PERMITTED")
    assert "nobody says who calls" in outcome.stdout


def test_a_check_names_its_purpose() -> None:
    (purpose,) = (one for one in COMMANDS["check",].params if one.name == "purpose")
    assert purpose.required
    assert isinstance(purpose.type, click.Choice)
    assert set(purpose.type.choices) == set(Purpose)


@pytest.mark.parametrize(
    "words",
    [("--uscc", "x", "--domain", "BANKING"), ("--file", __file__, "--out", "answers.csv", "--domain", "BANKING")],
    ids=["one subject", "a file of applicants"],
)
def test_a_check_without_a_purpose_is_wrong_use(words: tuple[str, ...], run: Run) -> None:
    outcome = run(("check",), *words, "--as", "AUDITOR")
    assert outcome.exit_code == 2
    assert "Missing option '--purpose'" in outcome.stderr
