"""Answers as JSON: names, days, sets and revisions in one form, and documents never."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from graph_models.civil_time import FOREVER
from graph_models.errors import Defect
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.synthetic import synthetic_resident_id
from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import DocumentType, Mark, RegionCode, Revision
from hub.cli.presentation.plain import as_json, camel


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    revision: Revision
    as_of: date
    marks: frozenset[Mark]


def test_an_answer_has_camel_names_ordered_sets_and_its_revision_as_text() -> None:
    answer = _Answer(
        revision=Revision(2**60 + 1), as_of=date(2025, 3, 2), marks=frozenset({Mark.RELEASE_PENDING, Mark.OBJECTION})
    )
    assert as_json((answer,)) == [
        {"revision": "1152921504606846977", "asOf": "2025-03-02", "marks": ["OBJECTION", "RELEASE_PENDING"]}
    ]


def test_no_end_is_null_and_an_instant_is_in_utc() -> None:
    days = IntervalSet.of(Interval(date(2025, 1, 1), date(2025, 2, 1)), Interval(date(2025, 3, 1), FOREVER))
    assert as_json(days) == [
        {"from": "2025-01-01", "to": "2025-02-01"},
        {"from": "2025-03-01", "to": None},
    ]
    assert as_json(date.min) is None
    assert as_json(datetime(2025, 3, 1, 4, tzinfo=UTC)) == "2025-03-01T04:00:00Z"


def test_plain_values_stay() -> None:
    assert [as_json(value) for value in (None, True, 3, "x", ())] == [None, True, 3, "x", []]


def test_a_document_and_an_unknown_value_are_refused() -> None:
    number = synthetic_resident_id(RegionCode("330100"), date(1990, 1, 2))
    for value in (parse_document(DocumentType.RESIDENT_ID, number), object()):
        with pytest.raises(Defect):
            as_json([value])


def test_camel() -> None:
    assert [camel(name) for name in ("id", "as_of", "listings_in_matter")] == ["id", "asOf", "listingsInMatter"]
