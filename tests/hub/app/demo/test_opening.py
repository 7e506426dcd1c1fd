"""The demonstration's hub: the national catalogue, a clock that is set by hand, and an end to its connections."""

from datetime import UTC, date, datetime

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import StoreUnreachable
from hub.app.demo.opening import open_for_demonstration
from hub.domain.commands.record import RegisterSubject
from hub.engine import RunningNeo4j
from tests.support.house import House
from tests.support.town import OPERATOR, firm, kind_of

DAY = date(2031, 5, 6)


async def test_the_hub_stands_at_noon_of_the_day_and_moves_with_its_clock(
    house: House, neo4j_server: RunningNeo4j, catalogue: Catalogue
) -> None:
    await house.empty()
    async with open_for_demonstration(neo4j_server, DAY) as opened:
        assert opened.clock.now() == datetime(2031, 5, 6, 4, tzinfo=UTC)
        opened.clock.set_to(date(2031, 5, 7))
        assert opened.hub.clock.today() == date(2031, 5, 7)
        assert opened.hub.catalogue.rules == catalogue.rules


async def test_what_it_writes_is_there_and_its_connections_end(house: House, neo4j_server: RunningNeo4j) -> None:
    await house.empty()
    command = RegisterSubject(ref=firm(1), kind=kind_of(firm(1)), name="示例甲有限公司")
    async with open_for_demonstration(neo4j_server, DAY) as opened:
        written = await opened.hub.registry.register_subject(OPERATOR, command)
    assert (await house.store.view()).revision == written.revision == 1
    with pytest.raises(StoreUnreachable):
        await opened.hub.store.view()
