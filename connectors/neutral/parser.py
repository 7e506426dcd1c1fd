"""The neutral format: JSON Lines in UTF-8, one object a line, read one line at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from connectors.lines import Line, read_lines
from connectors.neutral.decoding import Format, Shape, Value
from connectors.row import Parsed, Rejected


def parse_neutral(stream: BinaryIO, form: Format[Shape, Value]) -> Iterator[Parsed[Value] | Rejected]:
    """One value or rejection for each physical line, in order; no line stops the others."""
    decode = form.decoder()
    for line in read_lines(stream):
        yield decode(line) if isinstance(line, Line) else line
