"""Recognise in what Java wrote that a disk was full, which no exit code tells."""

from pathlib import Path
from typing import Final

from hub.engine.errors import DiskFull, EngineError

_SIGNS: Final = ("No space left on device", "Disk quota exceeded", "File too large")
_LAST_BYTES: Final = 20_000


def says_no_room(text: str) -> bool:
    """Whether a message of the operating system about a full disk is in the text."""
    return any(sign in text for sign in _SIGNS)


def explained(failure: EngineError, log: Path) -> EngineError:
    """DiskFull where the log's end speaks of one, else the failure as it is."""
    last = log.read_bytes()[-_LAST_BYTES:].decode("utf-8", errors="replace")
    if says_no_room(last):
        return DiskFull(f"no room left; free some or set HUB_DATA_DIR; see {log}", detail=failure.message)
    return failure
