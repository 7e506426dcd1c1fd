"""A store to measure on: the running Neo4j, hubs on it, and the bare driver beside them."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter
from typing import TypeVar

from neo4j import READ_ACCESS, AsyncDriver

from graph_models.catalogue.loader import deployment, load_catalogue
from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import noon
from graph_models.statements.statement import Statement
from hub.app.clock import SettableClock, SystemClock
from hub.app.hub import Hub, Parts, build_hub
from hub.app.ids import RandomIds
from hub.app.keys import HmacKeys
from hub.engine import RunningNeo4j
from hub.ports.store import Parameters, Unchanged, Unit
from hub.services.policy import Policy
from hub.services.preparing import prepare
from hub.services.recorder import Record, Recorder
from hub.store.connection import Connection, open_driver
from hub.store.neo4j_store import Neo4jStore

T = TypeVar("T")

DATABASE = "neo4j"
TODAY = date(2025, 6, 2)
"""The day on which everything is measured."""

_EMPTY = """CYPHER 5
MATCH (n)
WHERE NOT n:LegalBasis AND NOT n:Measure AND NOT n:ListType AND NOT n:Rule
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
"""


class Unrecorded(Recorder):
    """Records nothing: what a check costs without its record. Nowhere but here."""

    async def record(self, records: Sequence[Record]) -> None:
        """Forget them."""


class WatchedStore(Neo4jStore):
    """A store that remembers how long its last write held the counter."""

    held = 0.0

    async def write(self, work: Callable[[Unit], Awaitable[T | Unchanged]]) -> T:
        """As the store writes; the work begins as soon as the counter is taken, and publishing is counted too."""
        begun = perf_counter()

        async def watched(unit: Unit) -> T | Unchanged:
            nonlocal begun
            begun = perf_counter()
            return await work(unit)

        value = await super().write(watched)
        self.held = perf_counter() - begun
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The server and a store on it; hubs share them. The clock stands still."""

    server: RunningNeo4j
    driver: AsyncDriver
    store: WatchedStore
    clock: SettableClock
    catalogue: Catalogue
    replans: bool

    async def hub(self) -> Hub:
        """A hub on the store as it is."""
        await prepare(self.store, self.catalogue, HmacKeys.for_development())
        return build_hub(
            Parts(
                store=self.store,
                catalogue=self.catalogue,
                clock=self.clock,
                ids=RandomIds(SystemClock()),
                keys=HmacKeys.for_development(),
                policy=Policy(),
            )
        )

    async def empty_hub(self) -> Hub:
        """A hub on a store that holds the catalogue and nothing else."""
        async with self.driver.session(database=DATABASE) as session:
            await (await session.run(_EMPTY)).consume()
        return await self.hub()

    async def settle(self) -> None:
        """Let the planner see what was loaded, as it would by itself after a while; a few rows need no new plans."""
        if not self.replans:
            return
        for text in ("CYPHER 5 CALL db.awaitIndexes(300)", "CYPHER 5 CALL db.prepareForReplanning()"):
            async with self.driver.session(database=DATABASE) as session:
                await (await session.run(text)).consume()

    async def bare(self, statement: Statement, parameters: Parameters) -> None:
        """The statement's text through the bare driver: a session, a read, every row."""
        async with self.driver.session(database=DATABASE, default_access_mode=READ_ACCESS) as session:
            result = await session.run(statement.text, dict(parameters))
            [record async for record in result]


def unrecorded(hub: Hub) -> Hub:
    """The same hub, its checks without a record."""
    return replace(hub, checks=replace(hub.checks, recorder=Unrecorded(hub.store)))


@asynccontextmanager
async def stage_on(server: RunningNeo4j, *, replans: bool) -> AsyncIterator[Stage]:
    """A stage on a running server; the connections are closed at the end."""
    driver = open_driver(Connection(uri=server.uri, user=server.user, password=server.password))
    clock = SettableClock(noon(TODAY))
    store = WatchedStore(driver=driver, database=DATABASE, clock=clock)
    try:
        yield Stage(
            server=server,
            driver=driver,
            store=store,
            clock=clock,
            catalogue=load_catalogue(*deployment(names=("debarment-control",))),
            replans=replans,
        )
    finally:
        await store.close()
