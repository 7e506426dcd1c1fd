"""One world and one service of development for all tests of this folder."""

from collections.abc import Iterator

import pytest
import pytest_asyncio

from graph_models.catalogue.model import Catalogue
from hub.engine import RunningNeo4j
from tests.service.running import Served, development, running
from tests.service.world import World
from tests.support.house import House
from tests.support.town import Town
from tests.support.warm import warm


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def world(house: House, catalogue: Catalogue) -> World:
    """A town on an emptied store, which tests of other folders empty again when these are through."""
    await house.empty()
    town = await Town.founded(await house.open(catalogue))
    await warm(town.hub)
    return World(town=town)


@pytest.fixture(scope="package")
def served(world: World, neo4j_server: RunningNeo4j, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The service on that store: it knows nothing of what was there before."""
    folder = tmp_path_factory.mktemp("served")
    with running(development(neo4j_server, folder), folder / "log") as served:
        yield served
