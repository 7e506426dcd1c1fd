"""Days on which something is held, and those of them that rest on no link that has ended."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from graph_models.civil_time import FOREVER
from graph_models.intervals import Interval, IntervalSet


@dataclass(frozen=True, slots=True)
class HeldDays:
    """`days` are all of them; `firm`, a part of them, are those that wait for no release."""

    days: IntervalSet
    firm: IntervalSet

    @classmethod
    def firmly(cls, days: IntervalSet) -> Self:
        """Days of which none is pending."""
        return cls(days, days)

    def __and__(self, other: Self) -> Self:
        """The days of both; firm where both are."""
        days = self.days & other.days
        if self.firm is self.days and other.firm is other.days:
            return type(self).firmly(days)
        return type(self)(days, self.firm & other.firm)

    def __or__(self, other: Self) -> Self:
        """The days of either; firm where either is."""
        return type(self)(self.days | other.days, self.firm | other.firm)

    @property
    def pending(self) -> IntervalSet:
        """The days that rest on a link that has ended and is not released."""
        return IntervalSet.empty() if self.firm is self.days else self.days - self.firm


ALWAYS: Final = HeldDays.firmly(IntervalSet.of(Interval(date.min, FOREVER)))
NEVER: Final = HeldDays.firmly(IntervalSet.empty())
