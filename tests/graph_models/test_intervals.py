"""The interval algebra against a naive model: a set of days within a small window."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.civil_time import FOREVER
from graph_models.errors import InvalidInput, InvalidInterval
from graph_models.intervals import Interval, IntervalSet

WINDOW_START = date(2025, 1, 1)
WINDOW_DAYS = 40
WINDOW = Interval(WINDOW_START, WINDOW_START + timedelta(days=WINDOW_DAYS))
EVERY_DAY = tuple(WINDOW_START + timedelta(days=offset) for offset in range(WINDOW_DAYS))

Days = frozenset[date]


def span(start: int, end: int) -> Interval:
    return Interval(WINDOW_START + timedelta(days=start), WINDOW_START + timedelta(days=end))


def model(days: IntervalSet) -> Days:
    """The naive reading: each day of the window that lies in one of the intervals."""
    return frozenset(day for day in EVERY_DAY if any(i.start <= day < i.end for i in days))


@st.composite
def spans(draw: st.DrawFn) -> Interval:
    start = draw(st.integers(0, WINDOW_DAYS - 1))
    return span(start, draw(st.integers(start + 1, WINDOW_DAYS)))


SETS = st.lists(spans(), max_size=8).map(lambda found: IntervalSet.of(*found))
DAYS = st.sampled_from(EVERY_DAY)
EVERYTHING = IntervalSet.of(WINDOW)


@given(st.lists(spans(), max_size=10))
def test_of_is_in_normal_form_and_has_the_days_of_its_intervals(found: list[Interval]) -> None:
    days = IntervalSet.of(*found)
    assert model(days) == frozenset(day for i in found for day in EVERY_DAY if i.start <= day < i.end)
    pieces = tuple(days)
    assert all(one.end < two.start for one, two in pairwise(pieces))
    assert days.duration_days == len(model(days))


@given(st.lists(spans(), max_size=8), st.randoms(use_true_random=False))
def test_equal_days_are_equal_values_in_any_order(found: list[Interval], order: object) -> None:
    shuffled = list(found)
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # a seeded generator; its module is banned
    one, two = IntervalSet.of(*found), IntervalSet.of(*shuffled)
    assert one == two
    assert hash(one) == hash(two)


@given(SETS, SETS)
def test_operations_are_those_of_sets_of_days(a: IntervalSet, b: IntervalSet) -> None:
    assert model(a | b) == model(a) | model(b)
    assert model(a & b) == model(a) & model(b)
    assert model(a - b) == model(a) - model(b)
    assert a.intersects(b) == bool(model(a) & model(b))
    assert a.contains(b) == (model(a) >= model(b))
    assert (a == b) == (model(a) == model(b))


@given(SETS, SETS)
def test_results_are_in_normal_form(a: IntervalSet, b: IntervalSet) -> None:
    for result in (a | b, a & b, a - b):
        assert result == IntervalSet.of(*reversed(tuple(result)))


@given(SETS, SETS, SETS)
def test_union_and_intersection_associate_and_distribute(a: IntervalSet, b: IntervalSet, c: IntervalSet) -> None:
    assert (a | b) | c == a | (b | c)
    assert (a & b) & c == a & (b & c)
    assert a & (b | c) == (a & b) | (a & c)
    assert a | (b & c) == (a | b) & (a | c)


@given(SETS, SETS)
def test_union_and_intersection_commute_and_absorb(a: IntervalSet, b: IntervalSet) -> None:
    assert a | b == b | a
    assert a & b == b & a
    assert a | (a & b) == a
    assert a & (a | b) == a


@given(SETS)
def test_identities(a: IntervalSet) -> None:
    empty = IntervalSet.empty()
    assert a | empty == a
    assert a & empty == empty
    assert a | a == a
    assert a & a == a
    assert a - a == empty
    assert a - empty == a
    assert a & EVERYTHING == a
    assert EVERYTHING - (EVERYTHING - a) == a


@given(SETS, SETS)
def test_de_morgan_within_a_window(a: IntervalSet, b: IntervalSet) -> None:
    assert EVERYTHING - (a | b) == (EVERYTHING - a) & (EVERYTHING - b)
    assert EVERYTHING - (a & b) == (EVERYTHING - a) | (EVERYTHING - b)
    assert (a - b) | (a & b) == a


@given(SETS, DAYS)
def test_covers(a: IntervalSet, day: date) -> None:
    assert a.covers(day) == (day in model(a))
    assert any(interval.covers(day) for interval in a) == (day in model(a))


@given(SETS, DAYS, DAYS)
def test_clip_and_cut(a: IntervalSet, start: date, end: date) -> None:
    assert model(a.clip(start, end)) == {day for day in model(a) if start <= day < end}
    assert model(a.cut_from(end)) == {day for day in model(a) if day < end}


@given(SETS)
def test_first_last_end_and_emptiness(a: IntervalSet) -> None:
    days = model(a)
    assert a.first == min(days, default=None)
    assert a.last_end == (max(days) + timedelta(days=1) if days else None)
    assert a.is_empty == (not days)
    assert bool(a) == bool(days)
    assert len(a) == len(tuple(a))


@given(SETS)
def test_pairs_round_trip(a: IntervalSet) -> None:
    assert IntervalSet.from_pairs(a.to_pairs()) == a
    assert IntervalSet.from_pairs((i.start, i.end) for i in a) == a


def test_pairs_are_iso_days() -> None:
    days = IntervalSet.of(Interval(date(2025, 3, 1), FOREVER), Interval(date(2024, 1, 1), date(2024, 2, 1)))
    assert days.to_pairs() == (("2024-01-01", "2024-02-01"), ("2025-03-01", "9999-12-31"))


def test_adjacent_intervals_are_joined_and_separate_ones_are_not() -> None:
    assert IntervalSet.of(span(3, 5), span(0, 3)).intervals == (span(0, 5),)
    assert IntervalSet.of(span(4, 5), span(0, 3)).intervals == (span(0, 3), span(4, 5))
    assert IntervalSet.of(span(0, 9), span(2, 4)).intervals == (span(0, 9),)


def test_the_end_is_not_covered() -> None:
    days = IntervalSet.of(span(0, 2))
    assert [days.covers(day) for day in EVERY_DAY[:3]] == [True, True, False]
    assert not days.covers(WINDOW_START - timedelta(days=1))


def test_an_open_set_has_no_last_day() -> None:
    days = IntervalSet.of(Interval(WINDOW_START, FOREVER))
    assert days.last_end == FOREVER
    assert days.covers(FOREVER - timedelta(days=1))
    assert not days.covers(FOREVER)


def test_open_sets_combine() -> None:
    opened, later = Interval(WINDOW_START, FOREVER), Interval(date(2030, 1, 1), FOREVER)
    assert IntervalSet.of(opened) | IntervalSet.of(later) == IntervalSet.of(opened)
    assert IntervalSet.of(opened) & IntervalSet.of(later) == IntervalSet.of(later)
    assert IntervalSet.of(opened) - IntervalSet.of(later) == IntervalSet.of(Interval(WINDOW_START, later.start))
    assert IntervalSet.of(later) - IntervalSet.of(opened) == IntervalSet.empty()


def test_the_whole_calendar_leaves_nothing() -> None:
    whole = IntervalSet.of(Interval(date.min, FOREVER))
    assert IntervalSet.of(span(0, 5)) - whole == IntervalSet.empty()
    assert whole - IntervalSet.of(span(0, 5)) == IntervalSet.of(
        Interval(date.min, WINDOW_START), Interval(WINDOW_START + timedelta(days=5), FOREVER)
    )


@pytest.mark.parametrize("end", [WINDOW_START, WINDOW_START - timedelta(days=1)])
def test_an_interval_without_a_day_is_refused(end: date) -> None:
    with pytest.raises(InvalidInterval):
        Interval(WINDOW_START, end)


def test_ill_formed_pairs_are_refused() -> None:
    with pytest.raises(InvalidInput):
        IntervalSet.from_pairs([("20250101", "2025-02-01")])
    with pytest.raises(InvalidInterval):
        IntervalSet.from_pairs([("2025-02-01", "2025-01-01")])


def test_a_reversed_or_empty_clip_is_empty() -> None:
    days = IntervalSet.of(span(0, 9))
    assert days.clip(WINDOW.end, WINDOW.start) == IntervalSet.empty()
    assert days.clip(WINDOW.start, WINDOW.start) == IntervalSet.empty()


def test_a_set_stays_as_it_is() -> None:
    days = IntervalSet.of(span(0, 1))
    with pytest.raises(AttributeError):
        days.intervals = ()  # type: ignore[misc]  # the test shows that it cannot be done
