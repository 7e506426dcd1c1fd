"""Competence for a territory is a setting, off by default: an issuer's region then has to contain the subject's."""

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.vocabulary import RegionCode, Role
from hub.domain.principal import Principal
from hub.services.policy import Policy
from tests.hub.services.writing import refused
from tests.support.example_law import ARREARS
from tests.support.house import House
from tests.support.town import CITY, ISSUING, OTHER_CITY, PROVINCE, PROVINCIAL, Town, firm, listing_input

DISTRICT = RegionCode("330102")
ABOVE = Principal(role=Role.AGENCY, department=PROVINCIAL, region=PROVINCE)


@pytest.fixture
async def strict(house: House, law: Catalogue) -> Town:
    """A town where territory counts."""
    await house.empty()
    return await Town.founded(await house.open(law, policy=Policy(territory_competence=True)))


async def test_the_setting_is_off_unless_it_is_set(town: Town) -> None:
    [listed] = await town.register(firm(1), region=OTHER_CITY)
    assert (await town.list(firm(1), ARREARS)).subject == listed.id


@pytest.mark.parametrize("region", [OTHER_CITY, PROVINCE, RegionCode("310000")])
async def test_a_city_lists_nobody_of_elsewhere(strict: Town, region: RegionCode) -> None:
    await strict.register(firm(1), region=region)
    async with refused(strict, "NOT_COMPETENT"):
        await strict.list(firm(1), ARREARS)


@pytest.mark.parametrize("region", [CITY, DISTRICT])
async def test_a_city_lists_those_of_the_city_and_its_districts(strict: Town, region: RegionCode) -> None:
    [listed] = await strict.register(firm(1), region=region)
    assert (await strict.list(firm(1), ARREARS)).subject == listed.id


@pytest.mark.parametrize("region", [CITY, OTHER_CITY, PROVINCE])
async def test_a_province_lists_those_of_its_cities(strict: Town, region: RegionCode) -> None:
    await strict.register(firm(1), region=region)
    written = await strict.hub.listings.list_subject(ABOVE, listing_input(firm(1), ARREARS))
    assert written.value.issuer_region == PROVINCE


async def test_a_subject_whose_region_is_not_known_is_not_refused_for_it(strict: Town) -> None:
    [listed] = await strict.register(firm(1))
    written = await strict.hub.listings.list_subject(ISSUING, listing_input(firm(1), ARREARS))
    assert written.value.subject == listed.id
