"""Small units of work on the real store: they leave a request that can be looked for."""

from graph_models.errors import Conflict
from graph_models.statements import counter
from graph_models.statements.statement import Mode, Statement
from graph_models.vocabulary import Revision
from hub.ports.store import Unchanged, Unit
from hub.store.neo4j_store import Neo4jStore

WRITE_AS_READ = Statement(
    name="test_write_as_read",
    mode=Mode.READ,
    text="""CYPHER 5
CREATE (q:Request {id: $id})
RETURN q.id AS id
""",
    parameters=frozenset({"id"}),
    columns=("id",),
)
"""A write that claims to read: only the server can tell."""

ENDLESS = Statement(
    name="test_endless",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND range(1, 100000) AS a
UNWIND range(1, 100000) AS b
RETURN sum(a * b) AS total
""",
    parameters=frozenset(),
    columns=("total",),
    timeout=0.2,
)


async def leave(unit: Unit, name: str) -> None:
    """Write something of this name at the unit's revision."""
    await unit.run(counter.REMEMBER, {"id": name, "fingerprint": name, "result": "null"})


async def is_left(store: Neo4jStore, name: str) -> bool:
    """Whether something of this name was committed."""
    return bool(await store.read(counter.REQUEST, {"id": name}))


async def write(store: Neo4jStore, name: str) -> Revision:
    """Leave something in a write of its own; its revision."""

    async def work(unit: Unit) -> Revision:
        await leave(unit, name)
        return unit.revision

    return await store.write(work)


async def write_once(store: Neo4jStore, name: str) -> Revision:
    """Leave something unless it is there already, as every unit of a service looks first."""

    async def work(unit: Unit) -> Revision | Unchanged:
        found = await unit.run(counter.REQUEST, {"id": name})
        if found:
            return Unchanged(Revision(found[0]["revision"]))
        await leave(unit, name)
        return unit.revision

    return await store.write(work)


async def look_only(store: Neo4jStore) -> Revision:
    """A unit that finds nothing to change; the revision it would have had."""

    async def work(unit: Unit) -> Revision | Unchanged:
        await leave(unit, "never")
        return Unchanged(unit.revision)

    return await store.write(work)


async def refuse(store: Neo4jStore, name: str) -> None:
    """A unit that writes and then refuses."""

    async def work(unit: Unit) -> None:
        await leave(unit, name)
        raise Conflict("refused after writing")

    await store.write(work)


async def published(store: Neo4jStore) -> Revision:
    """The revision that readers see."""
    return (await store.view()).revision
