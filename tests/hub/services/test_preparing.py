"""A store is opened with a catalogue that holds every rule on which restrictions rest, or not at all."""

from dataclasses import replace

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import NoBasis
from graph_models.vocabulary import Domain, ListTypeId
from hub.app.keys import HmacKeys
from hub.domain.answers.verdict import Restricted
from hub.services.preparing import prepare
from tests.support.example_law import ARREARS, DEBARRED
from tests.support.house import House
from tests.support.town import BUYING, Town, firm

KEYS = HmacKeys.for_development()


def without_rules_of(law: Catalogue, list_type: ListTypeId) -> Catalogue:
    """The law without the rules of one list."""
    return replace(law, rules={each: rule for each, rule in law.rules.items() if rule.list_type != list_type})


async def test_a_catalogue_that_lacks_rules_in_use_is_refused_by_their_names(
    town: Town, house: House, law: Catalogue
) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    with pytest.raises(NoBasis) as refusal:
        await prepare(house.store, without_rules_of(law, ARREARS), KEYS)
    assert refusal.value.code == "NO_BASIS"
    named = ["arrears/credit", "arrears/licence", "arrears/supervision", "arrears/trading"]
    assert refusal.value.message.endswith(": " + ", ".join(named))


async def test_a_store_that_refused_a_catalogue_opens_with_the_right_one(
    town: Town, house: House, law: Catalogue
) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    with pytest.raises(NoBasis):
        await prepare(house.store, without_rules_of(law, ARREARS), KEYS)
    await prepare(house.store, law, KEYS)
    assert isinstance(await town.check(BUYING, firm(1), Domain.PROCUREMENT), Restricted)


async def test_rules_on_which_nothing_rests_may_be_left_out(town: Town, house: House, law: Catalogue) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    fewer = without_rules_of(law, DEBARRED)
    await prepare(house.store, fewer, KEYS)
    verdict = await Town(hub=house.hub(fewer)).check(BUYING, firm(1), Domain.PROCUREMENT)
    assert isinstance(verdict, Restricted)
