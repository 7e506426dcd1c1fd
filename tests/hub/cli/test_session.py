"""Who calls, and to which database a command attaches."""

import json
from pathlib import Path

from click.testing import CliRunner

from hub.cli.main import main
from tests.hub.app.tokens.signing import AUDIENCE, ISSUER, ed25519, key_set, whole
from tests.hub.cli.conftest import BANK, BUYER, FIRM, Cli

DOCUMENT_KEYS = "1:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="
ASK = ("check", "--uscc", FIRM, "--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW", "--json")


def told(cli: Cli, *arguments: str, exit_code: int, **environment: str) -> dict[str, str]:
    outcome = cli.run(*ASK, *arguments, **environment)
    assert outcome.exit_code == exit_code, outcome.output
    shown: dict[str, str] = json.loads(outcome.stdout)
    return shown


def test_a_caller_has_to_be_said(cli: Cli) -> None:
    refused = told(cli, exit_code=1)
    assert refused["code"] == "NOT_PERMITTED"
    assert "HUB_TOKEN" in refused["message"]
    assert told(cli, "--as", "MAYOR", exit_code=2)["code"] == "INVALID_INPUT"


def test_a_department_acts_as_what_it_was_declared(cli: Cli) -> None:
    assert told(cli, "--as", f"AGENCY:{BUYER}", exit_code=0)["verdict"] == "CLEAR"
    assert told(cli, "--as", f"AGENCY:{BANK}", exit_code=1)["message"] == "no AGENCY with this code is declared"


def test_a_token_names_the_caller(cli: Cli) -> None:
    token = cli.run("token", "--as", f"AGENCY:{BUYER}").stdout.strip()
    assert told(cli, exit_code=0, HUB_TOKEN=token)["verdict"] == "CLEAR"
    assert told(cli, exit_code=1, HUB_TOKEN=token[:-2])["message"] == "the token is not one of this hub"


def test_a_token_of_the_issuer_names_the_caller_in_production(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_bytes(key_set(ed25519()))
    production = {
        "HUB_ENV": "production",
        "HUB_CLOCK_FILE": "",
        "HUB_DOCUMENT_KEYS": DOCUMENT_KEYS,
        "HUB_TOKEN_ISSUER": ISSUER,
        "HUB_TOKEN_AUDIENCE": AUDIENCE,
        "HUB_TOKEN_KEYS": str(tmp_path / "keys.json"),
    }
    token = ed25519().token(whole(role="AGENCY", department=BUYER, exp=1 << 33))
    assert told(cli, exit_code=0, HUB_TOKEN=token, **production)["verdict"] == "CLEAR"
    of_development = cli.run("token", "--as", f"AGENCY:{BUYER}").stdout.strip()
    refused = told(cli, exit_code=1, HUB_TOKEN=of_development, **production)
    assert refused["message"] == "the token is not one of this hub"


def test_a_stated_role_is_for_development(cli: Cli) -> None:
    production = {
        "HUB_ENV": "production",
        "HUB_CLOCK_FILE": "",
        "HUB_DOCUMENT_KEYS": DOCUMENT_KEYS,
    }
    refused = told(cli, "--as", "AUDITOR", exit_code=1, **production)
    assert refused["message"].startswith("--as is for development")
    assert told(cli, exit_code=1, HUB_TOKEN="x.y.z", **production)["message"].startswith("outside development HUB_T")


def test_without_a_database_it_says_how_to_start_one(tmp_path: Path) -> None:
    environment = {"HUB_NEO4J_URI": "", "HUB_DATA_DIR": str(tmp_path), "HUB_ENV": "development"}
    outcome = CliRunner().invoke(main, (*ASK, "--as", "AUDITOR"), env=environment)
    assert outcome.exit_code == 1
    shown = json.loads(outcome.stdout)
    assert shown["code"] == "NOT_RUNNING"
    assert "hub db start" in shown["message"]


def test_a_server_that_does_not_answer_is_said(tmp_path: Path) -> None:
    environment = {
        "HUB_NEO4J_URI": "bolt://127.0.0.1:1",
        "HUB_DATA_DIR": str(tmp_path),
        "HUB_ENV": "development",
    }
    outcome = CliRunner().invoke(main, (*ASK, "--as", "AUDITOR"), env=environment)
    assert (outcome.exit_code, json.loads(outcome.stdout)["code"]) == (1, "STORE_UNREACHABLE")
