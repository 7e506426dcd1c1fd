"""A store that is measured: each statement by its name and how it ended, and nothing of what it was asked."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import pytest

from graph_models.errors import IllegalTransition, StoreTimeout
from graph_models.statements import counter, lookup
from graph_models.statements.statement import Statement
from graph_models.vocabulary import Revision
from hub.app.serving.measured_store import MeasuredStore
from hub.ports.store import Parameters, Row, Unchanged, Unit, View
from hub.web.metrics import Metrics

T = TypeVar("T")

SECRET: Final = "示例甲"
SEVENTH: Final = Revision(7)
ROWS: Final = ({"revision": 7},)
NAME: Final = lookup.SUBJECTS_BY_ID.name


@dataclass(frozen=True, slots=True)
class Seen:
    """A view at revision 7."""

    fault: Exception | None = None
    revision: Revision = SEVENTH

    async def run(self, _statement: Statement, _parameters: Parameters) -> Sequence[Row]:
        """The rows, or the fault."""
        if self.fault is not None:
            raise self.fault
        return ROWS


@dataclass(frozen=True, slots=True)
class Small:
    """A store of one row that fails where a fault is given."""

    fault: Exception | None = None

    async def read(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """The rows, or the fault."""
        return await Seen(self.fault).run(statement, parameters)

    async def view(self) -> View:
        """A view."""
        return Seen(self.fault)

    async def write(self, work: Callable[[Unit], Awaitable[T | Unchanged]]) -> T:
        """Nothing is written: the work's own answer."""
        unit: Any = Seen(self.fault)
        done: Any = await work(unit)
        return done  # type: ignore[no-any-return]  # whatever the work answers

    async def append(self, statement: Statement, parameters: Parameters) -> None:
        """Nothing, or the fault."""
        await Seen(self.fault).run(statement, parameters)


def counts(metrics: Metrics) -> dict[tuple[str, str], int]:
    """How many of each statement ended in which way."""
    found = re.findall(
        r'^hub_statement_seconds_count\{outcome="([^"]*)",statement="([^"]*)"\} (\S+)$',
        metrics.exposed().decode(),
        re.MULTILINE,
    )
    return {(statement, outcome): int(float(number)) for outcome, statement, number in found}


async def test_a_read_an_append_and_a_read_of_a_view_are_counted_by_name() -> None:
    metrics = Metrics()
    store = MeasuredStore(store=Small(), metrics=metrics)
    assert await store.read(lookup.SUBJECTS_BY_ID, {"ids": []}) == ROWS
    await store.append(counter.PUBLISHED, {})
    view = await store.view()
    assert (view.revision, await view.run(lookup.SUBJECTS_BY_ID, {"ids": []})) == (7, ROWS)
    assert counts(metrics) == {(NAME, "done"): 2, (counter.PUBLISHED.name, "done"): 1}


async def test_a_unit_of_work_is_counted_as_one_and_its_answer_is_handed_on() -> None:
    metrics = Metrics()

    async def work(unit: Unit) -> str:
        await unit.run(lookup.SUBJECTS_BY_ID, {"ids": []})
        return "done it"

    assert await MeasuredStore(store=Small(), metrics=metrics).write(work) == "done it"
    assert counts(metrics) == {("write", "done"): 1}


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (StoreTimeout(SECRET), "STORE_TIMEOUT"),
        (IllegalTransition(SECRET), "ILLEGAL_TRANSITION"),
        (RuntimeError(SECRET), "failed"),
    ],
)
async def test_what_fails_is_raised_and_counted_by_its_code(fault: Exception, outcome: str) -> None:
    metrics = Metrics()
    store = MeasuredStore(store=Small(fault), metrics=metrics)

    async def work(unit: Unit) -> Sequence[Row]:
        return await unit.run(lookup.SUBJECTS_BY_ID, {"ids": []})

    view = await store.view()
    for asked in (
        store.read(lookup.SUBJECTS_BY_ID, {"ids": [SECRET]}),
        view.run(lookup.SUBJECTS_BY_ID, {"ids": [SECRET]}),
        store.append(lookup.SUBJECTS_BY_ID, {"ids": [SECRET]}),
        store.write(work),
    ):
        with pytest.raises(type(fault)) as raised:
            await asked
        assert raised.value is fault
    assert counts(metrics) == {(NAME, outcome): 3, ("write", outcome): 1}
    assert SECRET not in metrics.exposed().decode()
