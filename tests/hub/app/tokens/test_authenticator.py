"""Who presents a token, on a real hub: whose tokens count where, and what a department acts with."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from graph_models.civil_time import noon
from graph_models.errors import NotPermitted, Unavailable
from graph_models.vocabulary import Domain, Role, SubjectId
from hub.app.clock import SettableClock
from hub.app.hub import Hub
from hub.app.settings import Settings
from hub.app.tokens.authenticator import TokenAuthenticator
from hub.app.tokens.development import development_token
from hub.domain.commands.record import DeclareDepartment
from hub.domain.principal import Principal
from hub.web.identity import Authenticator, Identified
from tests.hub.app.tokens.signing import AUDIENCE, ISSUER, SigningKey, ed25519, key_set, p256, whole
from tests.hub.app.tokens.ticking import Ticking
from tests.hub.engine.jar_server import JarServer
from tests.support.house import START
from tests.support.town import BANK, BUYER, CITY, OPERATOR, PROVINCE

DOCUMENT_KEYS = "1:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="
ENDS = int((noon(START) + timedelta(hours=2)).timestamp())


@pytest.fixture
def server() -> Iterator[JarServer]:
    with JarServer(files={"keys": key_set(ed25519(), p256())}) as server:
        yield server


def production(folder: Path, **more: str) -> dict[str, str]:
    return {"HUB_ENV": "production", "HUB_DOCUMENT_KEYS": DOCUMENT_KEYS, "HUB_DATA_DIR": str(folder), **more}


def trusting(keys: object, **more: str) -> dict[str, str]:
    return {"HUB_TOKEN_ISSUER": ISSUER, "HUB_TOKEN_AUDIENCE": AUDIENCE, "HUB_TOKEN_KEYS": str(keys), **more}


def authenticator_of(hub: Hub, environment: Mapping[str, str], time: Ticking | None = None) -> TokenAuthenticator:
    settings = Settings.from_environment(environment)
    return TokenAuthenticator.of(hub, settings, environment, monotonic=time or Ticking())


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def declare(hub: Hub, *domains: Domain) -> None:
    await hub.registry.declare_department(
        OPERATOR, DeclareDepartment(code=BUYER, name="示例采购中心", region=CITY, domains=frozenset(domains))
    )


def of_buyer(key: SigningKey, role: str = "AGENCY") -> str:
    return key.token(whole(exp=ENDS, role=role, department=BUYER))


async def test_keys_of_a_file_and_of_an_address_let_a_department_in(
    hub: Hub, server: JarServer, tmp_path: Path
) -> None:
    await declare(hub, Domain.PROCUREMENT)
    file = tmp_path / "keys.json"
    file.write_bytes(key_set(ed25519(), p256()))
    for place in (file, f"{server.address}/keys"):
        authenticator: Authenticator = authenticator_of(hub, production(tmp_path, **trusting(place)))
        for key in (ed25519(), p256()):
            assert await authenticator.identify(of_buyer(key)) == Identified(
                principal=Principal(
                    role=Role.AGENCY, department=BUYER, domains=frozenset({Domain.PROCUREMENT}), region=CITY
                ),
                ends_at=noon(START) + timedelta(hours=2, seconds=5),
            )


async def test_a_subject_acts_for_itself(hub: Hub, server: JarServer, tmp_path: Path) -> None:
    authenticator = authenticator_of(hub, production(tmp_path, **trusting(f"{server.address}/keys")))
    identified = await authenticator.identify(ed25519().token(whole(exp=ENDS, role="SUBJECT", sub="p-1")))
    assert identified.principal == Principal(role=Role.SUBJECT, subject=SubjectId("p-1"))


async def test_a_change_of_rights_counts_after_a_second(hub: Hub, server: JarServer, tmp_path: Path) -> None:
    await declare(hub, Domain.PROCUREMENT)
    time = Ticking()
    authenticator = authenticator_of(hub, production(tmp_path, **trusting(f"{server.address}/keys")), time)
    token = of_buyer(ed25519())
    before = (await authenticator.identify(token)).principal
    await declare(hub, Domain.BIDDING)
    assert (await authenticator.identify(token)).principal == before
    time.on(1)
    assert (await authenticator.identify(token)).principal.domains == {Domain.BIDDING}


@pytest.mark.parametrize(("role", "department"), [("AGENCY", BANK), ("BANK", BUYER), ("AGENCY", PROVINCE)])
async def test_a_department_is_declared_with_the_role_or_not_let_in(
    hub: Hub, server: JarServer, tmp_path: Path, role: str, department: str
) -> None:
    await declare(hub, Domain.PROCUREMENT)
    authenticator = authenticator_of(hub, production(tmp_path, **trusting(f"{server.address}/keys")))
    with pytest.raises(NotPermitted):
        await authenticator.identify(ed25519().token(whole(exp=ENDS, role=role, department=department)))


@pytest.mark.parametrize("token", [None, "", "x.y.z"])
async def test_no_token_and_a_bad_one_are_refused(hub: Hub, tmp_path: Path, token: str | None) -> None:
    authenticator = authenticator_of(hub, {"HUB_DATA_DIR": str(tmp_path)})
    with pytest.raises(NotPermitted):
        await authenticator.identify(token)


async def test_an_unreachable_issuer_lets_nobody_in(hub: Hub, tmp_path: Path) -> None:
    authenticator = authenticator_of(hub, production(tmp_path, **trusting("http://127.0.0.1:1/keys")))
    with pytest.raises(Unavailable, match="keys of tokens cannot be read"):
        await authenticator.identify(ed25519().token(whole(exp=ENDS)))


async def test_development_takes_its_own_tokens_and_those_of_the_issuer(
    hub: Hub, clock: SettableClock, server: JarServer, tmp_path: Path
) -> None:
    (tmp_path / "clock").write_text(clock.now().isoformat(), encoding="ascii")
    environment = {
        "HUB_DATA_DIR": str(tmp_path),
        "HUB_CLOCK_FILE": str(tmp_path / "clock"),
        **trusting(f"{server.address}/keys"),
    }
    authenticator = authenticator_of(hub, environment)
    own, foreign = development_token(environment), ed25519().token(whole(exp=ENDS))
    assert [(await authenticator.identify(token)).principal.role for token in (own, foreign)] == [Role.AUDITOR] * 2


async def test_production_takes_no_token_of_development(hub: Hub, server: JarServer, tmp_path: Path) -> None:
    token = development_token({"HUB_DATA_DIR": str(tmp_path)})
    authenticator = authenticator_of(hub, production(tmp_path, **trusting(f"{server.address}/keys")))
    with pytest.raises(NotPermitted, match="not one of this hub"):
        await authenticator.identify(token)


async def test_production_has_to_be_told_whose_tokens_count(hub: Hub, tmp_path: Path) -> None:
    with pytest.raises(NotPermitted, match="outside development HUB_TOKEN_ISSUER"):
        authenticator_of(hub, production(tmp_path))
    assert names_in(tmp_path) == []
