"""Tokens of development: minted by an installation for itself, by the hub's clock, and nowhere else."""

from datetime import timedelta
from pathlib import Path

import jwt
import pytest

from graph_models.errors import NotPermitted
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import DepartmentCode, RegionCode, Role, SubjectId
from hub.app.callers import Caller
from hub.app.clock import SettableClock
from hub.app.tokens.development import development_issuer, development_token, mint_token
from hub.app.tokens.development_key import FILE_NAME, development_key
from hub.app.tokens.verifier import Verified, Verifier
from tests.hub.app.tokens.signing import NOW

CODE = DepartmentCode(synthetic_uscc("11", RegionCode("330100"), 7))
DOCUMENT_KEYS = "1:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="
AUDITOR = Caller(role=Role.AUDITOR)


def environment(folder: Path, **more: str) -> dict[str, str]:
    (folder / "clock").write_text(NOW.isoformat(), encoding="ascii")
    return {"HUB_ENV": "development", "HUB_DATA_DIR": str(folder), "HUB_CLOCK_FILE": str(folder / "clock"), **more}


def verifier_of(folder: Path) -> Verifier:
    return Verifier(issuers=(development_issuer(folder),), clock=SettableClock(NOW))


@pytest.mark.parametrize(
    "caller",
    [
        Caller(role=Role.AGENCY, department=CODE),
        Caller(role=Role.BANK, department=CODE),
        Caller(role=Role.SUBJECT, subject=SubjectId("p-1")),
        AUDITOR,
        Caller(role=Role.OPERATOR),
    ],
)
async def test_a_minted_token_names_the_caller_for_its_time(tmp_path: Path, caller: Caller) -> None:
    token = development_token(environment(tmp_path), caller=caller, lasts=timedelta(days=1))
    assert await verifier_of(tmp_path).verify(token) == Verified(caller=caller, ends_at=NOW + timedelta(days=1))


async def test_an_auditor_gets_one_for_thirty_days(tmp_path: Path) -> None:
    verified = await verifier_of(tmp_path).verify(development_token(environment(tmp_path)))
    assert verified == Verified(caller=AUDITOR, ends_at=NOW + timedelta(days=30))


def test_it_says_who_issued_it(tmp_path: Path) -> None:
    read = jwt.decode_complete(development_token(environment(tmp_path)), options={"verify_signature": False})
    assert read["header"] == {"alg": "EdDSA", "typ": "JWT", "kid": "development"}
    assert read["payload"]["iss"] == "joint-sanction-hub-development"
    assert read["payload"]["aud"] == "joint-sanction-hub"


async def test_another_installations_token_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    token = development_token(environment(tmp_path / "other"))
    with pytest.raises(NotPermitted, match="not one of this hub"):
        await verifier_of(tmp_path).verify(token)


async def test_only_the_one_name_of_its_key_is_known(tmp_path: Path) -> None:
    key = development_key(tmp_path)
    claims = jwt.decode(mint_token(AUDITOR, key=key, now=NOW, lasts=timedelta(1)), options={"verify_signature": False})
    token = jwt.encode(claims, key, "EdDSA", headers={"kid": "other"})
    with pytest.raises(NotPermitted, match="a key that is not known"):
        await verifier_of(tmp_path).verify(token)


def test_none_is_minted_and_no_key_is_made_outside_development(tmp_path: Path) -> None:
    production = environment(tmp_path, HUB_ENV="production", HUB_CLOCK_FILE="", HUB_DOCUMENT_KEYS=DOCUMENT_KEYS)
    with pytest.raises(NotPermitted, match="HUB_ENV=development only"):
        development_token(production)
    assert not (tmp_path / FILE_NAME).exists()
