"""A hub whose store never answers: for what is decided before the store is asked."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Never, TypeVar

from graph_models.civil_time import noon
from graph_models.errors import StoreUnreachable
from graph_models.statements.statement import Statement
from hub.app.clock import SettableClock
from hub.app.hub import Hub, Parts, build_hub
from hub.app.ids import CountingIds
from hub.app.keys import HmacKeys
from hub.ports.store import Parameters, Row, Unchanged, Unit, View
from hub.services.policy import Policy
from tests.support.example_law import example_law
from tests.support.house import START

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class FailingStore:
    """Fails whatever is asked of it, and counts it."""

    fault: Exception = field(default_factory=lambda: StoreUnreachable("示例: the store does not answer"))
    asked: int = 0

    async def read(self, _statement: Statement, _parameters: Parameters) -> Sequence[Row]:
        """Fail."""
        return self._failed()

    async def view(self) -> View:
        """Fail."""
        return self._failed()

    async def write(self, _work: Callable[[Unit], Awaitable[T | Unchanged]]) -> T:
        """Fail."""
        return self._failed()

    async def append(self, _statement: Statement, _parameters: Parameters) -> None:
        """Fail."""
        self._failed()

    def _failed(self) -> Never:
        self.asked += 1
        raise self.fault


def unreached(store: FailingStore | None = None) -> Hub:
    """The services of the small law over such a store."""
    return build_hub(
        Parts(
            store=store or FailingStore(),
            catalogue=example_law(),
            clock=SettableClock(noon(START)),
            ids=CountingIds(),
            keys=HmacKeys.for_development(),
            policy=Policy(),
        )
    )
