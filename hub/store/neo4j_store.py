"""The store on Neo4j: reads by snapshot, writes in the one sequence of revisions, records beside it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, AsyncDriver, AsyncManagedTransaction, Query, unit_of_work
from neo4j.exceptions import IncompleteCommit

from graph_models.civil_time import instant_text
from graph_models.errors import Defect, HubError
from graph_models.statements import counter
from graph_models.statements.statement import Mode, Statement
from graph_models.vocabulary import Revision
from hub.ports.clock import Clock
from hub.ports.store import Parameters, Row, Unchanged, Unit, View
from hub.store.faults import STORE_FAULTS, may_try_again, translated

T = TypeVar("T")

NOTHING = Revision(0)
"""Publishing it publishes nothing: every revision is later."""

_LOG = logging.getLogger(__name__)
_MOST_TRIES = 3
_WRITE_SECONDS = 120.0
"""How long one write may take, waiting for the writers before it included."""

SWEEP_AFTER_SECONDS = 600.0
"""How long ago a revision was published when what it closed may be swept: longer than any read goes on, generously."""


class _RolledBackError(Exception):
    """Carries the value of a unit of work that changed nothing out of its transaction."""

    def __init__(self, value: Any, unpublished: Revision | None) -> None:
        super().__init__()
        self.value = value
        self.unpublished = unpublished


class Neo4jStore:
    """One database of one Neo4j. Safe for many tasks of one event loop: each statement takes a session of its own.

    `sweep_after` is in seconds, of the database's clock: a revision that was published so long ago has settled, and
    what it closed may be swept (hub.store.sweeping).
    """

    def __init__(
        self, *, driver: AsyncDriver, database: str, clock: Clock, sweep_after: float = SWEEP_AFTER_SECONDS
    ) -> None:
        self._driver = driver
        self._database = database
        self._clock = clock
        self._margin = round(sweep_after * 1_000)
        self._unpublished = False
        self._queries: dict[str, Query] = {}

    async def read(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """One read, tried again where the driver says that helps."""
        if statement.mode is not Mode.READ:
            raise Defect("a write was sent as a read", detail=statement.name)
        if self._unpublished:
            await self.heal()
        return await self._tried(statement, parameters, access=READ_ACCESS)

    async def view(self) -> View:
        """A view at the published revision."""
        rows = await self.read(counter.PUBLISHED, {})
        return StoreView(store=self, revision=Revision(rows[0]["revision"]))

    async def append(self, statement: Statement, parameters: Parameters) -> None:
        """A write beside the counter, in a transaction of its own; doing it twice does no more than once."""
        await self.append_and_tell(statement, parameters)

    async def append_and_tell(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """The same, with what the statement returns; at a second try it tells of that try only."""
        return await self._tried(statement, parameters, access=WRITE_ACCESS)

    async def write(self, work: Callable[[Unit], Awaitable[T | Unchanged]]) -> T:
        """Advance, work, commit, publish; a commit with unknown outcome is looked into by doing the work once more."""
        try:
            value, revision = await self._committed(work)
        except IncompleteCommit:
            try:
                value, revision = await self._committed(work)
            except STORE_FAULTS as fault:
                raise translated(fault, statement="write") from fault
        except STORE_FAULTS as fault:
            raise translated(fault, statement="write") from fault
        if revision is not None:
            await self._publish(revision)
        return value

    async def declare(self, statements: Sequence[Statement]) -> None:
        """Run schema statements one by one, and found the counter."""
        for statement in (*statements, counter.FOUND):
            try:
                await self._auto_commit(statement, {}, access=WRITE_ACCESS)
            except STORE_FAULTS as fault:
                raise translated(fault, statement=statement.name) from fault

    async def heal(self) -> None:
        """Publish what was committed: a crash between the two commits leaves a revision unpublished."""
        await self.append(counter.HEAL, {})
        self._unpublished = False

    async def settle(self) -> Revision:
        """Mark the revision that is published by now where the last mark is old enough; which one has settled.

        Every publishing does the same; this is for times when nobody writes.
        """
        await self.append(counter.PUBLISH, self._publishing(NOTHING))
        return Revision((await self.read(counter.SETTLED, {}))[0]["settled"])

    async def close(self) -> None:
        """Close every connection."""
        await self._driver.close()

    async def _publish(self, revision: Revision) -> None:
        try:
            await self.append(counter.PUBLISH, self._publishing(revision))
        except HubError as fault:
            # The write stands. The next read or writer publishes it.
            self._unpublished = True
            _LOG.warning("publish_postponed", extra={"revision": revision, "code": fault.code})

    def _publishing(self, revision: Revision) -> Parameters:
        return {"revision": revision, "margin": self._margin}

    async def _committed(self, work: Callable[[Unit], Awaitable[T | Unchanged]]) -> tuple[T, Revision | None]:
        """The work's value, and the revision to publish: its own, or an earlier one that a crash left unpublished."""

        async def attempt(transaction: AsyncManagedTransaction) -> tuple[T, Revision | None]:
            unit = await StoreUnit.begin(transaction, now=self._clock.now())
            value = await work(unit)
            if isinstance(value, Unchanged):
                raise _RolledBackError(value.value, unit.unpublished)
            return value, unit.revision

        try:
            async with self._driver.session(database=self._database, default_access_mode=WRITE_ACCESS) as session:
                return await session.execute_write(unit_of_work(timeout=_WRITE_SECONDS)(attempt))
        except _RolledBackError as unchanged:
            return unchanged.value, unchanged.unpublished

    async def _tried(self, statement: Statement, parameters: Parameters, *, access: str) -> list[Row]:
        tries = 0
        while True:
            tries += 1
            try:
                return await self._auto_commit(statement, parameters, access=access)
            except STORE_FAULTS as fault:
                if tries == _MOST_TRIES or not may_try_again(fault):
                    raise translated(fault, statement=statement.name) from fault

    async def _auto_commit(self, statement: Statement, parameters: Parameters, *, access: str) -> list[Row]:
        async with (
            asyncio.timeout(statement.timeout + 1.0),
            self._driver.session(database=self._database, default_access_mode=access) as session,
        ):
            result = await session.run(self._query(statement), dict(parameters))
            return [record async for record in result]

    def _query(self, statement: Statement) -> Query:
        query = self._queries.get(statement.name)
        if query is None:
            query = self._queries[statement.name] = Query(
                statement.text,
                metadata={"statement": statement.name},
                timeout=statement.timeout,
            )
        return query


