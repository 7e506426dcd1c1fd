"""Days and intervals as the service says them: null where no end, or no beginning, is stated."""

from collections.abc import Iterable
from datetime import date

from graph_models.civil_time import FOREVER, parse_day
from graph_models.intervals import Interval, IntervalSet
from hub.app.remote.service import Said


def day(said: str | None) -> date | None:
    """A day; None where none is said."""
    return None if said is None else parse_day(said)


def first_day(said: str | None) -> date:
    """The day from which something holds; the first of all days where none is stated."""
    return date.min if said is None else parse_day(said)


def end_day(said: str | None) -> date:
    """The day from which something no longer holds; FOREVER where none is stated."""
    return FOREVER if said is None else parse_day(said)


def interval(said: Said) -> Interval:
    """`Days`."""
    return Interval(first_day(said["from"]), end_day(said["to"]))


def intervals(said: Iterable[Said]) -> IntervalSet:
    """A list of `Days`."""
    return IntervalSet.of(*(interval(each) for each in said))
