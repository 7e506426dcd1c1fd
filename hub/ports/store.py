"""The store as services see it: named statements, one sequence of revisions, snapshots by revision."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from graph_models.statements.statement import Statement
from graph_models.vocabulary import Revision

T = TypeVar("T")

Row = Mapping[str, Any]
Parameters = Mapping[str, Any]


class View(Protocol):
    """The graph as it is known at one revision: a statement's rows are those with rev_from <= revision < rev_to."""

    @property
    def revision(self) -> Revision:
        """The revision this view sees; inside a write its own new revision."""
        ...

    async def run(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """Run a statement; `revision` is added to the parameters where the statement declares it."""
        ...


class Unit(View, Protocol):
    """A write transaction that holds the counter: nothing else writes meanwhile."""

    @property
    def at(self) -> datetime:
        """The instant of this revision; never before that of an earlier one."""
        ...


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Returned by a unit of work that found nothing to change: the transaction rolls back and takes no revision."""

    value: Any


class Store(Protocol):
    """Reads, writes and appends. Raises only `Unavailable` errors of its own."""

    async def read(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """One read in a transaction of its own, routed as a read."""
        ...

    async def view(self) -> View:
        """A view at the published revision; each statement it runs is one read."""
        ...

    async def write(self, work: Callable[[Unit], Awaitable[T | Unchanged]]) -> T:
        """Advance the counter, run the work, commit, publish.

        The work may run again after a transient fault or a commit with unknown outcome: it has no effect outside the
        unit and looks first whether it was done. An error it raises rolls everything back.
        """
        ...

    async def append(self, statement: Statement, parameters: Parameters) -> None:
        """A write that does not touch the counter, such as the records of checks.

        It may be sent again after a transient fault: the statement does no more when it runs twice.
        """
        ...
