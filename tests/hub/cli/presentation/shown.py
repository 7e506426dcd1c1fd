"""Answers for the tests of how they are shown."""

from datetime import date

from graph_models.catalogue.model import LegalBasis
from graph_models.civil_time import FOREVER
from graph_models.intervals import Interval
from graph_models.vocabulary import (
    BasisId,
    DepartmentCode,
    Domain,
    Effect,
    ListingId,
    ListTypeId,
    Mark,
    MeasureId,
    RestrictionId,
    RuleId,
    SubjectId,
)
from hub.domain.answers.verdict import ShownListing, ShownRestriction

DAY = date(2025, 3, 2)

LISTING = ShownListing(
    id=ListingId("l-1"),
    list_type=ListTypeId("sample-list"),
    list_name="示例名单",
    department=DepartmentCode("D1"),
    department_name="示例机关",
    decision_number="示样〔2025〕1号",
    subject=SubjectId("o-1"),
    effective=DAY,
    until=FOREVER,
)


def restriction(name: str = "r-1", *marks: Mark, end: date = FOREVER) -> ShownRestriction:
    """A limit in procurement."""
    return ShownRestriction(
        id=RestrictionId(name),
        rule=RuleId("sample-list/self"),
        subject=SubjectId("o-1"),
        effect=Effect.LIMIT,
        measure=MeasureId("M12"),
        measure_name="示例措施",
        domains=frozenset({Domain.PROCUREMENT, Domain.BIDDING}),
        basis=(
            LegalBasis(id=BasisId("sample/1"), title="示例法第一条"),
            LegalBasis(id=BasisId("sample/2"), title="示例法第二条"),
        ),
        listing=LISTING,
        interval=Interval(DAY, end),
        marks=frozenset(marks),
    )
