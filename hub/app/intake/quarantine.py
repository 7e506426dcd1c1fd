"""The quarantine: a JSON line for each row set aside, with its place and reason, without its text."""

import json
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TextIO

from connectors.row import Rejected
from graph_models.errors import InvalidInput


class QuarantineFile:
    """Written anew by each intake, since a second one judges every row again. A context manager.

    A line has `file`, `line`, `reason`, `field`, `message` and `sha256`, the digest of the physical line
    without its line end. The row itself may hold personal data and stays in the file it came from.
    """

    def __init__(self, path: Path) -> None:
        self.path: Final = path
        self._stream: TextIO | None = None

    def __enter__(self) -> Self:
        """Begin an empty file. Raises InvalidInput where it cannot be written."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self.path.open("w", encoding="utf-8")
        except OSError as error:
            raise InvalidInput(f"cannot write the quarantine {self.path}: {error.strerror}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()

    def add(self, file: Path, rows: Sequence[Rejected]) -> None:
        """Keep these rows of a file; when this returns, a crash of this process does not lose them."""
        assert self._stream is not None  # noqa: S101  # inside the context
        self._stream.writelines(_line(file, row) for row in rows)
        self._stream.flush()


def _line(file: Path, row: Rejected) -> str:
    shown = {
        "file": str(file),
        "line": row.line,
        "reason": row.reason,
        "field": row.field,
        "message": row.message,
        "sha256": row.digest,
    }
    return json.dumps(shown, ensure_ascii=False) + "\n"
