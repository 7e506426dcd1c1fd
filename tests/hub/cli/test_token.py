"""`hub token`: a development token, and none elsewhere."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph_models.errors import NotPermitted
from graph_models.vocabulary import Role
from hub.app.callers import Caller
from hub.app.clock import SettableClock
from hub.app.tokens.development import development_issuer
from hub.app.tokens.verifier import Verifier
from hub.cli.main import main

NOW = datetime(2025, 3, 1, 4, tzinfo=UTC)


def mint(folder: Path, *arguments: str, **environment: str) -> Result:
    (folder / "clock").write_text(NOW.isoformat(), encoding="ascii")
    own = {"HUB_ENV": "development", "HUB_DATA_DIR": str(folder), "HUB_CLOCK_FILE": str(folder / "clock")}
    return CliRunner().invoke(main, ("token", *arguments), env={**own, **environment})


async def test_a_token_lasts_as_many_days_as_asked(tmp_path: Path) -> None:
    token = json.loads(mint(tmp_path, "--as", "AUDITOR", "--days", "2", "--json").stdout)["token"]
    clock = SettableClock(NOW + timedelta(days=2, seconds=-1))
    verifier = Verifier(issuers=(development_issuer(tmp_path),), clock=clock)
    assert (await verifier.verify(token)).caller == Caller(role=Role.AUDITOR)
    clock.instant = NOW + timedelta(days=2)
    with pytest.raises(NotPermitted, match="has ended"):
        await verifier.verify(token)


def test_it_says_whom_and_nothing_else(tmp_path: Path) -> None:
    outcome = mint(tmp_path, "--as", "OPERATOR")
    assert outcome.stdout.count("\n") == 1
    assert outcome.stdout.count(".") == 2
    nobody = mint(tmp_path)
    assert (nobody.exit_code, nobody.stderr) == (2, "INVALID_INPUT: --as says whom the token names\n")


def test_none_is_minted_outside_development(tmp_path: Path) -> None:
    keys = "1:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="
    production = {"HUB_ENV": "production", "HUB_CLOCK_FILE": "", "HUB_DOCUMENT_KEYS": keys}
    outcome = mint(tmp_path, "--as", "AUDITOR", **production)
    assert outcome.exit_code == 1
    assert outcome.stderr == "NOT_PERMITTED: tokens are minted here with HUB_ENV=development only\n"
