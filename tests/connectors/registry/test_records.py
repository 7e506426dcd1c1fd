"""CSV records: physical line numbers, and breakage that stays where it is."""

import csv
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.lines import read_lines
from connectors.registry.records import Record, read_records
from connectors.row import Rejected
from tests.connectors.registry.writing import file_of


def read(content: bytes) -> list[tuple[int, object]]:
    """Line number with cells, or with the reason."""
    return [
        (row.line.number, list(row.cells)) if isinstance(row, Record) else (row.line, str(row.reason))
        for row in read_records(read_lines(BytesIO(content)))
    ]


def test_quoted_cells_hold_commas_quotes_and_line_breaks() -> None:
    content = b'a,b\r\n"1,5","say ""x"""\r\n"two\r\nlines",x\r\ny,z\r\n'
    assert read(content) == [
        (1, ["a", "b"]),
        (2, ["1,5", 'say "x"']),
        (3, ["two\nlines", "x"]),
        (5, ["y", "z"]),
    ]


def test_a_quote_that_never_closes_costs_its_line_only() -> None:
    assert read(b'a,b\n1,"2\n3,4\n5,6\n') == [
        (1, ["a", "b"]),
        (2, "MALFORMED_RECORD"),
        (3, ["3", "4"]),
        (4, ["5", "6"]),
    ]


def test_a_quote_that_closes_in_a_later_record_costs_its_line_only() -> None:
    assert read(b'a,b\n1,"2\n3,4\n5,"6"\n7,8\n') == [
        (1, ["a", "b"]),
        (2, "MALFORMED_RECORD"),
        (3, ["3", "4"]),
        (4, ["5", "6"]),
        (5, ["7", "8"]),
    ]


def test_a_record_with_other_columns_is_rejected_and_its_further_lines_are_read_again() -> None:
    content = b'a,b\n1,2,3\nonly\n"x\n5,6\ny",1,2\n7,8\n'
    assert read(content) == [
        (1, ["a", "b"]),
        (2, "WRONG_COLUMN_COUNT"),
        (3, "WRONG_COLUMN_COUNT"),
        (4, "WRONG_COLUMN_COUNT"),
        (5, ["5", "6"]),
        (6, "WRONG_COLUMN_COUNT"),
        (7, ["7", "8"]),
    ]


def test_empty_lines_are_rejected_but_for_those_in_a_quoted_cell() -> None:
    assert read(b'a,b\n\n"1\n\n2",3\n') == [(1, ["a", "b"]), (2, "EMPTY_LINE"), (3, ["1\n\n2", "3"])]


def test_an_unreadable_line_breaks_the_record_it_stands_in_and_no_other() -> None:
    assert read(b'a,b\n1,"2\n\xff\n3,4\n') == [
        (1, ["a", "b"]),
        (2, "MALFORMED_RECORD"),
        (3, "NOT_UTF8"),
        (4, ["3", "4"]),
    ]


@pytest.mark.parametrize("last", [b"1", b'1,"2', b'"'])
def test_a_last_line_that_is_not_whole_is_truncated(last: bytes) -> None:
    assert read(b"a,b\n3,4\n" + last) == [(1, ["a", "b"]), (2, ["3", "4"]), (3, "TRUNCATED_LINE")]


def test_a_whole_last_line_needs_no_line_end() -> None:
    assert read(b"a,b\n3,4") == [(1, ["a", "b"]), (2, ["3", "4"])]


def test_a_record_over_a_mebibyte_is_rejected_and_reading_goes_on() -> None:
    long = b'1,"' + b"x\n" * (600 << 10) + b'"\n'
    rows = read(b"a,b\n" + long + b"3,4\n")
    assert rows[1] == (2, "MALFORMED_RECORD")
    assert rows[-1][1] == ["3", "4"]


def test_a_cell_that_is_too_long_for_the_reader_is_malformed() -> None:
    assert read(b"a,b\n1," + b"x" * 200_000 + b"\n3,4\n")[1:] == [(2, "MALFORMED_RECORD"), (3, ["3", "4"])]


cell = st.text(alphabet='示x ,"\n\r', max_size=8)


@given(
    records=st.lists(st.tuples(cell, cell, cell), max_size=8),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_records_are_read_back(records: list[tuple[str, str, str]], end: str) -> None:
    rows = read(file_of(records, end=end, header=("a", "b", "c"), quoting=csv.QUOTE_ALL))
    # a line break inside a cell is kept as LF, whatever the file has
    expected = [[text.replace("\r\n", "\n") for text in record] for record in records]
    assert [content for _, content in rows[1:]] == expected
    starts = [1]
    for record in [("a", "b", "c"), *records]:
        starts.append(starts[-1] + 1 + sum(text.count("\n") for text in record))
    assert [number for number, _ in rows] == starts[:-1]


@given(content=st.binary(max_size=300) | st.text(alphabet='ab,"\n\r\x00', max_size=60).map(str.encode))
def test_arbitrary_bytes_never_raise_and_each_line_is_judged_at_most_once(content: bytes) -> None:
    rows = list(read_records(read_lines(BytesIO(content))))
    numbers = [row.line if isinstance(row, Rejected) else row.line.number for row in rows]
    assert numbers == sorted(set(numbers))
    assert (not numbers) == (not content)
