"""Neutral lines of listings."""

import json
from datetime import date

import pytest

from connectors.neutral.listings import LISTINGS, DepartmentListing
from connectors.row import Rejected
from graph_models.entities.subject import ByCode, BySource
from graph_models.vocabulary import DepartmentCode, FindingKind, ListTypeId, MatterKind, SourceId
from hub.domain.commands.listing import DecisionInput, FindingInput, ListSubject, NoticeInput
from tests.connectors.neutral.reading import parse, read_back
from tests.connectors.neutral.writing import line_of

LINE = json.loads(
    '{"department": "11330100XXXX90026F", "list_type": "judgment-defaulter",'
    ' "subject": {"uscc": "91330102XXXX010115"}, "decision": {"number": "〔2025〕示例001号",'
    ' "act_from": "2024-12-01", "act_to": null, "decision_date": "2025-02-20", "ground": "示例事由\\n第二行",'
    ' "findings": [{"person": {"source": "register-x", "source_id": "p1"}, "as": "OTHER_RESPONSIBLE"}]},'
    ' "notice": {"served": "2025-01-10", "heard": true}, "effective": "2025-03-01", "until": null,'
    ' "scope": null}'
)
DECISION = DecisionInput(
    number="〔2025〕示例001号",
    decided_on=date(2025, 2, 20),
    act_from=date(2024, 12, 1),
    ground="示例事由\n第二行",
    findings=(
        FindingInput(
            person=BySource(source=SourceId("register-x"), source_id="p1"),
            kind=FindingKind.OTHER_RESPONSIBLE,
        ),
    ),
)


def test_a_listing_is_read_as_its_line_says() -> None:
    assert read_back(LINE, LISTINGS) == DepartmentListing(
        department=DepartmentCode("11330100XXXX90026F"),
        listing=ListSubject(
            subject=ByCode(uscc="91330102XXXX010115"),
            list_type=ListTypeId("judgment-defaulter"),
            decision=DECISION,
            notice=NoticeInput(served=date(2025, 1, 10), heard=True),
            effective=date(2025, 3, 1),
        ),
    )


def test_scope_publication_and_end_are_read() -> None:
    changes = {"scope": {"kinds": ["food-business"]}, "published": "2025-03-05", "until": "2027-03-01"}
    read = read_back(LINE | changes, LISTINGS)
    assert isinstance(read, DepartmentListing)
    assert read.listing.scope == {MatterKind("food-business")}
    assert read.listing.published == date(2025, 3, 5)
    assert read.listing.until == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"department": "11330100XXXX900260"}, "department"),
        ({"subject": {}}, "subject"),
        ({"effective": "2025-13-01"}, "effective"),
        ({"notice": {"served": "2025-01-10"}}, "notice.heard"),
        ({"scope": ["food-business"]}, "scope"),
        ({"list_type": ""}, "list_type"),
    ],
)
def test_a_wrong_value_is_rejected_with_its_place(changes: dict[str, object], field: str) -> None:
    (row,) = parse(line_of(LINE | changes), LISTINGS)
    assert isinstance(row, Rejected)
    assert row.field == field
