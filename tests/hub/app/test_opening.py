"""A hub is opened on a running Neo4j with what the settings say, and its connections end with it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from graph_models.catalogue.loader import supplements
from graph_models.civil_time import noon
from graph_models.errors import HubError, InvalidInput, StoreUnreachable
from hub.app.clock import FileClock, SystemClock
from hub.app.opening import catalogue_of, clock_of, open_hub, open_store, policy_of
from hub.app.settings import Settings
from hub.domain.commands.record import RegisterSubject
from hub.engine import RunningNeo4j
from hub.services.policy import Policy
from tests.support.house import House
from tests.support.town import AUDITOR, OPERATOR, REGISTER, firm, kind_of

LOCAL_LIST = """\
legal_bases: [{id: local/1, title: 示例地方条例第一条}]
list_types: [{id: local-list, name: 示例地方名单, basis: [local/1]}]
"""


@pytest.fixture
async def settings(house: House, neo4j_server: RunningNeo4j) -> Settings:
    """The settings of the shared server, its store emptied."""
    await house.empty()
    return Settings(neo4j_uri=neo4j_server.uri, neo4j_user=neo4j_server.user, neo4j_password=neo4j_server.password)


async def test_what_one_opening_writes_the_next_one_reads(settings: Settings) -> None:
    command = RegisterSubject(ref=firm(1), kind=kind_of(firm(1)), name="示例甲有限公司", source=REGISTER)
    async with open_hub(settings) as hub:
        written = await hub.registry.register_subject(OPERATOR, command)
    async with open_hub(settings) as hub:
        found = await hub.lookups.subject(AUDITOR, firm(1))
    assert found is not None
    assert (found.subject.id, found.subject.name) == (written.value.id, "示例甲有限公司")


async def test_the_connections_end_with_the_hub(settings: Settings) -> None:
    async with open_hub(settings) as hub:
        store = hub.store
        assert (await store.view()).revision == 0
    with pytest.raises(StoreUnreachable):
        await store.view()


async def test_a_fault_inside_ends_the_connections_and_is_passed_on(settings: Settings) -> None:
    with pytest.raises(KeyError, match="inside"):
        async with open_store(settings, clock=SystemClock()) as store:
            raise KeyError("inside")
    with pytest.raises(StoreUnreachable):
        await store.view()


@pytest.mark.parametrize(
    ("changes", "kind", "message"),
    [
        ({"neo4j_uri": "bolt://127.0.0.1:1"}, StoreUnreachable, "the store cannot be reached"),
        ({"neo4j_password": "another"}, StoreUnreachable, "the store refuses the user name or password"),
        ({"neo4j_user": "somebody"}, StoreUnreachable, "the store refuses the user name or password"),
        ({"neo4j_database": "another"}, StoreUnreachable, "the store has no database of this name"),
        ({"neo4j_uri": "https://127.0.0.1"}, InvalidInput, "HUB_NEO4J_URI begins with bolt:// or neo4j://"),
        ({"document_keys": "1:short"}, InvalidInput, "HUB_DOCUMENT_KEYS"),
        ({"supplements": ("no-such",)}, InvalidInput, "no supplement has this name"),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else None,
)
async def test_what_cannot_be_opened_is_said_plainly(
    settings: Settings, changes: dict[str, str], kind: type[HubError], message: str
) -> None:
    wrong = replace(settings, **changes)  # type: ignore[arg-type]  # each value is of its field's type
    with pytest.raises(kind, match=message) as refused:
        async with open_hub(wrong):
            pass
    assert settings.neo4j_password not in f"{refused.value.message} {refused.value.detail}"


def test_a_deployment_adds_supplements_and_folders_to_the_national_catalogue(tmp_path: Path) -> None:
    (tmp_path / "local.yaml").write_text(LOCAL_LIST, encoding="utf-8")
    national = catalogue_of(Settings())
    both = catalogue_of(Settings(supplements=supplements(), catalogue_folders=(tmp_path,)))
    added = both.list_types.keys() - national.list_types.keys()
    assert added >= {"local-list", *supplements()}
    assert national.list_types.items() <= both.list_types.items()


def test_the_clock_is_the_machines_unless_a_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text(noon(date(2030, 1, 2)).isoformat(), encoding="ascii")
    assert isinstance(clock_of(Settings()), SystemClock)
    named = clock_of(Settings(clock_file=file))
    assert named == FileClock(file)
    assert named.now() == datetime(2030, 1, 2, 4, tzinfo=UTC)


def test_the_policy_is_what_the_settings_say() -> None:
    assert policy_of(Settings()) == Policy()
    environment = {
        "HUB_TERRITORY_COMPETENCE": "on",
        "HUB_FRAUD_BAR_YEARS": "1",
        "HUB_AT_LEAST_SECONDS": "0.5",
    }
    policy = policy_of(Settings.from_environment(environment))
    assert policy == Policy(territory_competence=True, fraud_bar_years=1, at_least_seconds=0.5)


async def test_the_hub_lives_at_the_instant_of_the_clock_file(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("2030-01-01T16:00:00Z", encoding="ascii")
    async with open_hub(replace(settings, clock_file=file)) as hub:
        assert hub.clock.today() == date(2030, 1, 2)
