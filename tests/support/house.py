"""A hub on a real Neo4j for tests: one server for all, emptied between tests, with a clock that is set by hand."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from neo4j import AsyncDriver

from graph_models.catalogue.loader import load_catalogue, national
from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import instant_text, noon
from hub.app.clock import SettableClock
from hub.app.hub import Hub, Parts, build_hub
from hub.app.ids import CountingIds
from hub.app.keys import HmacKeys
from hub.engine import RunningNeo4j
from hub.services.policy import Policy
from hub.services.preparing import prepare
from hub.store.connection import Connection, open_driver
from hub.store.neo4j_store import Neo4jStore

START = date(2025, 1, 1)

# Of departments and commits what came after a revision; at revision 0 all of them.
_EMPTY = """CYPHER 5
MATCH (n)
WHERE NOT n:LegalBasis AND NOT n:Measure AND NOT n:ListType AND NOT n:Rule AND NOT n:Revision AND NOT n:Preparation
  AND NOT ((n:Department OR n:Commit) AND coalesce(n.revision, $revision + 1) <= $revision)
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
"""
_START_ANEW = """CYPHER 5
MATCH (v:Revision {id: 'hub'})
SET v = {id: 'hub', written: $revision, published: $revision, at: $at}
"""
_FOUNDED = """CYPHER 5
MATCH (n)
WHERE n:Department OR n:Commit
RETURN n {.*} AS row ORDER BY n.revision, labels(n)
"""


def connection_to(server: RunningNeo4j, *, routed: bool = False) -> Connection:
    """Where a running local server is; `routed` takes its neo4j:// address."""
    uri = server.neo4j_uri if routed else server.uri
    return Connection(uri=uri, user=server.user, password=server.password)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A driver, a store on it and the clock they share; hubs are built on it."""

    driver: AsyncDriver
    store: Neo4jStore
    clock: SettableClock
    founded: list[dict[str, Any]] = field(default_factory=list)
    """The departments of the last town, and the commits that declared them."""

    @classmethod
    def on(cls, server: RunningNeo4j, *, routed: bool = False) -> "House":
        """A house on a server; its clock stands at noon of the first day."""
        driver = open_driver(connection_to(server, routed=routed))
        clock = SettableClock(noon(START))
        return cls(driver=driver, store=Neo4jStore(driver=driver, database="neo4j", clock=clock), clock=clock)

    async def empty(self) -> None:
        """Delete everything but the catalogue's nodes, and let the clock start anew."""
        async with self.driver.session(database="neo4j") as session:
            await (await session.run(_EMPTY, revision=0)).consume()
            await (await session.run(_START_ANEW, revision=0, at="")).consume()
        self.clock.set_to(START)

    async def emptied_to_its_departments(self) -> bool:
        """Go back to where the last town was founded; False where somebody has changed or emptied that since."""
        if not self.founded:
            return False
        last = self.founded[-1]
        async with self.driver.session(database="neo4j") as session:
            await (await session.run(_EMPTY, revision=last["revision"])).consume()
            if [row["row"] async for row in await session.run(_FOUNDED)] != self.founded:
                return False
            at = instant_text(noon(START))
            await (await session.run(_START_ANEW, revision=last["revision"], at=at)).consume()
        self.clock.set_to(START)
        return True

    async def remember_departments(self) -> None:
        """The store as it stands is a town's beginning: `emptied_to_its_departments` goes back to it."""
        async with self.driver.session(database="neo4j") as session:
            self.founded[:] = [row["row"] async for row in await session.run(_FOUNDED)]

    async def open(self, catalogue: Catalogue, *, policy: Policy | None = None) -> Hub:
        """A hub with this catalogue on the store as it is."""
        await prepare(self.store, catalogue, HmacKeys.for_development())
        return self.hub(catalogue, policy=policy)

    def hub(self, catalogue: Catalogue, *, policy: Policy | None = None) -> Hub:
        """The services on the store, without touching it."""
        return build_hub(
            Parts(
                store=self.store,
                catalogue=catalogue,
                clock=self.clock,
                ids=CountingIds(),
                keys=HmacKeys.for_development(),
                policy=policy or Policy(),
            )
        )

    async def close(self) -> None:
        """Close every connection."""
        await self.store.close()


def national_catalogue() -> Catalogue:
    """The shipped national catalogue."""
    return load_catalogue(national())
