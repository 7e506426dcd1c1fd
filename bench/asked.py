"""The parameters with which the service runs the statement of a check: caught from the service itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bench.cast import LISTER
from bench.stage import unrecorded
from graph_models.statements.statement import Statement
from hub.app.hub import Hub
from hub.domain.commands.check import CheckInput
from hub.ports.store import Parameters, Row, Store


class _Listening:
    """Passes reads on and keeps their parameters."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.heard: list[Mapping[str, Any]] = []

    async def read(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        self.heard.append(parameters)
        return await self._store.read(statement, parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


async def parameters_of(hub: Hub, questions: Sequence[CheckInput]) -> list[Mapping[str, Any]]:
    """What the statement is given for each question asked alone."""
    store = _Listening(hub.store)
    quiet = unrecorded(hub)
    checks = replace(quiet.checks, store=store)
    for each in questions:
        await checks.check(LISTER, each)
    return store.heard


async def parameters_of_many(hub: Hub, questions: Sequence[CheckInput]) -> list[Mapping[str, Any]]:
    """What the statement is given where all questions are asked in one call: one value for each read."""
    store = _Listening(hub.store)
    quiet = unrecorded(hub)
    await replace(quiet.checks, store=store).check_many(LISTER, questions)
    return store.heard
