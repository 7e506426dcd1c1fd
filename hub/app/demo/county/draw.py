"""The seeded generator: every draw of a county comes from here, so that the same seed gives the same county."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random  # noqa: TID251  # the demonstration's seeded generator
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Draws in one fixed order from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311  # invented data, no secret

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(least, most)

    def pick(self, items: Sequence[T]) -> T:
        """One of them."""
        return self._random.choice(items)

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """So many different ones, in a drawn order."""
        return self._random.sample(items, count)

    def percent(self, chance: int) -> bool:
        """True with this chance in a hundred."""
        return self._random.randrange(100) < chance

    def day(self, first: date, last: date) -> date:
        """A day, both ends included."""
        return first + timedelta(days=self.between(0, (last - first).days))

    def days(self, first: date, last: date, count: int) -> list[date]:
        """So many different days, both ends included."""
        return [first + timedelta(days=days) for days in self.some(range((last - first).days + 1), count)]
