"""Receipts, damage lists and repeated listings, compared with what a story expects of them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from graph_models.vocabulary import (
    CheckId,
    ListingId,
    RestrictionId,
    Revision,
    RuleId,
    StayingReason,
    SubjectId,
    VerdictKind,
)
from hub.domain.answers.written import Annulment, DamagedCheck, Lifted, Receipt, Staying
from tests.scenarios.endings import difference
from tests.scenarios.expectations import Reading, read_expectation
from tests.scenarios.ledger import Ledger, Request


@pytest.fixture
def ledger() -> Ledger:
    """Two listings of A; L1 was repaired and later annulled, L2 asked for twice."""
    return Ledger(
        subjects={"A": SubjectId("o-1"), "P": SubjectId("p-1"), "Q": SubjectId("p-2")},
        requests={
            "L1": request("l-1", changed=True, before=3, after=4),
            "L2": request("l-2", changed=True, before=4, after=5),
            "L3": request("l-2", changed=False, before=5, after=5),
            "L4": request("l-2", changed=True, before=5, after=6),
        },
        receipts={ListingId("l-1"): receipt()},
        annulments={ListingId("l-1"): Annulment(listing=ListingId("l-1"), damage=(damaged("c-1"),))},
        checks={"C1": CheckId("c-1"), "C2": CheckId("c-2")},
    )


def request(listing: str, *, changed: bool, before: int, after: int) -> Request:
    return Request(listing=ListingId(listing), changed=changed, before=Revision(before), after=Revision(after))


def receipt() -> Receipt:
    lifted = Lifted(restriction=RestrictionId("r-1"), rule=RuleId("x/y"), subject=SubjectId("o-1"))
    stays = Staying(
        subject=SubjectId("p-1"),
        because=StayingReason.OTHER_LISTING,
        restriction=RestrictionId("r-2"),
        listing=ListingId("l-2"),
    )
    return Receipt(listing=ListingId("l-1"), lifted=(lifted,), staying=(stays,), told=())


def damaged(check: str) -> DamagedCheck:
    return DamagedCheck(
        check=CheckId(check),
        verdict=VerdictKind.RESTRICTED,
        subject=SubjectId("o-1"),
        asked_at=datetime(2025, 3, 2, 4, tzinfo=UTC),
        department=None,
    )


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ({"receipt_of": "L1", "lifted": ["A"], "never": ["Q"]}, None),
        (
            {"receipt_of": "L1", "stays": [{"subject": "P", "because": "OTHER_LISTING", "listing": "L2"}]},
            None,
        ),
        ({"receipt_of": "L1", "lifted": ["Q"]}, "lifted: [Q] missing, got [A]"),
        ({"receipt_of": "L1", "stays": []}, "stays: expected nothing, got P OTHER_LISTING L2"),
        (
            {"receipt_of": "L1", "stays": [{"subject": "P", "because": "SURVIVING_TERM"}]},
            "stays: P SURVIVING_TERM missing, got P OTHER_LISTING L2",
        ),
        (
            {"receipt_of": "L1", "stays": [{"subject": "P", "because": "OTHER_LISTING", "listing": "L1"}]},
            "stays: P OTHER_LISTING L1 missing, got P OTHER_LISTING L2",
        ),
        ({"receipt_of": "L1", "never": ["P"]}, "receipt: [P] must not be there"),
        ({"receipt_of": "L2"}, "no repair of L2 gave a receipt"),
        ({"damage_of": "L1", "checks": ["C1"], "never": ["C2"]}, None),
        ({"damage_of": "L1", "checks": ["C1", "C2"]}, "damage: [C2] missing, got [C1]"),
        ({"damage_of": "L1", "never": ["C1"]}, "damage: [C1] must not be there"),
        ({"damage_of": "L2", "checks": ["C1"]}, "no annulment of L2 gave a damage list"),
        ({"same": ["L2", "L3"]}, None),
        ({"same": ["L1", "L2"]}, "same: L1 and L2 are two listings"),
        ({"same": ["L2", "L4"]}, "same: the request for L4 made a new revision"),
        ({"same": ["L2", "L9"]}, "same: L2 and L9 are not both listed"),
    ],
)
def test_the_first_difference_is_said(ledger: Ledger, raw: dict[str, Any], found: str | None) -> None:
    item = read_expectation(raw)
    assert isinstance(item, Reading)
    assert difference(item, ledger) == found
