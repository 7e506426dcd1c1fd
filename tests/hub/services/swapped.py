"""Stores that stand in for the real one where a port is to fail or to wait, and hubs that are built on them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from graph_models.catalogue.model import Catalogue
from graph_models.errors import HubError
from graph_models.statements.statement import Statement
from hub.app.hub import Hub, Parts, build_hub
from hub.app.ids import RandomIds
from hub.app.keys import HmacKeys
from hub.ports.store import Parameters, Row, Store, Unchanged, Unit, View
from hub.services.policy import Policy
from tests.support.house import House

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class FaultyStore:
    """Hands everything on, but fails each statement named in `faults`, and finds nothing by those in `silent`.

    It fails every time, or `times` times.
    """

    store: Store
    faults: Mapping[str, Exception] = field(default_factory=dict)
    times: int | None = None
    silent: frozenset[str] = frozenset()

    async def read(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """Fail, find nothing, or read."""
        self._meet(statement)
        if statement.name in self.silent:
            return ()
        return await self.store.read(statement, parameters)

    async def view(self) -> View:
        """A view of the real store."""
        return await self.store.view()

    async def write(self, work: Callable[[Unit], Awaitable[T | Unchanged]]) -> T:
        """Write to the real store."""
        return await self.store.write(work)

    async def append(self, statement: Statement, parameters: Parameters) -> None:
        """Fail or append."""
        self._meet(statement)
        await self.store.append(statement, parameters)

    def _meet(self, statement: Statement) -> None:
        fault = self.faults.get(statement.name)
        if fault is None or self.times == 0:
            return
        if self.times is not None:
            self.times -= 1
        raise fault


@dataclass(slots=True, kw_only=True)
class HeldStore:
    """Hands everything on, but holds the first append until it is let go; then it is written, or fails."""

    store: Store
    fault: HubError | None = None
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    let_go: asyncio.Event = field(default_factory=asyncio.Event)
    batches: list[int] = field(default_factory=list)
    """How many records each append held."""

    async def read(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """Read from the real store."""
        return await self.store.read(statement, parameters)

    async def view(self) -> View:
        """A view of the real store."""
        return await self.store.view()

    async def write(self, work: Callable[[Unit], Awaitable[T | Unchanged]]) -> T:
        """Write to the real store."""
        return await self.store.write(work)

    async def append(self, statement: Statement, parameters: Parameters) -> None:
        """Hold the first, hand on the others."""
        self.batches.append(len(parameters["records"]))
        if not self.arrived.is_set():
            self.arrived.set()
            await self.let_go.wait()
            if self.fault is not None:
                raise self.fault
        await self.store.append(statement, parameters)


def hub_with(
    house: House,
    law: Catalogue,
    *,
    store: Store | None = None,
    keys: HmacKeys | None = None,
    policy: Policy | None = None,
) -> Hub:
    """A second hub beside the town's own, with other parts; its ids are random, so that they meet none of the first."""
    return build_hub(
        Parts(
            store=store or house.store,
            catalogue=law,
            clock=house.clock,
            ids=RandomIds(house.clock),
            keys=keys or HmacKeys.for_development(),
            policy=policy or Policy(),
        )
    )
