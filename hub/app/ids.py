"""Ids: random and in the order of time for real use, counted for stories and tests."""

import secrets
from dataclasses import dataclass
from threading import Lock

from hub.ports.clock import Clock

_RANDOM_BYTES = 8


@dataclass(frozen=True, slots=True)
class RandomIds:
    """The millisecond and eight random bytes in hex: later ids sort after earlier ones, none can be guessed."""

    clock: Clock

    def new(self, prefix: str) -> str:
        """A new id."""
        milliseconds = int(self.clock.now().timestamp() * 1_000)
        return f"{prefix}{milliseconds:012x}{secrets.token_hex(_RANDOM_BYTES)}"


class CountingIds:
    """Counts up: the same story has the same ids."""

    def __init__(self) -> None:
        self._count = 0
        self._lock = Lock()

    def new(self, prefix: str) -> str:
        """The next id."""
        with self._lock:
            self._count += 1
            return f"{prefix}{self._count:012d}"
