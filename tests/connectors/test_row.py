"""Rows name their line by number and digest and never show it."""

from hashlib import sha256

from connectors.reason import Reason
from connectors.row import Parsed, Rejected, line_digest
from graph_models.errors import InvalidIdentifier


def test_a_parsed_row_hides_its_line_and_value() -> None:
    row = Parsed(line=3, value="示例甲有限公司", content="示例甲有限公司".encode())
    assert repr(row) == "Parsed(line=3)"


def test_a_rejection_for_the_format_keeps_the_digest_of_the_line_only() -> None:
    row = Rejected.because(Reason.NOT_JSON, "a line is not a JSON object", line=7, content=b"x y")
    assert row == Rejected(
        line=7,
        reason=row.reason,
        message="a line is not a JSON object",
        digest=sha256(b"x y").hexdigest(),
        field=None,
    )
    assert row.reason == "NOT_JSON"
    assert type(row.reason) is str


def test_a_rejection_by_a_rule_has_the_code_of_the_error() -> None:
    row = Rejected.after(InvalidIdentifier("wrong"), line=1, content=b"", field="ref")
    assert (row.reason, row.message, row.field) == ("INVALID_IDENTIFIER", "wrong", "ref")
    assert row.digest == line_digest(b"")
