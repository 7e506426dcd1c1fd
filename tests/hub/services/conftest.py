"""A town on an empty store under the example law, its clock at noon of 2025-01-01."""

import pytest

from graph_models.catalogue.model import Catalogue
from tests.support.example_law import example_law
from tests.support.house import House
from tests.support.town import Town


@pytest.fixture(scope="session")
def law() -> Catalogue:
    """The example law."""
    return example_law()


@pytest.fixture
async def town(house: House, law: Catalogue) -> Town:
    """A town whose departments are declared and where nobody is known yet."""
    return await Town.anew(house, law)
