"""Time comes in here and nowhere else."""

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Says what time it is."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...

    def today(self) -> date:
        """The present civil day in Asia/Shanghai."""
        ...
