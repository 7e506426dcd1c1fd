"""A hub is put together whole: every service works on the same store, catalogue, clock, ids, keys and policy."""

from collections.abc import AsyncIterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import noon
from hub.app.clock import SettableClock
from hub.app.hub import Parts, build_hub
from hub.app.ids import CountingIds
from hub.app.keys import HmacKeys
from hub.services.policy import Policy
from hub.store.connection import Connection, open_driver
from hub.store.neo4j_store import Neo4jStore
from tests.support.house import START

NAMES = tuple(field.name for field in fields(Parts))


@pytest.fixture
async def parts(catalogue: Catalogue) -> AsyncIterator[Parts]:
    """Parts on a store that is never reached."""
    clock = SettableClock(noon(START))
    store = Neo4jStore(driver=open_driver(Connection(uri="bolt://127.0.0.1:1")), database="neo4j", clock=clock)
    yield Parts(
        store=store,
        catalogue=catalogue,
        clock=clock,
        ids=CountingIds(),
        keys=HmacKeys({1: bytes(range(32))}),
        policy=Policy(territory_competence=True, fraud_bar_years=7, at_least_seconds=0.5),
    )
    await store.close()


def held(value: object, name: str) -> list[Any]:
    """Every part of this name that a service holds, or one of the parts it is made of."""
    if isinstance(value, type) or not is_dataclass(value) or not type(value).__module__.startswith("hub."):
        return []
    inner = [(field.name, getattr(value, field.name)) for field in fields(value)]
    return [part for slot, part in inner if slot == name] + [each for _, part in inner for each in held(part, name)]


@pytest.mark.parametrize("name", NAMES)
async def test_every_service_has_the_one_part(parts: Parts, name: str) -> None:
    found = held(build_hub(parts), name)
    assert len(found) >= 2
    assert [part for part in found if part is not getattr(parts, name)] == []


async def test_a_hub_shows_what_it_was_built_of(parts: Parts) -> None:
    hub = build_hub(parts)
    assert (hub.store, hub.catalogue, hub.clock) == (parts.store, parts.catalogue, parts.clock)


async def test_two_hubs_share_no_service(parts: Parts) -> None:
    one, other = build_hub(parts), build_hub(parts)
    shared = [
        field.name
        for field in fields(one)
        if getattr(one, field.name) is getattr(other, field.name) and field.name not in NAMES
    ]
    assert shared == []
