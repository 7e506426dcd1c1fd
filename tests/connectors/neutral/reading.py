"""Reads neutral lines in tests."""

from io import BytesIO
from typing import Any

from connectors.neutral.decoding import Format
from connectors.neutral.parser import parse_neutral
from connectors.row import Parsed, Rejected
from tests.connectors.neutral.writing import line_of


def parse(content: bytes, form: Format[Any, Any]) -> list[Parsed[Any] | Rejected]:
    """Every row of a file."""
    return list(parse_neutral(BytesIO(content), form))


def read_back(content: dict[str, Any], form: Format[Any, Any]) -> object:
    """What one good line means."""
    (row,) = parse(line_of(content), form)
    assert isinstance(row, Parsed), row
    return row.value
