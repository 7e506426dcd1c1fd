"""Clocks: instants are UTC, days those of Shanghai, and a file that is read anew each time."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from graph_models.civil_time import civil_day
from graph_models.errors import InvalidInput
from hub.app.clock import FileClock, SettableClock, SystemClock
from hub.ports.clock import Clock

LATE = datetime(2025, 3, 2, 16, tzinfo=UTC)
"""Midnight in Shanghai: the day before has just ended there."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "clock"


def test_the_systems_clock_is_in_utc_and_does_not_stand_still() -> None:
    clock = SystemClock()
    first, then = clock.now(), clock.now()
    assert first.utcoffset() == timedelta(0)
    assert first <= then
    assert civil_day(first) <= clock.today() <= civil_day(clock.now())


@pytest.mark.parametrize(
    ("text", "instant", "day"),
    [
        ("2025-03-02T15:59:59Z", LATE - timedelta(seconds=1), date(2025, 3, 2)),
        ("2025-03-02T16:00Z\n", LATE, date(2025, 3, 3)),
        (" 2025-03-03T00:00:00+08:00 ", LATE, date(2025, 3, 3)),
        ("2025-03-02T11:00:00.000000-05:00", LATE, date(2025, 3, 3)),
    ],
)
def test_the_instant_of_a_file_and_its_day_in_shanghai(file: Path, text: str, instant: datetime, day: date) -> None:
    file.write_text(text, encoding="utf-8")
    clock = FileClock(file)
    assert (clock.now(), clock.now().utcoffset(), clock.today()) == (instant, timedelta(0), day)


def test_a_file_is_read_anew_and_may_go_back(file: Path) -> None:
    """The hub's own instants never go back: a unit of work takes the later of the clock's and the last one's."""
    clock = FileClock(file)
    seen = []
    for text in ("2025-03-01T04:00Z", "2027-03-01T04:00Z", "2025-01-01T04:00Z"):
        file.write_text(text, encoding="ascii")
        seen.append(clock.today())
    assert seen == [date(2025, 3, 1), date(2027, 3, 1), date(2025, 1, 1)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "an instant is written"),
        (b"tomorrow", "an instant is written"),
        (b"2025-03-01", "an instant is written"),
        (b"2025-03-01T04:00", "an instant is written"),
        (b"2025-03-01T04:00Z 2025-03-02T04:00Z", "an instant is written"),
        (b"2025-02-30T04:00Z", "does not exist in the calendar"),
        (b"0001-01-01T00:00+08:00", "does not exist in the calendar"),
        (b"\xff\xfe2\x000\x00", "cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_a_file_without_an_instant_is_refused_by_the_name_of_its_variable(
    file: Path, content: bytes | None, message: str
) -> None:
    if content is not None:
        file.write_bytes(content)
    clock = FileClock(file)
    for ask in (clock.now, clock.today):
        with pytest.raises(InvalidInput, match=message) as refused:
            ask()
        assert "HUB_CLOCK_FILE" in refused.value.message


def test_a_clock_that_is_set_stands_still_at_noon() -> None:
    clock = SettableClock(LATE)
    assert (clock.now(), clock.today()) == (LATE, date(2025, 3, 3))
    clock.set_to(date(2024, 2, 29))
    assert (clock.now(), clock.today()) == (datetime(2024, 2, 29, 4, tzinfo=UTC), date(2024, 2, 29))


def test_each_is_a_clock(file: Path) -> None:
    clocks: list[Clock] = [SystemClock(), FileClock(file), SettableClock(LATE)]
    file.write_text("2025-03-02T16:00Z", encoding="ascii")
    assert all(clock.today() == civil_day(clock.now()) for clock in clocks[1:])
