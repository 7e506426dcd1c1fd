"""What the stories expect, for many counties: the oracle gives the same facts without any hub."""

import pytest

from graph_models.catalogue.model import Catalogue
from hub.app.demo.county.county import county_of
from hub.app.demo.demonstration import stories_of
from tests.acceptance.retelling.teller import Teller
from tests.acceptance.retelling.world import Memory


@pytest.mark.parametrize("seed", [0, 808, 765_432])
def test_every_expected_answer_is_the_oracles(catalogue: Catalogue, seed: int) -> None:
    county = county_of(seed)
    teller = Teller(memory=Memory.of(county, catalogue))
    for number, story in enumerate(stories_of(county), start=1):
        for position, step in enumerate(story.steps, start=1):
            assert teller.answer(step) == step.expected, f"step {number}.{position}"
