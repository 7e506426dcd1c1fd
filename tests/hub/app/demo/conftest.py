"""A stage on the shared store whose cast are subjects with invented ids: enough for what asks no question."""

import pytest

from graph_models.catalogue.model import Catalogue
from hub.app.demo.story.stage import Stage
from tests.hub.app.demo.standing import a_stage
from tests.support.house import House


@pytest.fixture
def stage(house: House, catalogue: Catalogue) -> Stage:
    """A stage on which nothing has happened."""
    return a_stage(house, catalogue)
