"""Whole files of registrations: rejections among good rows, repeated codes, headers, arbitrary bytes."""

from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.registry.parser import parse_registry
from connectors.registry.registration import Registration
from connectors.row import Parsed, Rejected
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import RegionCode, SourceId
from tests.connectors.registry.writing import HEADER, cells, file_of

A, B, C = (synthetic_uscc("91", RegionCode("330102"), serial) for serial in (1, 2, 3))


def parse(content: bytes, source: str = "registry") -> list[Parsed[Registration] | Rejected]:
    return list(parse_registry(BytesIO(content), SourceId(source)))


def outcome(rows: list[Parsed[Registration] | Rejected]) -> list[tuple[int, object, str | None]]:
    return [
        (row.line, row.value.organisation.source_ref, None)
        if isinstance(row, Parsed)
        else (row.line, row.reason, row.field)
        for row in rows
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_bad_rows_are_rejected_by_line_and_good_ones_go_on(end: str) -> None:
    records = [cells(A), cells("1"), cells(B)[:9], cells(B, name="示例\n乙"), cells(C, day="x")]
    rows = parse(file_of(records, end=end))
    assert outcome(rows) == [
        (2, A, None),
        (3, "INVALID_IDENTIFIER", "统一社会信用代码"),
        (4, "WRONG_COLUMN_COUNT", None),
        (5, B, None),
        (7, "INVALID_INPUT", "注册日期"),
    ]


def test_a_rejection_has_the_digest_of_its_physical_line() -> None:
    content = file_of([cells(A), cells("1")])
    rejected = parse(content)[1]
    assert isinstance(rejected, Rejected)
    assert rejected.digest == sha256(content.split(b"\n")[2]).hexdigest()


def test_a_code_again_is_a_conflict_only_with_other_content() -> None:
    records = [cells(A), cells(A.lower()), cells(A, name="示例丙"), cells(B), cells(A, representative="丁")]
    records += [cells(A, day="2002-02-03"), cells(A)]
    assert outcome(parse(file_of(records))) == [
        (2, A, None),
        (3, A, None),
        (4, "CONFLICT", "统一社会信用代码"),
        (5, B, None),
        (6, "CONFLICT", "统一社会信用代码"),
        (7, "CONFLICT", "统一社会信用代码"),
        (8, A, None),
    ]


def test_a_rejected_row_does_not_stand_against_a_later_good_one() -> None:
    assert outcome(parse(file_of([cells(A, day="x"), cells(A)])))[1] == (3, A, None)


def test_the_source_is_the_one_named() -> None:
    (row,) = parse(file_of([cells(A)]), source="示例登记簿")
    assert isinstance(row, Parsed)
    assert row.value.organisation.source == "示例登记簿"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"a,b\n1,2\n",
        file_of([cells(A)])[3:],
        "企业名称".encode("gbk"),
        file_of([], header=HEADER[1:]),
    ],
)
def test_a_file_without_the_header_is_rejected_once(content: bytes) -> None:
    (row,) = parse(content)
    assert isinstance(row, Rejected)
    assert (row.line, row.reason) == (1, "WRONG_HEADER")


def test_a_byte_order_mark_before_the_header_is_no_fault() -> None:
    assert outcome(parse(b"\xef\xbb\xbf" + file_of([cells(A)]))) == [(2, A, None)]


@given(content=st.binary(max_size=300))
def test_arbitrary_bytes_after_the_header_are_rejected(content: bytes) -> None:
    assert all(isinstance(row, Rejected) for row in parse(file_of([]) + content))


@given(
    at=st.integers(0, 9),
    text=st.text(max_size=30),
    quoted=st.booleans(),
)
def test_any_one_cell_exchanged_harms_its_own_record_only(at: int, text: str, quoted: bool) -> None:
    changed = list(cells(B))
    changed[at] = text
    content = file_of([cells(A), changed, cells(C)]) if quoted else file_of([cells(A)])
    if not quoted:
        content += ",".join(changed).encode(errors="replace") + b"\n" + file_of([cells(C)]).split(b"\n", 1)[1]
    parsed = [row.value.organisation.source_ref for row in parse(content) if isinstance(row, Parsed)]
    assert parsed[0] == A
    assert parsed[-1] == C


codes = st.integers(0, 900_000).map(lambda serial: synthetic_uscc("91", RegionCode("330102"), serial))
names = st.text("示例甲乙丙有限公司()（）,\"'", min_size=1, max_size=30)


@given(
    rows=st.lists(st.tuples(codes, names, names, st.dates()), unique_by=lambda row: row[0], max_size=6),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_read_back(rows: list[tuple[str, str, str, object]], end: str) -> None:
    records = [cells(code, name=name, representative=holder, day=str(day)) for code, name, holder, day in rows]
    read = parse(file_of(records, end=end))
    for (code, name, holder, day), row in zip(rows, read, strict=True):
        if str(day) == "9999-12-31":
            assert isinstance(row, Rejected)
            continue
        assert isinstance(row, Parsed)
        organisation, person, link = row.value.organisation, row.value.representative, row.value.link
        assert person is not None
        assert link is not None
        assert (organisation.source_ref, organisation.name, person.name) == (code, name, holder)
        assert str(link.valid_from) == str(day)
