"""Sources with their deliveries, and fleets: what is declared anew holds, the same again changes nothing."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from graph_models.vocabulary import Domain, SourceId, UndeterminedReason
from hub.app.clock import SettableClock
from hub.domain.answers.verdict import Clear, Undetermined
from hub.domain.commands.record import DeclareFleet, DeclareSource, RecordDelivery
from tests.hub.services.writing import nodes_of, published, refused, untouched
from tests.support.example_law import ARREARS
from tests.support.town import BUYING, ISSUER, OPERATOR, Town, department_code, firm, person

FEED: Final = DeclareSource(id=SourceId("feed"), by=ISSUER, list_types=frozenset({ARREARS}), fresh_for_days=7)
FLEET: Final = DeclareFleet(company=firm(1), licensed_goods_vehicles=10, valid_from=date(2025, 1, 1))


@pytest.fixture
async def fed(town: Town) -> Town:
    """A town with a firm and a source."""
    await town.register(firm(1))
    await town.hub.registry.declare_source(OPERATOR, FEED)
    return town


async def test_the_same_source_again_is_the_first_with_its_revision(fed: Town) -> None:
    before = await published(fed)
    await fed.register(firm(9))
    async with untouched(fed):
        again = await fed.hub.registry.declare_source(OPERATOR, FEED)
    assert (again.changed, again.revision, again.value) == (False, before, FEED.id)


async def test_a_source_has_a_declared_department_and_a_limit(town: Town) -> None:
    async with refused(town, "NOT_FOUND"):
        await town.hub.registry.declare_source(OPERATOR, replace(FEED, by=department_code(99)))
    async with refused(town, "INVALID_INPUT"):
        await town.hub.registry.declare_source(OPERATOR, replace(FEED, fresh_for_days=-1))
    assert (await town.hub.registry.declare_source(OPERATOR, replace(FEED, fresh_for_days=0))).changed


async def test_what_is_declared_anew_of_a_source_holds(fed: Town, clock: SettableClock) -> None:
    await fed.hub.registry.record_delivery(OPERATOR, RecordDelivery(source=FEED.id))
    clock.set_to(date(2025, 1, 9))
    assert isinstance(await fed.check(BUYING, firm(1), Domain.PROCUREMENT), Undetermined)
    written = await fed.hub.registry.declare_source(OPERATOR, replace(FEED, fresh_for_days=8))
    assert written.changed
    assert isinstance(await fed.check(BUYING, firm(1), Domain.PROCUREMENT), Clear)


async def test_a_source_is_stale_until_it_delivers_and_from_its_limit_on(fed: Town, clock: SettableClock) -> None:
    verdicts = []
    for day in (date(2025, 1, 1), date(2025, 1, 8), date(2025, 1, 9)):
        clock.set_to(day)
        verdicts.append(await fed.check(BUYING, firm(1), Domain.PROCUREMENT))
        if day == date(2025, 1, 1):
            await fed.hub.registry.record_delivery(OPERATOR, RecordDelivery(source=FEED.id))
    first, second, third = verdicts
    assert isinstance(first, Undetermined)
    assert (first.reason, first.sources[0].last_delivery) == (UndeterminedReason.STALE_SOURCE, None)
    assert isinstance(second, Clear)
    assert isinstance(third, Undetermined)
    assert (third.sources[0].stale, third.sources[0].last_delivery) == (True, date(2025, 1, 1))


async def test_a_delivery_counts_for_the_day_it_is_recorded_for(fed: Town) -> None:
    first = await fed.hub.registry.record_delivery(OPERATOR, RecordDelivery(source=FEED.id, day=date(2024, 12, 25)))
    second = await fed.hub.registry.record_delivery(OPERATOR, RecordDelivery(source=FEED.id, day=date(2024, 12, 26)))
    assert (first.changed, second.changed) == (True, True)
    assert sorted(each["day"] for each in await nodes_of(fed, "Delivery")) == ["2024-12-25", "2024-12-26"]
    assert isinstance(await fed.check(BUYING, firm(1), Domain.PROCUREMENT), Clear)


async def test_nothing_is_delivered_by_a_source_that_is_not_declared(town: Town) -> None:
    async with refused(town, "NOT_FOUND"):
        await town.hub.registry.record_delivery(OPERATOR, RecordDelivery(source=SourceId("unknown")))


async def test_a_fleet_is_counted_from_a_day_and_the_last_count_for_that_day_holds(fed: Town) -> None:
    for count in (10, 12, 10):
        written = await fed.hub.registry.declare_fleet(OPERATOR, replace(FLEET, licensed_goods_vehicles=count))
        assert written.changed
    later = replace(FLEET, valid_from=date(2025, 6, 1))
    assert (await fed.hub.registry.declare_fleet(OPERATOR, later)).changed
    async with untouched(fed):
        assert not (await fed.hub.registry.declare_fleet(OPERATOR, FLEET)).changed
    kept = [(each["valid_from"], each["licensed_goods_vehicles"]) for each in await nodes_of(fed, "Fleet")]
    assert kept == [("2025-01-01", 10), ("2025-01-01", 12), ("2025-01-01", 10), ("2025-06-01", 10)]


async def test_a_fleet_belongs_to_a_recorded_organisation_and_has_no_negative_count(fed: Town) -> None:
    await fed.register(person(1))
    for code, fleet in (
        ("NOT_FOUND", replace(FLEET, company=firm(7))),
        ("INVALID_INPUT", replace(FLEET, company=person(1))),
        ("INVALID_INPUT", replace(FLEET, licensed_goods_vehicles=-1)),
    ):
        async with refused(fed, code):
            await fed.hub.registry.declare_fleet(OPERATOR, fleet)
