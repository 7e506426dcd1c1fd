"""The file of answers while it is made: kept line by line, taken up after a crash, renamed when it is whole.

Beside `answers.csv` stand, until it is done, `answers.csv.part` with the lines answered so far and
`answers.csv.part.json`, which says to which applicants and question they belong.
"""

import csv
import io
import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from graph_models.errors import Conflict, InvalidInput
from hub.cli.applicants.answers import COLUMNS, Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often each verdict, and each error, stands in a file of answers."""

    verdicts: Counter[str]
    errors: Counter[str]


class AnswerFile:
    """Answers in the order of the applicants. A context manager; leaving it keeps what was answered."""

    def __init__(self, out: Path, *, fingerprint: str, overwrite: bool) -> None:
        self._out = out
        self._part = out.with_name(f"{out.name}.part")
        self._belongs = out.with_name(f"{out.name}.part.json")
        self._lock = FileLock(out.with_name(f"{out.name}.lock"))
        self._fingerprint = fingerprint
        self._overwrite = overwrite
        self.answered = 0

    def __enter__(self) -> Self:
        """Take the file. Raises Conflict: it is whole, another's or in use; InvalidInput: no access."""
        if self._out.exists() and not self._overwrite:
            raise Conflict(f"{self._out} exists; choose another name, or --force to replace it")
        if not self._out.parent.is_dir():
            raise InvalidInput(f"cannot write {self._out}: there is no such folder")
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise Conflict(f"another process answers into {self._out}") from error
        except OSError as error:
            raise InvalidInput(f"cannot write {self._out}: {error.strerror}") from error
        try:
            self.answered = self._take_up() if self._part.exists() else self._begin()
        except BaseException:
            self._release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._release()

    def append(self, answers: Iterable[Answer]) -> None:
        """Keep these answers: when this returns, a crash does not lose them."""
        text = io.StringIO(newline="")
        csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n").writerows(answers)
        _append(self._part, text.getvalue().encode())

    def finish(self) -> Tally:
        """Rename the whole file into place."""
        tally = self._tally()
        self._part.replace(self._out)
        self._belongs.unlink(missing_ok=True)
        return tally

    def _begin(self) -> int:
        content = json.dumps({"fingerprint": self._fingerprint}).encode()
        self._belongs.unlink(missing_ok=True)
        _append(self._belongs, content)
        _append(self._part, (",".join(COLUMNS) + "\n").encode())
        return 0

    def _take_up(self) -> int:
        """Count the whole lines and cut off one that a crash left torn."""
        if not self._is_ours():
            raise Conflict(
                f"{self._part} answers other applicants or another question; remove it or choose another name"
            )
        content = self._part.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if not whole:
            self._part.unlink()
            return self._begin()
        if len(whole) < len(content):
            os.truncate(self._part, len(whole))
        return whole.count(b"\n") - 1

    def _is_ours(self) -> bool:
        try:
            belongs = json.loads(self._belongs.read_bytes())
        except (FileNotFoundError, ValueError):
            return False
        return bool(belongs == {"fingerprint": self._fingerprint})

    def _tally(self) -> Tally:
        with self._part.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return Tally(
            verdicts=Counter(row["verdict"] for row in rows if row["verdict"]),
            errors=Counter(row["error"] for row in rows if row["error"]),
        )

    def _release(self) -> None:
        Path(self._lock.lock_file).unlink(missing_ok=True)
        self._lock.release()


def _append(path: Path, content: bytes) -> None:
    with path.open("ab") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
