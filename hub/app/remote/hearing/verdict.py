"""The four answers of a check, and the restrictions that they and other answers show."""

from typing import Any

from graph_models.catalogue.model import Confidence, LegalBasis
from graph_models.errors import Defect
from graph_models.vocabulary import (
    BasisId,
    CheckId,
    Coverage,
    DepartmentCode,
    Domain,
    Effect,
    LinkKind,
    ListingId,
    ListTypeId,
    Mark,
    MeasureId,
    RestrictionId,
    Revision,
    RuleId,
    SourceId,
    SubjectId,
    UndeterminedReason,
    VerdictKind,
)
from hub.app.remote.hearing.days import day, end_day, first_day, interval
from hub.app.remote.service import Said
from hub.domain.answers.verdict import (
    AnyVerdict,
    Clear,
    Noted,
    RelatedRestriction,
    Restricted,
    ShownListing,
    ShownRestriction,
    SourceState,
    Undetermined,
)


def verdict(said: Said) -> AnyVerdict:
    """Exactly one of the four. Raises Defect for an answer that is none of them: it is never read as Clear."""
    shared = _shared(said)
    match said["kind"]:
        case VerdictKind.CLEAR:
            return Clear(**shared, subject_known=said["subjectKnown"], coverage=Coverage(said["coverage"]))
        case VerdictKind.NOTED:
            return Noted(**shared, restrictions=_restrictions(said["restrictions"]))
        case VerdictKind.RESTRICTED:
            return Restricted(**shared, restrictions=_restrictions(said["restrictions"]))
        case VerdictKind.UNDETERMINED:
            reason = UndeterminedReason(said["reason"])
            return Undetermined(**shared, reason=reason, restrictions=_restrictions(said["restrictions"]))
    raise Defect("the service answers a check with none of the four answers")


def _shared(said: Said) -> dict[str, Any]:
    subject = said["subjectId"]
    return {
        "check_id": CheckId(said["checkId"]),
        "revision": Revision(int(said["revision"])),
        "as_of": first_day(said["asOf"]),
        "sources": tuple(_source(each) for each in said["sources"]),
        "suspended": _restrictions(said["suspended"]),
        "related": tuple(_related(each) for each in said["related"]),
        "subject": None if subject is None else SubjectId(subject),
    }


def restriction(said: Said) -> ShownRestriction:
    """`Restriction`."""
    return ShownRestriction(
        id=RestrictionId(said["id"]),
        rule=RuleId(said["rule"]),
        subject=SubjectId(said["subjectId"]),
        effect=Effect(said["effect"]),
        measure=MeasureId(said["measure"]["id"]),
        measure_name=said["measure"]["name"],
        domains=frozenset(Domain(each) for each in said["domains"]),
        basis=tuple(_article(each) for each in said["basis"]),
        listing=listing_behind(said["listing"]),
        interval=interval(said["interval"]),
        marks=frozenset(Mark(each) for each in said["marks"]),
        listings_in_matter=said["listingsInMatter"],
    )


def _restrictions(said: list[Said]) -> tuple[ShownRestriction, ...]:
    return tuple(restriction(each) for each in said)


def listing_behind(said: Said) -> ShownListing:
    """`ListingBehind`."""
    return ShownListing(
        id=ListingId(said["id"]),
        list_type=ListTypeId(said["listType"]),
        list_name=said["listName"],
        department=DepartmentCode(said["department"]),
        department_name=said["departmentName"],
        decision_number=said["decisionNumber"],
        subject=SubjectId(said["subjectId"]),
        effective=first_day(said["effective"]),
        until=end_day(said["until"]),
    )


def _article(said: Said) -> LegalBasis:
    return LegalBasis(
        id=BasisId(said["id"]),
        title=said["title"],
        confidence=None if said["confidence"] is None else Confidence(said["confidence"]),
        edition=said["edition"],
        note=said["note"],
        valid_from=first_day(said["validFrom"]),
        valid_to=end_day(said["validTo"]),
    )


def _related(said: Said) -> RelatedRestriction:
    return RelatedRestriction(
        role=LinkKind(said["role"]),
        person=SubjectId(said["personId"]),
        restriction=restriction(said["restriction"]),
    )


def _source(said: Said) -> SourceState:
    return SourceState(source=SourceId(said["source"]), last_delivery=day(said["lastDelivery"]), stale=said["stale"])
