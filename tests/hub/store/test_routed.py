"""The same services over a routed address: reads go as reads, writes as writes."""

from collections.abc import AsyncIterator

import pytest

from graph_models.errors import Defect
from graph_models.vocabulary import Domain
from hub.domain.answers.verdict import Restricted
from hub.engine import RunningNeo4j
from tests.hub.store.units import WRITE_AS_READ, is_left
from tests.support.example_law import ARREARS, example_law
from tests.support.house import House
from tests.support.town import AUDITOR, BUYING, Town, firm

pytestmark = pytest.mark.usefixtures("house")


@pytest.fixture
async def routed(neo4j_server: RunningNeo4j) -> AsyncIterator[House]:
    """A house whose driver routes."""
    routed = House.on(neo4j_server, routed=True)
    await routed.empty()
    yield routed
    await routed.close()


async def test_list_check_and_why_over_a_routed_address(routed: House) -> None:
    town = await Town.founded(await routed.open(example_law()))
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert isinstance(verdict, Restricted)
    assert [each.listing.id for each in verdict.restrictions] == [listing.id]
    why = await town.hub.explanations.why(AUDITOR, verdict.restrictions[0].id)
    assert (why.listing.id, why.rule.id, [path.steps for path in why.paths]) == (listing.id, "arrears/trading", [()])


async def test_a_write_that_is_routed_as_a_read_is_refused(routed: House) -> None:
    await routed.open(example_law())
    with pytest.raises(Defect) as refusal:
        await routed.store.read(WRITE_AS_READ, {"id": "smuggled"})
    assert refusal.value.detail == "test_write_as_read: Neo.ClientError.Statement.AccessMode"
    assert not await is_left(routed.store, "smuggled")
