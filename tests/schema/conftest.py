"""A town on an empty store, whose departments are declared."""

import pytest

from graph_models.catalogue.model import Catalogue
from hub.app.hub import Hub
from tests.support.example_law import example_law
from tests.support.house import House
from tests.support.town import Town


@pytest.fixture(scope="session")
def law() -> Catalogue:
    """The small law of the tests."""
    return example_law()


@pytest.fixture
async def town(house: House, law: Catalogue) -> Town:
    """A town under the small law."""
    return await Town.anew(house, law)


@pytest.fixture
def hub(town: Town) -> Hub:
    """The town's hub."""
    return town.hub
