"""A monotonic clock that a test moves."""

from dataclasses import dataclass


@dataclass(slots=True)
class Ticking:
    """Seconds since some moment."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def on(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds
