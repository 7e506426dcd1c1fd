"""Document keys of an opened hub: a rotation loses nobody, a missing version is refused, and so is the known one."""

import base64
from dataclasses import replace

import pytest

from graph_models.errors import InvalidInput
from hub.app.keys import DEVELOPMENT_KEY, HmacKeys
from hub.app.opening import keys_of, open_hub
from hub.app.settings import Environment, Settings
from hub.domain.commands.record import RegisterSubject
from hub.engine import RunningNeo4j
from tests.support.house import House
from tests.support.town import AUDITOR, OPERATOR, kind_of, person


def written(version: int, key: bytes) -> str:
    return f"{version}:{base64.b64encode(key).decode()}"


OLD = written(1, bytes(range(32)))
NEW = written(2, bytes(range(32, 64)))
KNOWN = written(3, DEVELOPMENT_KEY)


@pytest.fixture
async def settings(house: House, neo4j_server: RunningNeo4j) -> Settings:
    """The settings of the shared server with the older key, its store emptied."""
    await house.empty()
    return Settings(
        neo4j_uri=neo4j_server.uri,
        neo4j_user=neo4j_server.user,
        neo4j_password=neo4j_server.password,
        document_keys=OLD,
    )


async def register(settings: Settings, number: int) -> str:
    """Register a person by a document; the opaque id."""
    command = RegisterSubject(ref=person(number), kind=kind_of(person(number)))
    async with open_hub(settings) as hub:
        return (await hub.registry.register_subject(OPERATOR, command)).value.id


async def found(settings: Settings, number: int) -> str | None:
    async with open_hub(settings) as hub:
        file = await hub.lookups.subject(AUDITOR, person(number))
    return None if file is None else file.subject.id


async def test_a_person_is_found_through_a_rotation(settings: Settings) -> None:
    both = replace(settings, document_keys=f"{NEW},{OLD}")
    first = await register(settings, 1)
    second = await register(both, 2)
    assert (await found(both, 1), await found(both, 2), await found(both, 3)) == (first, second, None)
    assert await register(both, 1) == first


async def test_a_hub_without_a_key_that_is_in_use_does_not_open(settings: Settings) -> None:
    await register(settings, 1)
    with pytest.raises(InvalidInput, match=r"document keys that are not at hand: version 1$"):
        await found(replace(settings, document_keys=NEW), 1)


def test_development_has_a_key_of_its_own_and_production_has_none() -> None:
    assert keys_of(Settings()).known_to_everybody
    assert repr(keys_of(Settings(document_keys=f"{NEW},{OLD}"))) == repr(HmacKeys.parse(f"{OLD},{NEW}"))


@pytest.mark.parametrize("text", [KNOWN, f"{KNOWN},{NEW}", f"{written(1, DEVELOPMENT_KEY)},{NEW}"])
def test_the_key_that_everybody_knows_is_refused_outside_development(text: str) -> None:
    assert keys_of(Settings(document_keys=text)).known_to_everybody
    with pytest.raises(InvalidInput, match=r"^HUB_DOCUMENT_KEYS holds the key of development"):
        keys_of(Settings(env=Environment.PRODUCTION, document_keys=text))
    assert not keys_of(Settings(env=Environment.PRODUCTION, document_keys=f"{NEW},{OLD}")).known_to_everybody
