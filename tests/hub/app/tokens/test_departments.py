"""What was declared of a department is read at most once a second, and never older than that."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace

import pytest

from graph_models.entities.department import Department
from graph_models.errors import StoreUnreachable
from graph_models.vocabulary import DepartmentCode, RegionCode, Role
from hub.app.tokens.departments import DepartmentCache
from tests.hub.app.tokens.ticking import Ticking

CODE, OTHER = DepartmentCode("one"), DepartmentCode("other")
DECLARED = Department(code=CODE, name="示例局", region=RegionCode("330100"))


@dataclass(slots=True)
class Declared:
    """Departments; `open` cleared lets reads wait, `down` lets them fail, `begun` is set by each."""

    departments: dict[DepartmentCode, Department] = field(default_factory=lambda: {CODE: DECLARED})
    down: bool = False
    reads: Counter[DepartmentCode] = field(default_factory=Counter)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def look(self, code: DepartmentCode) -> Department | None:
        self.reads[code] += 1
        self.begun.set()
        await self.open.wait()
        if self.down:
            raise StoreUnreachable("the store cannot be reached")
        return self.departments.get(code)


async def test_a_department_is_read_once_a_second() -> None:
    declared, time = Declared(), Ticking()
    cache = DepartmentCache(declared.look, monotonic=time)
    changed = replace(DECLARED, role=Role.BANK)
    assert [await cache.department(CODE) for _ in range(5)] == [DECLARED] * 5
    declared.departments[CODE] = changed
    time.on(0.999)
    assert (await cache.department(CODE), declared.reads[CODE]) == (DECLARED, 1)
    time.on(0.001)
    assert [await cache.department(CODE) for _ in range(5)] == [changed] * 5
    assert declared.reads[CODE] == 2


async def test_that_one_is_not_declared_is_kept_as_long() -> None:
    declared, time = Declared(departments={}), Ticking()
    cache = DepartmentCache(declared.look, monotonic=time)
    assert [await cache.department(CODE) for _ in range(3)] == [None] * 3
    declared.departments[CODE] = DECLARED
    assert (await cache.department(CODE), declared.reads[CODE]) == (None, 1)
    time.on(1)
    assert await cache.department(CODE) == DECLARED


async def test_requests_at_once_share_a_read() -> None:
    declared = Declared()
    declared.open.clear()
    cache = DepartmentCache(declared.look, monotonic=Ticking())
    waiting = [asyncio.create_task(cache.department(code)) for code in (CODE, OTHER) * 20]
    await declared.begun.wait()
    waiting.pop(0).cancel()
    declared.open.set()
    assert await asyncio.gather(*waiting[1:]) == [DECLARED, None] * 19
    assert declared.reads == {CODE: 1, OTHER: 1}


async def test_a_failure_is_told_to_those_who_wait_and_not_kept() -> None:
    declared = Declared(down=True)
    cache = DepartmentCache(declared.look, monotonic=Ticking())
    outcomes = await asyncio.gather(*(cache.department(CODE) for _ in range(3)), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [StoreUnreachable] * 3
    assert (declared.reads[CODE], len(cache)) == (1, 0)
    declared.down = False
    assert await cache.department(CODE) == DECLARED


async def test_a_failure_that_comes_late_does_not_undo_a_later_read() -> None:
    declared, time = Declared(down=True), Ticking()
    declared.open.clear()
    cache = DepartmentCache(declared.look, monotonic=time)
    late = asyncio.create_task(cache.department(CODE))
    await declared.begun.wait()
    time.on(1)
    stalled, declared.open, declared.down = declared.open, asyncio.Event(), False
    declared.open.set()
    assert await cache.department(CODE) == DECLARED
    declared.down = True
    stalled.set()
    with pytest.raises(StoreUnreachable):
        await late
    assert (await cache.department(CODE), declared.reads[CODE]) == (DECLARED, 2)


async def test_those_read_longest_ago_are_let_go_of() -> None:
    declared, time = Declared(), Ticking()
    cache = DepartmentCache(declared.look, monotonic=time, most=3)
    first, *others = (DepartmentCode(str(number)) for number in range(4))
    for code in (first, *others[:2]):
        await cache.department(code)
    time.on(1)
    await cache.department(first)
    await cache.department(others[2])
    assert len(cache) == 3
    await cache.department(first)
    await cache.department(others[0])
    assert (declared.reads[first], declared.reads[others[0]]) == (2, 2)
