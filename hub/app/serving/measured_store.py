"""A store that times each statement and puts a span around it, and hands everything on to the real one."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Final, TypeVar

from graph_models.errors import HubError
from graph_models.statements.statement import Statement
from graph_models.vocabulary import Revision
from hub.ports.store import Parameters, Row, Store, Unchanged, Unit, View
from hub.web.metrics import Metrics
from hub.web.tracing import span

T = TypeVar("T")

DONE: Final = "done"
_FAILED: Final = "failed"
_WRITE: Final = "write"
"""A unit of work is measured as one: its statements share the counter's lock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredStore:
    """Measures reads, appends and whole units of work, by the statement's name and the error's code."""

    store: Store
    metrics: Metrics

    async def read(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """One read."""
        with self._watched(statement.name):
            return await self.store.read(statement, parameters)

    async def view(self) -> View:
        """A view whose reads are measured."""
        return MeasuredView(view=await self.store.view(), watched=self._watched)

    async def write(self, work: Callable[[Unit], Awaitable[T | Unchanged]]) -> T:
        """One unit of work, publishing included."""
        with self._watched(_WRITE):
            return await self.store.write(work)

    async def append(self, statement: Statement, parameters: Parameters) -> None:
        """One append."""
        with self._watched(statement.name):
            await self.store.append(statement, parameters)

    @contextmanager
    def _watched(self, name: str) -> Iterator[None]:
        begun, outcome = perf_counter(), _FAILED
        try:
            with span(name):
                yield
            outcome = DONE
        except HubError as error:
            outcome = error.code
            raise
        finally:
            self.metrics.statement(name, perf_counter() - begun, outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredView:
    """A view whose reads are measured."""

    view: View
    watched: Callable[[str], AbstractContextManager[None]]

    @property
    def revision(self) -> Revision:
        """The revision that the view sees."""
        return self.view.revision

    async def run(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """One read."""
        with self.watched(statement.name):
            return await self.view.run(statement, parameters)
