"""Fixtures that many rooms share: one real Neo4j for the run, a hub on it that is empty for each test."""

import os
import signal
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from graph_models.catalogue.model import Catalogue
from hub.app.clock import SettableClock
from hub.app.hub import Hub
from hub.engine import EngineSettings, RunningNeo4j, start_local
from tests.support.house import House, national_catalogue

# A database that lives for a minute gains nothing by being compiled for days, or by plans made anew whenever a test
# has filled or emptied it: a third of the run's time is saved.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
os.environ.setdefault("HUB_DB_REPLAN_SECONDS", "3600")


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_reaches_children() -> Iterator[None]:
    """A shell starts background commands with Ctrl-C ignored, and children inherit that: here it means something."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNeo4j]:
    """One local Neo4j for the whole run, in a temporary home."""
    home = tmp_path_factory.mktemp("server") / "neo4j"
    settings = EngineSettings.from_environment(os.environ).with_changes(home=home, port=0)
    with start_local(settings) as server:
        yield server


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The national catalogue."""
    return national_catalogue()


@pytest_asyncio.fixture(scope="session")
async def house(neo4j_server: RunningNeo4j) -> AsyncIterator[House]:
    """The store that all tests share."""
    house = House.on(neo4j_server)
    yield house
    await house.close()


@pytest_asyncio.fixture
async def hub(house: House, catalogue: Catalogue) -> Hub:
    """A hub on an empty store, its clock at noon of 2025-01-01."""
    await house.empty()
    return await house.open(catalogue)


@pytest.fixture
def clock(house: House) -> SettableClock:
    """The clock of the hub."""
    return house.clock
