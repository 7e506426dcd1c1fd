"""Waits for what another process will show, by asking it again and again, for a bounded time."""

import time
from collections.abc import Callable

SECONDS = 20


def wait_for(holds: Callable[[], bool]) -> None:
    """Return as soon as it holds; each look is a request to the other process, which paces the loop."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
