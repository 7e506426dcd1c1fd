"""Neutral lines of sources, with and without a delivery."""

from datetime import date
from typing import Any

import pytest

from connectors.neutral.sources import SOURCES, DeclaredSource, SourceRow, read_source
from connectors.row import Rejected
from graph_models.errors import InvalidIdentifier
from graph_models.vocabulary import DepartmentCode, ListTypeId, SourceId
from hub.domain.commands.record import DeclareSource, RecordDelivery
from tests.connectors.neutral.reading import parse, read_back
from tests.connectors.neutral.writing import line_of

LINE: dict[str, Any] = {
    "id": "court-feed",
    "by": "11330100XXXX90026F",
    "list_types": ["judgment-defaulter"],
    "fresh_for_days": 7,
}
SOURCE = DeclareSource(
    id=SourceId("court-feed"),
    by=DepartmentCode("11330100XXXX90026F"),
    list_types=frozenset({ListTypeId("judgment-defaulter")}),
    fresh_for_days=7,
)


def test_a_source_is_declared_as_its_line_says() -> None:
    assert read_back(LINE, SOURCES) == DeclaredSource(source=SOURCE, delivery=None)


def test_a_delivery_comes_with_its_day() -> None:
    delivery = RecordDelivery(source=SourceId("court-feed"), day=date(2025, 3, 1))
    meant = DeclaredSource(source=SOURCE, delivery=delivery)
    assert read_back(LINE | {"delivered": "2025-03-01"}, SOURCES) == meant


@pytest.mark.parametrize("days", [-1, 36_501, 1.5])
def test_a_freshness_limit_is_a_number_of_days(days: float) -> None:
    (row,) = parse(line_of(LINE | {"fresh_for_days": days}), SOURCES)
    assert isinstance(row, Rejected)
    assert row.field == "fresh_for_days"


def test_a_wrong_department_is_refused_with_its_place() -> None:
    with pytest.raises(InvalidIdentifier) as refusal:
        read_source(SourceRow(id="x", by="1", list_types=(), fresh_for_days=1))
    assert refusal.value.detail == "by"
