"""Why a neutral line is rejected: by reason and place, without its values."""

from io import BytesIO
from typing import Any

import pytest

from connectors.neutral.listings import LISTINGS
from connectors.neutral.parser import parse_neutral
from connectors.neutral.subjects import SUBJECTS
from connectors.row import Parsed, Rejected, line_digest
from tests.connectors.neutral.writing import line_of

SECRET = "示例某某"
GOOD = line_of({"ref": {"uscc": "91330102XXXX010115"}, "kind": "ORGANISATION"})


def subject(**changes: Any) -> bytes:
    return line_of({"ref": {"source": "x", "source_id": "1"}, "kind": "PERSON", "name": "示例甲"} | changes)


def rejected(line: bytes) -> Rejected:
    """The rejection of a line between two good ones."""
    first, middle, last = parse_neutral(BytesIO(GOOD + line + GOOD), SUBJECTS)
    assert isinstance(first, Parsed)
    assert isinstance(last, Parsed)
    assert isinstance(middle, Rejected)
    assert middle.line == 2
    assert middle.digest == line_digest(line.rstrip(b"\r\n"))
    assert SECRET not in repr(middle)
    return middle


@pytest.mark.parametrize(
    ("line", "reason", "field"),
    [
        (b"\n", "EMPTY_LINE", None),
        (b" \t\r\n", "EMPTY_LINE", None),
        (b"{\n", "NOT_JSON", None),
        (b'{"kind": }\n', "NOT_JSON", None),
        (GOOD[:-1] + b" x\n", "NOT_JSON", None),
        (b"\xff\n", "NOT_UTF8", None),
        (b"\xef\xbb\xbf" + GOOD, "BYTE_ORDER_MARK", None),
        (b" " * (1 << 20) + b"x\n", "LINE_TOO_LONG", None),
        (b"[]\n", "WRONG_TYPE", None),
        (b"[" * 100_000 + b"\n", "WRONG_TYPE", None),
        (f'"{SECRET}"\n'.encode(), "WRONG_TYPE", None),
        (subject(**{SECRET: 1}), "UNKNOWN_FIELD", None),
        (subject(ref={"source": "x", "source_id": "1", SECRET: "y"}), "UNKNOWN_FIELD", "ref"),
        (subject(ref={"document": {"type": "RESIDENT_ID"}}), "MISSING_FIELD", "ref.document.number"),
        (subject(name=5), "WRONG_TYPE", "name"),
        (subject(kind=SECRET), "INVALID_VALUE", "kind"),
        (subject(ref={"document": {"type": SECRET, "number": "1"}}), "INVALID_VALUE", "ref.document.type"),
        (subject(name=""), "INVALID_VALUE", "name"),
        (subject(name=" \u3000"), "INVALID_VALUE", "name"),
        (subject(name=SECRET + "\n"), "INVALID_VALUE", "name"),
        (subject(name=SECRET + "\x00"), "INVALID_VALUE", "name"),
        (subject(name=SECRET + "\ufffd"), "INVALID_VALUE", "name"),
        (subject(name=SECRET * 126), "INVALID_VALUE", "name"),
        (subject(ref={"source": "x", "source_id": SECRET * 51}), "INVALID_VALUE", "ref.source_id"),
        (subject(region=SECRET), "INVALID_IDENTIFIER", "region"),
        (subject(ref={"uscc": SECRET}), "INVALID_IDENTIFIER", "ref"),
        (
            subject(ref={"document": {"type": "RESIDENT_ID", "number": SECRET}}),
            "INVALID_IDENTIFIER",
            "ref",
        ),
        (subject(ref={"plate": SECRET, "colour": "BLUE"}), "INVALID_IDENTIFIER", "ref"),
        (subject(ref={"uscc": SECRET, "source": SECRET}), "INVALID_INPUT", "ref"),
    ],
)
def test_a_bad_line_is_rejected_with_its_reason_and_place(line: bytes, reason: str, field: str | None) -> None:
    row = rejected(line)
    assert (row.reason, row.field) == (reason, field)


def test_a_wrong_type_says_both_types() -> None:
    assert rejected(subject(name=5)).message == "expected str | null, got int"


def test_the_longest_texts_pass() -> None:
    line = subject(name="示" * 500, ref={"source": "x" * 200, "source_id": "y" * 200})
    (row,) = parse_neutral(BytesIO(line), SUBJECTS)
    assert isinstance(row, Parsed)


def test_a_last_line_without_line_end_is_read_when_whole_and_truncated_when_not() -> None:
    first, last = parse_neutral(BytesIO(GOOD + GOOD[:-1]), SUBJECTS)
    assert isinstance(last, Parsed)
    first, last = parse_neutral(BytesIO(GOOD + GOOD[:-3]), SUBJECTS)
    assert isinstance(first, Parsed)
    assert isinstance(last, Rejected)
    assert (last.line, last.reason) == (2, "TRUNCATED_LINE")


def test_a_place_inside_a_list_is_named_by_its_position() -> None:
    persons: list[dict[str, Any]] = [{"source": "x", "source_id": "1"}, {"uscc": "1"}]
    decision = {
        "number": "1",
        "decision_date": "2025-02-20",
        "findings": [{"person": person, "as": "PUNISHED"} for person in persons],
    }
    line = {
        "department": "11330100XXXX90026F",
        "list_type": "judgment-defaulter",
        "subject": persons[0],
        "decision": decision,
    }
    (row,) = parse_neutral(BytesIO(line_of(line)), LISTINGS)
    assert isinstance(row, Rejected)
    assert (row.reason, row.field) == ("INVALID_IDENTIFIER", "decision.findings[1].person")
    decision["findings"][1]["as"] = "GUILTY"  # type: ignore[index]  # a list, by its literal above
    (row,) = parse_neutral(BytesIO(line_of(line)), LISTINGS)
    assert isinstance(row, Rejected)
    assert (row.reason, row.field) == ("INVALID_VALUE", "decision.findings[1].as")
