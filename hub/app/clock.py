"""Clocks: the system's, and for development one that a file or a test sets."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from graph_models.civil_time import civil_day, noon, parse_instant
from graph_models.errors import InvalidInput


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(tz=UTC)  # noqa: TID251  # the one place where time comes in

    def today(self) -> date:
        """The present civil day in Asia/Shanghai."""
        return civil_day(self.now())


@dataclass(frozen=True, slots=True)
class FileClock:
    """A clock that shows the instant written in a file (ISO 8601 with zone): for development only."""

    path: Path

    def now(self) -> datetime:
        """The instant in the file. Raises InvalidInput where it cannot be read."""
        try:
            return parse_instant(self.path.read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError) as fault:
            raise InvalidInput("the file of HUB_CLOCK_FILE cannot be read") from fault
        except InvalidInput as fault:
            raise InvalidInput(f"the file of HUB_CLOCK_FILE: {fault.message}") from fault

    def today(self) -> date:
        """The civil day of that instant in Asia/Shanghai."""
        return civil_day(self.now())


@dataclass(slots=True)
class SettableClock:
    """A clock that stands still until it is set: plays stories over years."""

    instant: datetime

    def now(self) -> datetime:
        """The instant that was set."""
        return self.instant

    def today(self) -> date:
        """The civil day of that instant in Asia/Shanghai."""
        return civil_day(self.instant)

    def set_to(self, day: date) -> None:
        """Go to noon of a civil day."""
        self.instant = noon(day)
