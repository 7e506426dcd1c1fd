"""Whether the store is the one that this process answers from, and which sources are late."""

from dataclasses import replace
from datetime import date

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import StoreUnreachable
from graph_models.statements.preparation import CONDITION
from graph_models.vocabulary import SourceId
from hub.domain.commands.record import DeclareSource, RecordDelivery
from hub.services.condition import Condition, Conditions
from tests.hub.services.swapped import FaultyStore
from tests.support.example_law import ARREARS, LAW_A
from tests.support.house import House
from tests.support.town import ISSUER, OPERATOR, REGISTER, Town


async def declare(town: Town, source: SourceId, days: int) -> None:
    """A source that may be so many days old."""
    command = DeclareSource(id=source, by=ISSUER, list_types=frozenset({ARREARS}), fresh_for_days=days)
    await town.hub.registry.declare_source(OPERATOR, command)


async def deliver(town: Town, source: SourceId, day: date) -> None:
    """A delivery of a day."""
    await town.hub.registry.record_delivery(OPERATOR, RecordDelivery(source=source, day=day))


async def test_a_prepared_store_without_sources_is_in_order(town: Town) -> None:
    assert await town.hub.conditions.look() == Condition(catalogue_loaded=True, stale=frozenset())


async def test_a_source_is_late_before_its_first_delivery_and_after_its_days(town: Town, house: House) -> None:
    await declare(town, REGISTER, 3)
    assert (await town.hub.conditions.look()).stale == {REGISTER}
    await deliver(town, REGISTER, date(2025, 1, 1))
    late = []
    for day in (date(2025, 1, 1), date(2025, 1, 4), date(2025, 1, 5)):
        house.clock.set_to(day)
        late.append((await town.hub.conditions.look()).stale)
    assert late == [frozenset(), frozenset(), {REGISTER}]


async def test_only_the_late_sources_are_named(town: Town) -> None:
    other = SourceId("register-2")
    await declare(town, REGISTER, 3)
    await declare(town, other, 3)
    await deliver(town, REGISTER, date(2024, 12, 20))
    await deliver(town, REGISTER, date(2024, 12, 31))
    assert (await town.hub.conditions.look()).stale == {other}


async def test_another_catalogue_than_the_loaded_one_is_seen(town: Town, house: House, law: Catalogue) -> None:
    basis = replace(law.legal_bases[LAW_A], title="示例法z")
    other = replace(law, legal_bases={**law.legal_bases, LAW_A: basis})
    conditions = Conditions(store=house.store, catalogue=other, clock=house.clock)
    assert (await conditions.look()).catalogue_loaded is False
    assert (await town.hub.conditions.look()).catalogue_loaded is True


async def test_a_store_that_does_not_answer_says_so(town: Town, house: House, law: Catalogue) -> None:
    assert (await town.hub.conditions.look()).catalogue_loaded
    store = FaultyStore(store=house.store, faults={CONDITION.name: StoreUnreachable("示例")})
    with pytest.raises(StoreUnreachable):
        await Conditions(store=store, catalogue=law, clock=house.clock).look()
    silent = FaultyStore(store=house.store, silent=frozenset({CONDITION.name}))
    looked = await Conditions(store=silent, catalogue=law, clock=house.clock).look()
    assert looked == Condition(catalogue_loaded=False, stale=frozenset())
