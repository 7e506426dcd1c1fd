"""Why a line is set aside: the reasons that parsers give beside the codes of `graph_models.errors`."""

from enum import StrEnum
from typing import NewType

ReasonCode = NewType("ReasonCode", str)
"""A `Reason`, or the stable code of a `HubError`."""


class Reason(StrEnum):
    """What is wrong with a line before any rule of the hub looks at it."""

    LINE_TOO_LONG = "LINE_TOO_LONG"
    NOT_UTF8 = "NOT_UTF8"
    BYTE_ORDER_MARK = "BYTE_ORDER_MARK"
    EMPTY_LINE = "EMPTY_LINE"
    TRUNCATED_LINE = "TRUNCATED_LINE"
    NOT_JSON = "NOT_JSON"
    UNKNOWN_FIELD = "UNKNOWN_FIELD"
    MISSING_FIELD = "MISSING_FIELD"
    WRONG_TYPE = "WRONG_TYPE"
    INVALID_VALUE = "INVALID_VALUE"
    WRONG_HEADER = "WRONG_HEADER"
    WRONG_COLUMN_COUNT = "WRONG_COLUMN_COUNT"
    MALFORMED_RECORD = "MALFORMED_RECORD"
