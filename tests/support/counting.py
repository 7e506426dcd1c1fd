"""A store that counts what is asked of it and hands everything on to the real one."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from graph_models.statements.statement import Statement
from graph_models.vocabulary import Revision
from hub.ports.store import Parameters, Row, Store, Unchanged, Unit, View

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class CountingStore:
    """Counts reads, those of views included, appends with their rows, and writes, by the statement's name."""

    store: Store
    reads: Counter[str] = field(default_factory=Counter)
    appends: Counter[str] = field(default_factory=Counter)
    writes: int = 0

    async def read(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """Count and read."""
        self.reads[statement.name] += 1
        return await self.store.read(statement, parameters)

    async def view(self) -> View:
        """Count the read of the revision, and count what the view reads."""
        self.reads["view"] += 1
        return CountingView(view=await self.store.view(), reads=self.reads)

    async def write(self, work: Callable[[Unit], Awaitable[T | Unchanged]]) -> T:
        """Count and write."""
        self.writes += 1
        return await self.store.write(work)

    async def append(self, statement: Statement, parameters: Parameters) -> None:
        """Count and append."""
        self.appends[statement.name] += 1
        await self.store.append(statement, parameters)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingView:
    """A view whose reads are counted."""

    view: View
    reads: Counter[str]

    @property
    def revision(self) -> Revision:
        """The revision that the view sees."""
        return self.view.revision

    async def run(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """Count and read."""
        self.reads[statement.name] += 1
        return await self.view.run(statement, parameters)
