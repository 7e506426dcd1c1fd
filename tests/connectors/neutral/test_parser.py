"""Any bytes give one row a line; what can be said in the neutral format is read back as it was meant."""

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.neutral.decoding import Format
from connectors.neutral.departments import DEPARTMENTS
from connectors.neutral.fleets import FLEETS
from connectors.neutral.links import LINKS
from connectors.neutral.listings import LISTINGS
from connectors.neutral.sources import SOURCES
from connectors.neutral.subjects import SUBJECTS
from connectors.row import Parsed, Rejected
from tests.connectors.neutral import strategies, writing
from tests.connectors.neutral.reading import parse, read_back

FORMATS: dict[str, Format[Any, Any]] = {
    "departments": DEPARTMENTS,
    "sources": SOURCES,
    "fleets": FLEETS,
    "subjects": SUBJECTS,
    "links": LINKS,
    "listings": LISTINGS,
}
lines_of_any_format = st.one_of(
    strategies.departments.map(writing.department),
    strategies.declared_sources.map(writing.source),
    strategies.fleets.map(writing.fleet),
    strategies.subjects.map(writing.subject),
    strategies.links.map(writing.link),
    strategies.listings.map(writing.listing),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(meant=strategies.departments)
def test_a_department_is_read_back(meant: object) -> None:
    assert read_back(writing.department(meant), DEPARTMENTS) == meant  # type: ignore[arg-type]  # as generated


@given(meant=strategies.declared_sources)
def test_a_source_is_read_back(meant: object) -> None:
    assert read_back(writing.source(meant), SOURCES) == meant  # type: ignore[arg-type]  # as generated


@given(meant=strategies.fleets)
def test_a_fleet_is_read_back(meant: object) -> None:
    assert read_back(writing.fleet(meant), FLEETS) == meant  # type: ignore[arg-type]  # as generated


@given(meant=strategies.subjects)
def test_a_subject_is_read_back(meant: object) -> None:
    # outer blanks of a name are not kept, and none are generated
    assert read_back(writing.subject(meant), SUBJECTS) == meant  # type: ignore[arg-type]  # as generated


@given(meant=strategies.links)
def test_a_link_is_read_back(meant: object) -> None:
    assert read_back(writing.link(meant), LINKS) == meant  # type: ignore[arg-type]  # as generated


@given(meant=strategies.listings)
def test_a_listing_is_read_back(meant: object) -> None:
    assert read_back(writing.listing(meant), LISTINGS) == meant  # type: ignore[arg-type]  # as generated


@pytest.mark.parametrize("kind", FORMATS)
@given(content=st.binary(max_size=300))
def test_arbitrary_bytes_are_rejected_line_by_line(kind: str, content: bytes) -> None:
    rows = parse(content, FORMATS[kind])
    assert [row.line for row in rows] == list(range(1, len(rows) + 1))
    assert all(isinstance(row, Rejected) for row in rows)
    assert len(rows) == len(BytesIO(content).readlines())


@pytest.mark.parametrize("kind", FORMATS)
@given(
    content=lines_of_any_format,
    at=st.floats(0, 1, exclude_max=True),
    value=json_values,
)
def test_a_line_with_any_one_value_exchanged_is_parsed_or_rejected_alone(
    kind: str, content: dict[str, Any], at: float, value: object
) -> None:
    changed = {**content, sorted(content)[int(at * len(content))]: value}
    good = writing.line_of(EXAMPLES[kind])
    first, second, third = parse(good + writing.line_of(changed) + good, FORMATS[kind])
    assert isinstance(first, Parsed)
    assert second.line == 2
    assert isinstance(third, Parsed)
    assert third.value == first.value


@given(content=lines_of_any_format, end=st.integers(1, 400))
def test_a_line_cut_short_is_truncated_and_never_half_read(content: dict[str, Any], end: int) -> None:
    whole = writing.line_of(content)[:-1]
    cut = whole[: min(end, len(whole) - 1)]
    for form in FORMATS.values():
        (row,) = parse(cut, form)
        assert isinstance(row, Rejected)


EXAMPLES: dict[str, dict[str, Any]] = {
    "departments": {"code": "11330100XXXX90026F", "name": "示例市人民法院", "region": "330100"},
    "sources": {"id": "feed", "by": "11330100XXXX90026F", "list_types": [], "fresh_for_days": 7},
    "fleets": {
        "company": {"uscc": "91330102XXXX010115"},
        "licensed_goods_vehicles": 12,
        "valid_from": "2024-01-01",
    },
    "subjects": {"ref": {"uscc": "91330102XXXX010115"}, "kind": "ORGANISATION"},
    "links": {
        "kind": "LEGAL_REPRESENTATIVE_OF",
        "from": {"source": "register-x", "source_id": "p1"},
        "to": {"uscc": "91330102XXXX010115"},
        "valid_from": "2020-01-01",
    },
    "listings": {
        "department": "11330100XXXX90026F",
        "list_type": "judgment-defaulter",
        "subject": {"uscc": "91330102XXXX010115"},
        "decision": {"number": "〔2025〕示例001号", "decision_date": "2025-02-20"},
    },
}


@pytest.mark.parametrize("kind", FORMATS)
def test_what_may_be_left_out_may_be_left_out_and_nothing_else(kind: str) -> None:
    assert isinstance(parse(json.dumps(EXAMPLES[kind]).encode(), FORMATS[kind])[0], Parsed)
    for name in EXAMPLES[kind]:
        rest = {other: value for other, value in EXAMPLES[kind].items() if other != name}
        (row,) = parse(writing.line_of(rest), FORMATS[kind])
        assert isinstance(row, Rejected)
        assert (row.reason, row.field) == ("MISSING_FIELD", name)
