"""CSV records over physical lines: a broken quote costs the line it stands on, not the rest of the file."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Self

from connectors.lines import LINE_LIMIT, Line
from connectors.reason import Reason
from connectors.row import Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The cells of one record, and the physical line it begins on."""

    line: Line
    cells: Sequence[str] = field(repr=False)


class _Broken(Exception):  # never leaves this module: it only makes the csv reader stop
    """A record runs into a line that cannot be read, or grows past the limit."""


class _Unreadable(Exception):  # never leaves this module either
    """A line that cannot be read stands where a record would begin."""

    def __init__(self, line: Rejected) -> None:
        super().__init__()
        self.line = line


class _Feed:
    """Lines as the csv reader takes them; those of a broken record beyond its first one are given back."""

    def __init__(self, lines: Iterator[Line | Rejected]) -> None:
        self._lines: Final = lines
        self._ahead: Final[deque[Line | Rejected]] = deque()
        self._taken: list[Line] = []
        self._size = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        item = self._ahead.popleft() if self._ahead else next(self._lines)
        if isinstance(item, Rejected) and not self._taken:
            raise _Unreadable(item)
        if isinstance(item, Rejected) or self._size + len(item.content) > LINE_LIMIT:
            self._ahead.appendleft(item)
            raise _Broken
        self._size += len(item.content)
        self._taken.append(item)
        return item.text + "\n"

    def begin(self) -> None:
        """Start a record."""
        self._taken = []
        self._size = 0

    def first(self) -> Line:
        """The physical line that the record begins on."""
        return self._taken[0]

    def reject(self, reason: Reason, message: str) -> Rejected:
        """Set aside the first line only, and read the others again."""
        first, *others = self._taken
        self._ahead.extendleft(reversed(others))
        if not first.ended:
            reason, message = Reason.TRUNCATED_LINE, "the last line has no line end and is not whole"
        return Rejected.because(reason, message, line=first.number, content=first.content)


def read_records(lines: Iterator[Line | Rejected]) -> Iterator[Record | Rejected]:
    """Records of RFC 4180 in order, quoted cells over several lines included; never raises.

    The first record is the header and says how many cells each one has. A record that is malformed, has
    another number of cells or runs over 1 MiB rejects its first line only; reading goes on after that line.
    """
    feed = _Feed(lines)
    reader = csv.reader(feed, strict=True)
    width: int | None = None
    while True:
        feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _Unreadable as unreadable:
            yield unreadable.line
            continue
        except (csv.Error, _Broken):
            yield feed.reject(Reason.MALFORMED_RECORD, "a record has a broken quote or a cell that is too long")
            continue
        width = width or len(cells)
        if not cells:
            yield feed.reject(Reason.EMPTY_LINE, "a line is empty")
        elif len(cells) != width:
            message = f"a record has {len(cells)} columns and the header {width}"
            yield feed.reject(Reason.WRONG_COLUMN_COUNT, message)
        else:
            yield Record(line=feed.first(), cells=cells)
