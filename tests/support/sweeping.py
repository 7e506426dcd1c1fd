"""What a sweep does to a store, for tests: settled revisions by hand, a margin that has passed, and counts."""

from dataclasses import dataclass
from typing import Final

from hub.store.neo4j_store import SWEEP_AFTER_SECONDS, Neo4jStore
from hub.store.sweeping import BATCH, sweep
from tests.support.house import House

_SETTLE: Final = "CYPHER 5 MATCH (v:Revision {id: 'hub'}) SET v.settled = $revision"
_AGE: Final = "CYPHER 5 MATCH (v:Revision {id: 'hub'}) SET v.mark_at = v.mark_at - $milliseconds"
_COUNT: Final = """CYPHER 5
MATCH ()-[k]->()
WHERE k.rev_to IS NOT NULL AND k.rev_to < 9223372036854775807
RETURN count(CASE WHEN NOT type(k) STARTS WITH 'SUPERSEDED' THEN 1 END) AS live,
  count(CASE WHEN type(k) STARTS WITH 'SUPERSEDED' THEN 1 END) AS copies, count(k.unswept) AS unswept
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """How many closed relationships are live still, how many copies there are, and how many of these wait."""

    live: int
    copies: int
    unswept: int


async def closed(house: House) -> Closed:
    """Count what has been closed."""
    async with house.driver.session(database="neo4j") as session:
        row = await (await session.run(_COUNT)).single(strict=True)
    return Closed(**row)


async def let_settle(house: House, revision: int) -> None:
    """This revision has settled: no reader needs an earlier one."""
    async with house.driver.session(database="neo4j") as session:
        await (await session.run(_SETTLE, revision=revision)).consume()


async def pass_time(house: House, seconds: float = SWEEP_AFTER_SECONDS) -> None:
    """By the database's clock the mark was made so much earlier; less than nothing: its clock has gone back."""
    async with house.driver.session(database="neo4j") as session:
        await (await session.run(_AGE, milliseconds=round(seconds * 1_000))).consume()


async def swept(store: Neo4jStore, *, batch: int = BATCH) -> list[int]:
    """How many each batch of one sweep swept."""
    return [count async for count in sweep(store, batch=batch)]


async def sweep_everything(house: House, *, batch: int = BATCH) -> int:
    """Sweep all that is published; for a test that has no readers now."""
    await let_settle(house, (await house.store.view()).revision)
    return sum(await swept(house.store, batch=batch))
