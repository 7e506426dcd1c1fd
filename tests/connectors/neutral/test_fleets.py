"""Neutral lines of fleets."""

from datetime import date
from typing import Any

import pytest

from connectors.neutral.fleets import FLEETS
from connectors.row import Rejected
from graph_models.entities.subject import ByCode
from hub.domain.commands.record import DeclareFleet
from tests.connectors.neutral.reading import parse, read_back
from tests.connectors.neutral.writing import line_of

LINE: dict[str, Any] = {
    "company": {"uscc": "91330102XXXX010115"},
    "licensed_goods_vehicles": 12,
    "valid_from": "2024-01-01",
}


def test_a_fleet_is_declared_as_its_line_says() -> None:
    assert read_back(LINE, FLEETS) == DeclareFleet(
        company=ByCode(uscc="91330102XXXX010115"),
        licensed_goods_vehicles=12,
        valid_from=date(2024, 1, 1),
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("licensed_goods_vehicles", -1),
        ("licensed_goods_vehicles", 0.5),
        ("valid_from", "2024-02-30"),
        ("valid_from", "2024-1-1"),
        ("company", {}),
    ],
)
def test_a_wrong_value_is_rejected_with_its_place(field: str, value: object) -> None:
    (row,) = parse(line_of(LINE | {field: value}), FLEETS)
    assert isinstance(row, Rejected)
    assert row.field == field
