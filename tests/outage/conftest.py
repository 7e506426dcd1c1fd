"""A server of these tests' own, alive when each begins, with a town on it."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from graph_models.catalogue.model import Catalogue
from hub.engine import EngineSettings, start_local
from tests.outage.mortal import Mortal
from tests.service.world import World
from tests.support.house import House
from tests.support.town import Town
from tests.support.warm import warm


@pytest.fixture(scope="package")
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mortal]:
    """The server, which may be killed."""
    home = tmp_path_factory.mktemp("outage") / "neo4j"
    settings = EngineSettings.from_environment(os.environ).with_changes(home=home, port=0)
    mortal = Mortal(start_local(settings))
    yield mortal
    mortal.server.stop()


@pytest.fixture(autouse=True)
def _alive(mortal: Mortal) -> None:
    mortal.revive()


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def own_house(mortal: Mortal) -> AsyncIterator[House]:
    """A store on it."""
    house = House.on(mortal.server)
    yield house
    await house.close()


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def world(own_house: House, catalogue: Catalogue) -> World:
    """A town on it."""
    await own_house.empty()  # nothing is there; a server that has just started takes its time for the first statement
    town = await Town.founded(await own_house.open(catalogue))
    await warm(town.hub)
    return World(town=town)
