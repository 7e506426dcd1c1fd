"""Civil dates of Asia/Shanghai and UTC instants: sentinel, terms, conversion and strict parsing.

Holds no clock: the day of today comes through the Clock port. A civil date is a `date`, an instant an aware
UTC `datetime`; nothing else crosses this module.
"""

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from graph_models.errors import Defect, InvalidInput

FOREVER: Final = date.max
"""The open end of an interval of days: a sentinel, because an index skips nulls. It is itself no day."""

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")

_NOON: Final = time(12)
_DAY_FORM: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT_FORM: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})"
)


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months later, or the last day of that month where it has no such day.

    FOREVER stays FOREVER, and what lies past the calendar's end is FOREVER. Source: Civil Code 202.
    Errors: InvalidInput when the result lies before year 1.
    """
    if day == FOREVER:
        return FOREVER
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > FOREVER.year:
        return FOREVER
    if year < date.min.year:
        raise InvalidInput("a term leads to a day before year 1")
    month = month_index + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def add_years(day: date, years: int) -> date:
    """The corresponding day so many years later; from 29 February in an ordinary year that is 28 February.

    A term of n years from `day` is the half-open interval [day, add_years(day, n)). Source: Civil Code 202.
    """
    return add_months(day, 12 * years)


def eighteenth_birthday(born: date) -> date:
    """The first day on which a person born on `born` is no minor (Civil Code 17); 29 February: the 28th."""
    return add_years(born, 18)


def civil_day(instant: datetime) -> date:
    """The civil day in Asia/Shanghai on which a UTC instant lies; FOREVER past the calendar's end.

    Errors: Defect when the instant is naive or not in UTC, since input passes `parse_instant` first.
    """
    if instant.utcoffset() != timedelta(0):
        raise Defect("an instant is not in UTC")
    try:
        return instant.astimezone(SHANGHAI).date()
    except OverflowError:
        return FOREVER


def noon(day: date) -> datetime:
    """Noon of a civil day in Asia/Shanghai, as a UTC instant."""
    return datetime.combine(day, _NOON, SHANGHAI).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The last instant (to the microsecond) of a civil day in Asia/Shanghai, as a UTC instant."""
    # fold=1: where summer time ended at midnight (1940s), the day's last hour runs twice; the second is last
    last = datetime.combine(day, time.max.replace(fold=1), SHANGHAI)
    return last.astimezone(UTC)


def parse_day(text: str) -> date:
    """Read a civil day written YYYY-MM-DD, and nothing else. Errors: InvalidInput."""
    if _DAY_FORM.fullmatch(text) is None:
        raise InvalidInput("a day is written YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput("a day does not exist in the calendar") from error


def parse_instant(text: str) -> datetime:
    """Read an ISO 8601 instant with its zone (Z or an offset) and give it in UTC. Errors: InvalidInput."""
    if _INSTANT_FORM.fullmatch(text) is None:
        raise InvalidInput("an instant is written YYYY-MM-DDThh:mm[:ss[.ffffff]] with Z or an offset")
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InvalidInput("an instant does not exist in the calendar") from error


def instant_text(instant: datetime) -> str:
    """An instant as it is kept: ISO 8601 in UTC with microseconds, so that texts order as instants do."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
