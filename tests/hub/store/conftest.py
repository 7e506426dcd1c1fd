"""A store with nothing in it but the catalogue and a counter at zero."""

import pytest

from graph_models.catalogue.model import Catalogue
from hub.store.neo4j_store import Neo4jStore
from tests.support.house import House


@pytest.fixture
async def store(house: House, catalogue: Catalogue) -> Neo4jStore:
    """The shared store, emptied."""
    await house.empty()
    await house.open(catalogue)
    return house.store
