"""Paired timing: two things are measured in turn, so that what else the machine does weighs on both alike."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")
Action = Callable[[], Awaitable[object]]
Step = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """Seconds that one and the other took, pair by pair."""

    one: tuple[float, ...]
    other: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median over the pairs of how many times as long the one took as the other."""
        return median(one / other for one, other in zip(self.one, self.other, strict=True))

    @property
    def share(self) -> float:
        """The median over the pairs of the one's rate as a part of the other's."""
        return 1 / self.ratio


async def seconds(action: Action) -> float:
    """How long an action takes."""
    begun = perf_counter()
    await action()
    return perf_counter() - begun


async def timed(work: Awaitable[T]) -> tuple[T, float]:
    """What the work gives, and how long it takes."""
    begun = perf_counter()
    value = await work
    return value, perf_counter() - begun


async def in_turn(one: Action, other: Action, *, pairs: int, step: Step) -> Paired:
    """Time both so many times, in alternating order; each runs once before, unmeasured."""
    await one()
    await other()
    ones, others = [], []
    for flipped in _flips(pairs):
        if flipped:
            others.append(await seconds(other))
            ones.append(await seconds(one))
        else:
            ones.append(await seconds(one))
            others.append(await seconds(other))
        step()
    return Paired(one=tuple(ones), other=tuple(others))


async def repeated(action: Action, *, times: int, step: Step) -> float:
    """The median of an action's seconds; it runs once before, unmeasured."""
    await action()
    taken = []
    for _ in range(times):
        taken.append(await seconds(action))
        step()
    return median(taken)


def _flips(pairs: int) -> Iterator[bool]:
    return (number % 2 == 1 for number in range(pairs))
