"""Terms by the calendar, the sentinel, conversion between instants and civil days, strict parsing."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.civil_time import (
    FOREVER,
    SHANGHAI,
    add_months,
    add_years,
    civil_day,
    eighteenth_birthday,
    end_of_day,
    noon,
    parse_day,
    parse_instant,
)
from graph_models.errors import Defect, InvalidInput

DAYS = st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 15), 1, date(2025, 2, 15)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 10, 31), 6, date(2026, 4, 30)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
        (date(2025, 1, 31), -1, date(2024, 12, 31)),
        (date(2025, 5, 5), 0, date(2025, 5, 5)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
        (date(9999, 12, 1), 1, FOREVER),
        (date(9999, 12, 1), 10**9, FOREVER),
        (FOREVER, 0, FOREVER),
        (FOREVER, -12, FOREVER),
    ],
)
def test_a_term_of_months_ends_on_the_corresponding_day_or_the_last_of_the_month(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


def test_a_term_before_the_calendar_is_refused() -> None:
    with pytest.raises(InvalidInput):
        add_months(date(1, 1, 1), -1)


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2020, 2, 29), 1, date(2021, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2025, 3, 1), 3, date(2028, 3, 1)),
        (date(2025, 3, 1), 8000, FOREVER),
    ],
)
def test_a_term_of_years(day: date, years: int, expected: date) -> None:
    assert add_years(day, years) == expected


@given(day=DAYS, months=st.integers(0, 12_000))
def test_a_term_lands_in_its_month_and_never_runs_backwards(day: date, months: int) -> None:
    end = add_months(day, months)
    assert end >= day
    if end != FOREVER:
        assert (end.year - day.year) * 12 + end.month - day.month == months
        assert end.day <= day.day
        assert end.day == day.day or (end + timedelta(days=1)).month != end.month


@given(first=DAYS, second=DAYS, months=st.integers(0, 600))
def test_terms_keep_the_order_of_their_starts(first: date, second: date, months: int) -> None:
    earlier, later = sorted((first, second))
    assert add_months(earlier, months) <= add_months(later, months)


def test_eighteenth_birthday() -> None:
    assert eighteenth_birthday(date(2010, 5, 6)) == date(2028, 5, 6)
    assert eighteenth_birthday(date(2000, 2, 29)) == date(2018, 2, 28)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2025, 3, 1, 15, 59, 59, tzinfo=UTC), date(2025, 3, 1)),
        (datetime(2025, 3, 1, 16, 0, 0, tzinfo=UTC), date(2025, 3, 2)),
        (datetime(9999, 12, 31, 23, tzinfo=UTC), FOREVER),
    ],
)
def test_civil_day(instant: datetime, day: date) -> None:
    assert civil_day(instant) == day


@pytest.mark.parametrize("zone", [None, SHANGHAI, timezone(timedelta(hours=1))])
def test_an_instant_out_of_utc_is_a_defect(zone: tzinfo | None) -> None:
    with pytest.raises(Defect):
        civil_day(datetime(2025, 3, 1, 12, tzinfo=zone))


def test_noon_and_end_of_day_are_utc() -> None:
    assert noon(date(2025, 3, 1)) == datetime(2025, 3, 1, 4, tzinfo=UTC)
    assert noon(date(2025, 3, 1)).tzinfo is UTC
    assert end_of_day(date(2025, 3, 1)) == datetime(2025, 3, 1, 15, 59, 59, 999_999, tzinfo=UTC)
    assert end_of_day(date(2025, 3, 1)).tzinfo is UTC


@pytest.mark.parametrize("day", [date(1940, 10, 12), date(1986, 5, 4), date(1991, 9, 15), date(9999, 12, 30)])
def test_the_end_of_a_day_is_its_last_instant_across_summer_time(day: date) -> None:
    assert civil_day(end_of_day(day)) == day
    assert civil_day(end_of_day(day) + timedelta(microseconds=1)) == day + timedelta(days=1)


@given(day=DAYS)
def test_noon_and_end_lie_on_their_day(day: date) -> None:
    assert civil_day(noon(day)) == day
    assert civil_day(end_of_day(day)) == day
    assert civil_day(end_of_day(day) + timedelta(microseconds=1)) == day + timedelta(days=1)


@given(day=st.dates())
def test_a_day_is_read_as_written(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    ["", "20250301", "2025-3-1", "2025-W09-6", "2025-02-29", "2025-03-01 ", "2025-03-01T00:00", "٢٠٢٥-03-01",
     "2025-03-01\n", "0000-01-01"],
)  # fmt: skip
def test_a_day_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_day(text)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2025-03-01T12:00:00+08:00", datetime(2025, 3, 1, 4, tzinfo=UTC)),
        ("2025-03-01T04:00Z", datetime(2025, 3, 1, 4, tzinfo=UTC)),
        ("2025-03-01T04:00:00.5Z", datetime(2025, 3, 1, 4, 0, 0, 500_000, tzinfo=UTC)),
        ("2025-03-01T00:30:00-01:30", datetime(2025, 3, 1, 2, tzinfo=UTC)),
    ],
)
def test_an_instant_is_given_in_utc(text: str, instant: datetime) -> None:
    assert parse_instant(text) == instant
    assert parse_instant(text).tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    ["2025-03-01", "2025-03-01T12:00:00", "2025-03-01 12:00:00Z", "2025-02-30T00:00:00Z",
     "2025-03-01T25:00:00Z", "0001-01-01T00:00:00+08:00", "2025-03-01T12:00:00Z\n",
     "2025-03-01T12:00:00+99:00", ""],
)  # fmt: skip
def test_an_instant_without_zone_or_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_instant(text)
