"""Physical lines of a byte stream, one at a time: never more than one line is in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import BinaryIO, Final

from connectors.reason import Reason, ReasonCode
from connectors.row import Rejected

LINE_LIMIT: Final = 1 << 20
"""The longest line that is read: 1 MiB, its line end not counted."""

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is UTF-8. `ended` is False for a last line without a line end."""

    number: int
    content: bytes = field(repr=False)
    text: str = field(repr=False)
    ended: bool


def read_lines(stream: BinaryIO, *, limit: int = LINE_LIMIT) -> Iterator[Line | Rejected]:
    """Lines that end in LF or CRLF, in order; those that are too long or not UTF-8 are rejected one by one.

    A byte order mark before the first line is skipped (RFC 8259, 8.1 allows it); before any other it
    rejects the line, since files were joined there and nobody looked.
    """
    number = 0
    # room for the longest line with CRLF: anything that fills it without ending is longer
    while piece := stream.readline(limit + 2):
        number += 1
        yield _line(stream, piece, number=number, limit=limit)


def _line(stream: BinaryIO, piece: bytes, *, number: int, limit: int) -> Line | Rejected:
    content = _without_end(piece)
    ended = piece.endswith(b"\n")
    if len(content) > limit:
        digest = sha256(content).hexdigest() if ended else _pass_over(stream, piece)
        message = f"a line has more than {limit} bytes"
        return Rejected(line=number, reason=ReasonCode(Reason.LINE_TOO_LONG.value), message=message, digest=digest)
    if number == 1:
        content = content.removeprefix(_BYTE_ORDER_MARK)
    if content.startswith(_BYTE_ORDER_MARK):
        message = "a byte order mark stands inside the file"
        return Rejected.because(Reason.BYTE_ORDER_MARK, message, line=number, content=content)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return Rejected.because(Reason.NOT_UTF8, "a line is not UTF-8", line=number, content=content)
    return Line(number=number, content=content, text=text, ended=ended)


def _without_end(piece: bytes) -> bytes:
    return piece[:-1].removesuffix(b"\r") if piece.endswith(b"\n") else piece


def _pass_over(stream: BinaryIO, piece: bytes) -> str:
    """Read to the end of a line without keeping it; gives the digest of its content."""
    digest = sha256()
    while not piece.endswith(b"\n") and (more := stream.readline(LINE_LIMIT)):
        digest.update(piece[:-1])
        piece = piece[-1:] + more  # the last byte waits: it may be the CR of the line end
    digest.update(_without_end(piece))
    return digest.hexdigest()
