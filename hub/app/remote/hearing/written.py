"""What writes answer: repairs with their receipt, annulments with their damage, subjects that were registered."""

from dataclasses import dataclass

from graph_models.civil_time import parse_instant
from graph_models.vocabulary import (
    CheckId,
    DepartmentCode,
    ListingId,
    RepairId,
    RepairState,
    RestrictionId,
    RuleId,
    StayingReason,
    SubjectId,
    SubjectKind,
    VerdictKind,
)
from hub.app.remote.hearing.days import day, first_day
from hub.app.remote.service import Said
from hub.domain.answers.written import Annulment, DamagedCheck, Lifted, Receipt, Repair, Staying


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredSubject:
    """A subject as whoever registers it is told of it; a person's name is masked where the caller needs none."""

    id: SubjectId
    kind: SubjectKind
    name: str | None


def registered(said: Said) -> RegisteredSubject:
    """`SubjectReference`."""
    return RegisteredSubject(id=SubjectId(said["id"]), kind=SubjectKind(said["kind"]), name=said["name"])


def repair(said: Said) -> Repair:
    """`Repair`."""
    return Repair(
        id=RepairId(said["id"]),
        listing=ListingId(said["listing"]),
        state=RepairState(said["state"]),
        applied_on=first_day(said["appliedOn"]),
        decided_on=day(said["decidedOn"]),
        reason=said["reason"],
        receipt=None if said["receipt"] is None else _receipt(said["receipt"]),
    )


def _receipt(said: Said) -> Receipt:
    return Receipt(
        listing=ListingId(said["listing"]),
        lifted=tuple(_lifted(each) for each in said["lifted"]),
        staying=tuple(_staying(each) for each in said["staying"]),
        told=tuple(DepartmentCode(each) for each in said["told"]),
    )


def _lifted(said: Said) -> Lifted:
    return Lifted(
        restriction=RestrictionId(said["restriction"]),
        rule=RuleId(said["rule"]),
        subject=SubjectId(said["subjectId"]),
    )


def _staying(said: Said) -> Staying:
    return Staying(
        subject=SubjectId(said["subjectId"]),
        because=StayingReason(said["because"]),
        restriction=RestrictionId(said["restriction"]),
        listing=ListingId(said["listing"]),
    )


def annulment(said: Said) -> Annulment:
    """`Annulment`."""
    return Annulment(listing=ListingId(said["listing"]), damage=tuple(_damaged(each) for each in said["damage"]))


def _damaged(said: Said) -> DamagedCheck:
    subject, department = said["subjectId"], said["department"]
    return DamagedCheck(
        check=CheckId(said["check"]),
        verdict=VerdictKind(said["verdict"]),
        subject=None if subject is None else SubjectId(subject),
        asked_at=parse_instant(said["askedAt"]),
        department=None if department is None else DepartmentCode(department),
    )
