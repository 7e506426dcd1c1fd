"""Days and instants as options: one form each, a day as an instant is its end, and wrong ones are wrong use."""

from datetime import UTC, date, datetime
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from hub.cli.days import DAY, INSTANT

LAST = datetime(2025, 3, 1, 15, 59, 59, 999_999, tzinfo=UTC)


@click.command()
@click.option("--day", type=DAY)
@click.option("--instant", type=INSTANT)
def dated(day: date | None, instant: datetime | None) -> None:
    """Print what was given, as Python sees it."""
    click.echo(repr(day or instant))


def given(option: str, text: str) -> Result:
    return CliRunner().invoke(dated, [option, text])


def test_a_day_is_read() -> None:
    assert given("--day", "2024-02-29").stdout == f"{date(2024, 2, 29)!r}\n"


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2025-03-01", LAST),
        ("2025-03-01T12:00:00+08:00", datetime(2025, 3, 1, 4, tzinfo=UTC)),
        ("2025-03-01T04:00Z", datetime(2025, 3, 1, 4, tzinfo=UTC)),
    ],
)
def test_an_instant_has_its_zone_and_a_day_means_its_end_in_shanghai(text: str, instant: datetime) -> None:
    assert given("--instant", text).stdout == f"{instant!r}\n"


@pytest.mark.parametrize(
    ("option", "text", "message"),
    [
        ("--day", "2025-3-1", "a day is written YYYY-MM-DD"),
        ("--day", "20250301", "a day is written YYYY-MM-DD"),
        ("--day", "2025-02-29", "a day does not exist in the calendar"),
        ("--day", "2025-03-01T04:00Z", "a day is written YYYY-MM-DD"),
        ("--day", "today", "a day is written YYYY-MM-DD"),
        ("--instant", "2025-03-01T04:00", "an instant is written"),
        ("--instant", "2025-03-01T25:00Z", "an instant does not exist in the calendar"),
        ("--instant", "now", "a day is written YYYY-MM-DD"),
    ],
)
def test_what_is_neither_is_wrong_use_that_says_the_form(option: str, text: str, message: str) -> None:
    outcome = given(option, text)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert f"Invalid value for '{option}': {message}" in " ".join(outcome.stderr.split())


@pytest.mark.parametrize(("kind", "value"), [(DAY, date(2025, 3, 1)), (INSTANT, LAST)])
def test_what_is_read_already_stays_as_it_is(kind: Any, value: date) -> None:
    assert kind.convert(value, None, None) is value
