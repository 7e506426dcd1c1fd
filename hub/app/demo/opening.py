"""Opens a hub for the demonstration: the national catalogue, a clock set by hand, a database of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date

from graph_models.catalogue.loader import load_catalogue, national
from graph_models.civil_time import noon
from hub.app.clock import SettableClock
from hub.app.demo.story.patience import patiently
from hub.app.hub import Hub, Parts, build_hub
from hub.app.ids import RandomIds
from hub.app.keys import HmacKeys
from hub.app.opening import open_store, policy_of
from hub.app.settings import Settings
from hub.engine import RunningNeo4j
from hub.services.preparing import prepare


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHub:
    """A hub with the clock that moves it through time."""

    hub: Hub
    clock: SettableClock


@asynccontextmanager
async def open_for_demonstration(server: RunningNeo4j, day: date) -> AsyncIterator[OpenHub]:
    """A hub on this server, its clock at noon of a day; nothing of the environment's settings counts here."""
    clock = SettableClock(noon(day))
    settings = Settings(neo4j_uri=server.uri, neo4j_user=server.user, neo4j_password=server.password)
    catalogue = load_catalogue(national())
    async with open_store(settings, clock=clock) as store:
        keys = HmacKeys.for_development()
        await patiently(lambda: prepare(store, catalogue, keys))
        parts = Parts(
            store=store,
            catalogue=catalogue,
            clock=clock,
            ids=RandomIds(clock),
            keys=keys,
            policy=policy_of(settings),
        )
        yield OpenHub(hub=build_hub(parts), clock=clock)
