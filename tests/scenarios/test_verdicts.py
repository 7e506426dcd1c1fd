"""An answer compared with what a story expects of it: the first difference, in the story's own names."""

from datetime import date
from typing import Any

import pytest

from graph_models.civil_time import FOREVER
from graph_models.intervals import Interval
from graph_models.vocabulary import (
    CheckId,
    Coverage,
    DepartmentCode,
    Domain,
    Effect,
    ListingId,
    ListTypeId,
    Mark,
    MeasureId,
    RestrictionId,
    Revision,
    RuleId,
    SubjectId,
)
from hub.domain.answers.verdict import AnyVerdict, Clear, Restricted, ShownListing, ShownRestriction
from tests.scenarios.expectations import CheckExpectation, read_expectation
from tests.scenarios.ledger import Ledger, Request
from tests.scenarios.verdicts import compare

DAY = date(2025, 3, 2)


def shown(listing: str, effect: Effect, *marks: Mark) -> ShownRestriction:
    behind = ShownListing(
        id=ListingId(listing),
        list_type=ListTypeId("procurement-serious"),
        list_name="示例名单",
        department=DepartmentCode("D"),
        department_name="示例机关",
        decision_number="示样〔2025〕1号",
        subject=SubjectId("o-1"),
        effective=DAY,
        until=FOREVER,
    )
    return ShownRestriction(
        id=RestrictionId(f"r-{listing}"),
        rule=RuleId("x/y"),
        subject=SubjectId("o-1"),
        effect=effect,
        measure=MeasureId("M12"),
        measure_name="示例措施",
        domains=frozenset({Domain.PROCUREMENT}),
        basis=(),
        listing=behind,
        interval=Interval(DAY, FOREVER),
        marks=frozenset(marks),
    )


def restricted() -> AnyVerdict:
    return Restricted(
        check_id=CheckId("c-1"),
        revision=Revision(7),
        as_of=DAY,
        restrictions=(shown("l-1", Effect.PROHIBIT), shown("l-2", Effect.LIMIT, Mark.OBJECTION)),
        suspended=(shown("l-3", Effect.LIMIT),),
    )


def clear() -> AnyVerdict:
    return Clear(
        check_id=CheckId("c-1"),
        revision=Revision(7),
        as_of=DAY,
        subject_known=False,
        coverage=Coverage.PARTIAL,
    )


def first(answer: AnyVerdict, **expected: Any) -> str | None:
    ledger = Ledger(
        requests={
            f"L{number}": Request(listing=ListingId(f"l-{number}"), changed=True, before=Revision(1), after=Revision(2))
            for number in (1, 2, 3)
        }
    )
    raw = {"at": DAY, "subject": "A", "domain": "PROCUREMENT", "verdict": answer.kind.value, **expected}
    item = read_expectation(raw)
    assert isinstance(item, CheckExpectation)
    return next(compare(item, answer, ledger), None)


@pytest.mark.parametrize(
    ("expected", "difference"),
    [
        ({"effects": ["PROHIBIT", "LIMIT"], "listings": ["L1", "L2"], "suspended": ["L3"]}, None),
        ({"marks": ["OBJECTION"], "marks_of": {"L1": [], "L2": ["OBJECTION"]}}, None),
        ({"marks": [], "marks_of": "L1"}, None),
        ({"verdict": "CLEAR"}, "verdict: expected CLEAR, got RESTRICTED"),
        ({"effects": ["PROHIBIT"]}, "effects: expected [PROHIBIT], got [LIMIT, PROHIBIT]"),
        ({"listings": ["L1", "L3"]}, "listings: expected [L1, L3], got [L1, L2]"),
        ({"listings": ["L1", "L2", "L9"]}, "listings: expected [L1, L2, never-listed-L9], got [L1, L2]"),
        ({"suspended": []}, "suspended: expected [], got [L3]"),
        ({"marks": []}, "marks: expected [], got [OBJECTION]"),
        (
            {"marks": ["RELEASE_PENDING"], "marks_of": "L2"},
            "marks of L2: expected [RELEASE_PENDING], got [OBJECTION]",
        ),
        ({"marks_of": {"L1": ["OBJECTION"]}}, "marks of L1: expected [OBJECTION], got []"),
        ({"subject_known": True}, "subject_known: expected True, got None"),
    ],
)
def test_a_restricted_answer(expected: dict[str, Any], difference: str | None) -> None:
    assert first(restricted(), **expected) == difference


@pytest.mark.parametrize(
    ("expected", "difference"),
    [
        ({"subject_known": False, "coverage": "PARTIAL", "listings": [], "effects": []}, None),
        ({"subject_known": True}, "subject_known: expected True, got False"),
        ({"coverage": "COMPLETE"}, "coverage: expected COMPLETE, got PARTIAL"),
        ({"listings": ["L1"]}, "listings: expected [L1], got []"),
    ],
)
def test_a_clear_answer(expected: dict[str, Any], difference: str | None) -> None:
    assert first(clear(), **expected) == difference
