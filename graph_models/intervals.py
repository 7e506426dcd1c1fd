"""The algebra of sets of civil days, kept as sorted, disjoint, maximal half-open intervals.

Every operation is a linear merge over normal forms; none walks day by day. The open end is FOREVER, which is
no day itself: a set that ends there has no end.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Final, Self

from graph_models.civil_time import FOREVER, parse_day
from graph_models.errors import InvalidInterval

_START: Final = attrgetter("start")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The days from `start` up to, not including, `end`; FOREVER as `end` means no end.

    Errors: InvalidInterval when the end does not lie after the start.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise InvalidInterval("an interval's end lies after its start")

    def covers(self, day: date) -> bool:
        """Whether the day lies inside; the end does not."""
        return self.start <= day < self.end


@dataclass(frozen=True, slots=True)
class IntervalSet:
    """An immutable set of civil days in normal form: equal sets are equal values with equal hashes.

    `intervals` may be given in any order and overlapping; adjacent ones are joined.
    """

    intervals: tuple[Interval, ...] = ()

    def __post_init__(self) -> None:
        if len(self.intervals) > 1:
            object.__setattr__(self, "intervals", _normalised(self.intervals))

    @classmethod
    def empty(cls) -> Self:
        """The set without a day."""
        return cls()

    @classmethod
    def of(cls, *intervals: Interval) -> Self:
        """The days of all these intervals together."""
        return cls(intervals)

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[date | str, date | str]]) -> Self:
        """The set of (start, end) pairs of dates or ISO days; reads what `to_pairs` wrote.

        Errors: InvalidInput on an ill-formed day, InvalidInterval when an end does not lie after its start.
        """
        return cls(tuple(Interval(_as_day(start), _as_day(end)) for start, end in pairs))

    def __iter__(self) -> Iterator[Interval]:
        return iter(self.intervals)

    def __len__(self) -> int:
        return len(self.intervals)

    def __bool__(self) -> bool:
        return bool(self.intervals)

    @property
    def is_empty(self) -> bool:
        """Whether there is no day in the set."""
        return not self.intervals

    @property
    def first(self) -> date | None:
        """The first day, or None when empty."""
        return self.intervals[0].start if self.intervals else None

    @property
    def last_end(self) -> date | None:
        """The first day after the last one (FOREVER when the set has no end), or None when empty."""
        return self.intervals[-1].end if self.intervals else None

    @property
    def duration_days(self) -> int:
        """How many days the set has; an open end counts as far as the sentinel."""
        return sum((interval.end - interval.start).days for interval in self.intervals)

    def covers(self, day: date) -> bool:
        """Whether the day is in the set."""
        position = bisect_right(self.intervals, day, key=_START)
        return position > 0 and day < self.intervals[position - 1].end

    def __or__(self, other: Self) -> Self:
        """The days of either."""
        return type(self)(self.intervals + other.intervals)

    def __and__(self, other: Self) -> Self:
        """The days of both."""
        return type(self)(tuple(_overlaps(self.intervals, other.intervals)))

    def __sub__(self, other: Self) -> Self:
        """The days of this set that are not in the other."""
        return type(self)(tuple(_overlaps(self.intervals, tuple(_gaps(other.intervals)))))

    def intersects(self, other: Self) -> bool:
        """Whether the two sets share a day."""
        return next(_overlaps(self.intervals, other.intervals), None) is not None

    def contains(self, other: Self) -> bool:
        """Whether every day of the other is in this set."""
        return not other - self

    def clip(self, start: date, end: date) -> Self:
        """The days from `start` up to, not including, `end`; empty when `end` does not lie after `start`."""
        return self & type(self).of(Interval(start, end)) if start < end else type(self)()

    def cut_from(self, day: date) -> Self:
        """The days before `day`: everything from `day` on is dropped."""
        return self.clip(date.min, day)

    def to_pairs(self) -> tuple[tuple[str, str], ...]:
        """(start, end) as ISO days, in order; an open end is the sentinel's text 9999-12-31."""
        return tuple((interval.start.isoformat(), interval.end.isoformat()) for interval in self.intervals)


def _as_day(value: date | str) -> date:
    return parse_day(value) if isinstance(value, str) else value


def _normalised(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Sort and join what overlaps or touches. Two sorted runs sort in linear time, so a union is a merge."""
    joined: list[Interval] = []
    for interval in sorted(intervals, key=_START):
        if not joined or joined[-1].end < interval.start:
            joined.append(interval)
        elif joined[-1].end < interval.end:
            joined[-1] = Interval(joined[-1].start, interval.end)
    return tuple(joined)


def _overlaps(left: tuple[Interval, ...], right: tuple[Interval, ...]) -> Iterator[Interval]:
    """What two normal forms share, in order: a merge with two cursors."""
    at_left = at_right = 0
    while at_left < len(left) and at_right < len(right):
        one, two = left[at_left], right[at_right]
        start, end = max(one.start, two.start), min(one.end, two.end)
        if start < end:
            yield Interval(start, end)
        if one.end <= two.end:
            at_left += 1
        else:
            at_right += 1


def _gaps(intervals: tuple[Interval, ...]) -> Iterator[Interval]:
    """The days that a normal form leaves out, from the first day of the calendar to FOREVER."""
    start = date.min
    for interval in intervals:
        if start < interval.start:
            yield Interval(start, interval.start)
        start = interval.end
    if start < FOREVER:
        yield Interval(start, FOREVER)
