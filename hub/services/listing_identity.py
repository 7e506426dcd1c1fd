"""The identity of a listing and of a decision, and the digests of their content (DESIGN section 3)."""

from datetime import date, timedelta
from hashlib import sha256

from graph_models.entities.department import Department
from graph_models.entities.listing import Decision, Finding, Listing
from graph_models.entities.subject import Identifier, Subject
from graph_models.errors import InvalidInput, NotFound, WrongSubjectKind
from graph_models.intervals import Interval
from graph_models.vocabulary import DecisionId, DepartmentCode, ListingId, SubjectKind
from hub.domain.commands.listing import DecisionInput, ListSubject, NoticeInput
from hub.services.journal import content_of


def listing_of(
    command: ListSubject,
    *,
    department: Department,
    subjects: dict[Identifier, Subject],
    today: date,
) -> Listing:
    """The listing that a command describes. Raises NotFound, InvalidInput, InvalidInterval."""
    subject = _known(command.subject, subjects)
    decision = _decision(command.decision, department.code, subjects)
    effective = command.effective or today
    return Listing(
        id=ListingId("L-" + _digest(department.code, command.list_type, subject.id, decision.number)),
        department=department.code,
        issuer_region=department.region,
        list_type=command.list_type,
        subject=subject.id,
        subject_kind=subject.kind,
        decision=decision,
        effective=effective,
        published=command.published or effective,
        until=command.until,
        scope=command.scope,
    )


def listing_fingerprint(listing: Listing, notice: NoticeInput | None) -> str:
    """A digest of everything a listing says."""
    return sha256(content_of((listing, notice))).hexdigest()


def decision_fingerprint(decision: Decision) -> str:
    """A digest of everything a decision says."""
    return sha256(content_of(decision)).hexdigest()


def _known(identifier: Identifier, subjects: dict[Identifier, Subject]) -> Subject:
    if identifier not in subjects:
        raise NotFound("no subject with this identifier is recorded")
    return subjects[identifier]


def _decision(given: DecisionInput, department: DepartmentCode, subjects: dict[Identifier, Subject]) -> Decision:
    if not given.number.strip():
        raise InvalidInput("a decision has a number")
    findings = set()
    for finding in given.findings:
        person = _known(finding.person, subjects)
        if person.kind is not SubjectKind.PERSON:
            raise WrongSubjectKind("a decision finds about persons")
        findings.add(Finding(person=person.id, kind=finding.kind))
    return Decision(
        id=DecisionId("d-" + _digest(department, given.number)),
        number=given.number,
        decided_on=given.decided_on,
        act=_act(given),
        ground=given.ground,
        findings=tuple(sorted(findings, key=lambda each: (each.person, each.kind))),
    )


def _act(given: DecisionInput) -> Interval | None:
    if given.act_from is None:
        if given.act_to is not None:
            raise InvalidInput("an act that ends also begins")
        return None
    return Interval(given.act_from, given.act_to or given.act_from + timedelta(days=1))


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:32]