class StoreView:
    """The published state at one revision; each statement is a read of its own."""

    def __init__(self, *, store: Neo4jStore, revision: Revision) -> None:
        self._store = store
        self._revision = revision

    @property
    def revision(self) -> Revision:
        """The revision this view sees."""
        return self._revision

    async def run(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """Read at this revision."""
        return await self._store.read(statement, _at(statement, parameters, self._revision))


class StoreUnit:
    """A write transaction that holds the counter."""

    def __init__(
        self,
        *,
        transaction: AsyncManagedTransaction,
        revision: Revision,
        at: datetime,
        published: Revision,
    ) -> None:
        self._transaction = transaction
        self._revision = revision
        self._at = at
        self._published = published

    @classmethod
    async def begin(cls, transaction: AsyncManagedTransaction, *, now: datetime) -> "StoreUnit":
        """Take the counter's lock; everything else of the transaction comes after it."""
        result = await transaction.run(counter.ADVANCE.text, {"now": instant_text(now)})
        row = await result.single()
        if row is None:
            raise Defect("the store has no counter", detail=counter.ADVANCE.name)
        return cls(
            transaction=transaction,
            revision=Revision(row["revision"]),
            at=datetime.fromisoformat(row["at"]),
            published=Revision(row["published"]),
        )

    @property
    def revision(self) -> Revision:
        """The revision that this transaction writes."""
        return self._revision

    @property
    def at(self) -> datetime:
        """The instant of this revision."""
        return self._at

    @property
    def unpublished(self) -> Revision | None:
        """The revision before this one where it is committed and readers do not see it yet."""
        before = Revision(self._revision - 1)
        return before if self._published < before else None

    async def run(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """Run a statement inside the transaction."""
        text = statement.text
        result = await self._transaction.run(text, _at(statement, parameters, self._revision))
        return [record async for record in result]


def _at(statement: Statement, parameters: Parameters, revision: Revision) -> dict[str, Any]:
    if "revision" in statement.parameters and "revision" not in parameters:
        return {**parameters, "revision": revision}
    return dict(parameters)
