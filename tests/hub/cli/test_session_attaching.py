"""Which database a command attaches to: the local one that runs, or the one that HUB_NEO4J_URI names."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hub.app.attaching import attached
from hub.app.data_folder import data_folder
from hub.app.settings import Settings
from hub.engine import EngineSettings, RunningNeo4j
from hub.engine.errors import NotRunning
from tests.hub.cli.conftest import BUYER, FIRM, Cli

ASK = ("check", "--uscc", FIRM, "--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW", "--as", f"AGENCY:{BUYER}")


@pytest.fixture
def data(neo4j_server: RunningNeo4j) -> str:
    """The data folder on which the shared server runs."""
    return str(neo4j_server.settings.home.parent)


def test_the_local_database_that_runs_is_found_by_its_data_folder(neo4j_server: RunningNeo4j, data: str) -> None:
    settings = Settings(neo4j_user="ignored", neo4j_password="ignored", fraud_bar_years=7)
    assert attached(settings, {"HUB_DATA_DIR": data, "HUB_NEO4J_URI": " "}) == replace(
        settings,
        neo4j_uri=neo4j_server.uri,
        neo4j_user=neo4j_server.user,
        neo4j_password=neo4j_server.password,
    )


def test_another_server_is_taken_as_it_is_named(data: str) -> None:
    environment = {"HUB_DATA_DIR": data, "HUB_NEO4J_URI": "neo4j://graph.example:7687", "HUB_NEO4J_USER": "hub"}
    settings = Settings.from_environment(environment)
    assert attached(settings, environment) is settings


def test_nothing_is_attached_to_where_nothing_runs(tmp_path: Path) -> None:
    with pytest.raises(NotRunning, match="start it with `hub db start`"):
        attached(Settings(), {"HUB_DATA_DIR": str(tmp_path)})


def test_the_data_folder_is_the_engines(tmp_path: Path) -> None:
    environment = {"HUB_DATA_DIR": str(tmp_path / "data")}
    assert data_folder(environment) == tmp_path / "data"
    assert data_folder({}) == EngineSettings.from_environment({}).home.parent


def test_a_command_attaches_to_the_local_database(cli: Cli, data: str) -> None:
    local = {"HUB_NEO4J_URI": "", "HUB_NEO4J_USER": "", "HUB_NEO4J_PASSWORD": "", "HUB_DATA_DIR": data}
    outcome = cli.run(*ASK, **local)
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith("CLEAR on 2025-03-01: ")


@pytest.mark.parametrize(
    ("changed", "exit_code", "code", "message"),
    [
        ({"HUB_NEO4J_PASSWORD": "another"}, 1, "STORE_UNREACHABLE", "the store refuses the user name or password"),
        ({"HUB_NEO4J_URI": "bolt://127.0.0.1:1"}, 1, "STORE_UNREACHABLE", "the store cannot be reached"),
        ({"HUB_NEO4J_DATABASE": "another"}, 1, "STORE_UNREACHABLE", "the store has no database of this name"),
        ({"HUB_NEO4J_URI": "http://127.0.0.1"}, 2, "INVALID_INPUT", "HUB_NEO4J_URI begins with bolt:// or neo4j://"),
        (
            {"HUB_NEO4J_URI": "bolt://hub:word@127.0.0.1"},
            2,
            "INVALID_INPUT",
            "HUB_NEO4J_URI goes on with a host and a port, and holds no user or password",
        ),
    ],
    ids=["password", "address", "database", "scheme", "a user in the address"],
)
def test_a_server_that_cannot_be_entered_is_said_plainly(
    cli: Cli, changed: dict[str, str], exit_code: int, code: str, message: str
) -> None:
    outcome = cli.run(*ASK, "--json", **changed)
    assert (outcome.exit_code, json.loads(outcome.stdout)) == (exit_code, {"code": code, "message": message})
    assert outcome.stderr == ""
