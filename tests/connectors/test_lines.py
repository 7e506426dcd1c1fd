"""Physical lines: numbers, ends, marks, wrong bytes and lines that are too long."""

import tracemalloc
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO, RawIOBase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.lines import LINE_LIMIT, Line, read_lines
from connectors.row import Rejected


def read(content: bytes, limit: int = LINE_LIMIT) -> list[Line | Rejected]:
    return list(read_lines(BytesIO(content), limit=limit))


def texts(rows: list[Line | Rejected]) -> list[str]:
    return [row.text if isinstance(row, Line) else row.reason for row in rows]


def test_lines_end_in_lf_or_crlf_and_a_lone_cr_belongs_to_the_line() -> None:
    rows = read(b"a\nb\r\nc\rd\n\ne")
    assert texts(rows) == ["a", "b", "c\rd", "", "e"]
    assert [row.number for row in rows if isinstance(row, Line)] == [1, 2, 3, 4, 5]
    assert [row.ended for row in rows if isinstance(row, Line)] == [True, True, True, True, False]


def test_an_empty_stream_has_no_line() -> None:
    assert read(b"") == []


def test_a_line_of_wrong_bytes_is_rejected_and_the_next_is_read() -> None:
    rows = read(b"a\n\xd6\xd0\xce\xc4\nb\n")
    assert texts(rows) == ["a", "NOT_UTF8", "b"]
    rejected = rows[1]
    assert isinstance(rejected, Rejected)
    assert rejected.line == 2
    assert rejected.digest == sha256(b"\xd6\xd0\xce\xc4").hexdigest()


def test_a_byte_order_mark_is_skipped_before_the_first_line_only() -> None:
    assert texts(read(b"\xef\xbb\xbfa\n\xef\xbb\xbfb\nc\n")) == ["a", "BYTE_ORDER_MARK", "c"]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
@pytest.mark.parametrize("length", [4, 5])
def test_the_limit_counts_the_line_without_its_end(length: int, end: bytes) -> None:
    expected = "x" * 4 if length == 4 else "LINE_TOO_LONG"
    assert texts(read(b"x" * length + end, limit=4)) == [expected]


@given(
    lines=st.lists(st.text(alphabet="ab\r", max_size=12), min_size=1, max_size=6),
    end=st.sampled_from([b"\n", b"\r\n"]),
    limit=st.integers(1, 8),
)
def test_lines_that_are_too_long_are_passed_over_with_their_digest(lines: list[str], end: bytes, limit: int) -> None:
    # a CR before the line end is part of that end, so it stands in no content here
    contents = [line.rstrip("\r").encode() for line in lines]
    rows = read(b"".join(content + end for content in contents), limit=limit)
    assert len(rows) == len(contents)
    for number, (row, content) in enumerate(zip(rows, contents, strict=True), start=1):
        if isinstance(row, Line):
            assert (row.number, row.content) == (number, content)
            assert len(content) <= limit
        else:
            assert (row.line, row.reason) == (number, "LINE_TOO_LONG")
            assert row.digest == sha256(content).hexdigest()
            assert len(content) > limit


@given(content=st.binary(max_size=200))
def test_any_bytes_give_one_row_for_each_physical_line(content: bytes) -> None:
    rows = read(content, limit=20)
    ended = content.count(b"\n")
    assert len(rows) == ended + (0 if content.endswith(b"\n") or not content else 1)


class OneEndlessLine(RawIOBase):
    """A stream of about 96 MiB without a line end, then one good line."""

    def __init__(self) -> None:
        self.left = 96
        self.rest: Iterator[bytes] = iter([b"\n", b"good\n"])

    def readline(self, size: int | None = -1, /) -> bytes:
        if self.left:
            self.left -= 1
            return b"x" * (size or 0)
        return next(self.rest, b"")


def test_memory_stays_flat_under_an_endless_line() -> None:
    tracemalloc.start()
    rows = list(read_lines(OneEndlessLine()))  # type: ignore[arg-type]  # only readline is asked for
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert texts(rows) == ["LINE_TOO_LONG", "good"]
    assert peak < 16 << 20
