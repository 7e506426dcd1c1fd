"""Maps what the store returns to entities; the one place that knows how they are kept."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graph_models.entities.department import Department
from graph_models.entities.link import Link
from graph_models.entities.listing import Decision, Finding, Listing, ListingEvent
from graph_models.entities.subject import Subject
from graph_models.identifiers.plate import Plate
from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import (
    DecisionId,
    DepartmentCode,
    Domain,
    EventKind,
    FindingKind,
    LinkId,
    LinkKind,
    ListingId,
    ListTypeId,
    MatterKind,
    OrganisationKind,
    PartsPerMillion,
    PlateColour,
    Purpose,
    RegionCode,
    Revision,
    Role,
    SourceId,
    SubjectId,
    SubjectKind,
)
from hub.domain.consent import Consent

Record = Mapping[str, Any]


def day(text: str | None) -> date | None:
    """A civil day as it is kept, ISO; None stays None."""
    return None if text is None else date.fromisoformat(text)


def interval(start: str, end: str) -> Interval:
    """A half-open interval as it is kept."""
    return Interval(date.fromisoformat(start), date.fromisoformat(end))


def days(pairs: Sequence[str]) -> IntervalSet:
    """A set of days kept as a flat list of starts and ends."""
    return IntervalSet.of(*(interval(*pairs[at : at + 2]) for at in range(0, len(pairs), 2)))


def days_text(kept: IntervalSet) -> list[str]:
    """A set of days as a flat list of starts and ends."""
    return [end.isoformat() for each in kept for end in (each.start, each.end)]


def subject(record: Record) -> Subject:
    """A subject node."""
    plate = record.get("plate")
    organisation_kind = record.get("organisation_kind")
    return Subject(
        id=SubjectId(record["id"]),
        kind=SubjectKind(record["kind"]),
        name=record.get("name"),
        organisation_kind=OrganisationKind(organisation_kind) if organisation_kind else None,
        uscc=record.get("uscc"),
        plate=Plate(characters=plate, colour=PlateColour(record["colour"])) if plate else None,
        region=RegionCode(record["region"]) if record.get("region") else None,
        documented=bool(record.get("documented")),
        adult_on=day(record.get("adult_on")),
        source=SourceId(record["source"]) if record.get("source") else None,
        source_id=record.get("source_id"),
        source_ref=record.get("source_ref"),
        since=Revision(record.get("changed_at") or record.get("rev_from") or 0),
    )


def department(record: Record) -> Department:
    """A department node."""
    return Department(
        code=DepartmentCode(record["code"]),
        name=record["name"],
        region=RegionCode(record["region"]),
        role=Role(record["role"]),
        court=record["court"],
        competent_for=frozenset(ListTypeId(each) for each in record["competent_for"]),
        domains=frozenset(Domain(each) for each in record["domains"]),
        registers=frozenset(SourceId(each) for each in record["registers"]),
    )


def link(record: Record) -> Link:
    """A link as the statements of links return it."""
    return Link(
        id=LinkId(record["id"]),
        kind=LinkKind(record["kind"]),
        start=SubjectId(record["start"]),
        end=SubjectId(record["end"]),
        valid_from=date.fromisoformat(record["valid_from"]),
        valid_to=date.fromisoformat(record["valid_to"]),
        share=PartsPerMillion(record["share"] or 0),
        nominee=bool(record["nominee"]),
        source=SourceId(record["source"]) if record["source"] else None,
        source_ref=record["source_ref"],
    )


def event(parts: Sequence[Any]) -> ListingEvent:
    """An event of a listing: kind, day, revision, subject, until."""
    kind, on, revision, who, until = parts
    return ListingEvent(
        kind=EventKind(kind),
        day=date.fromisoformat(on),
        revision=Revision(revision),
        subject=SubjectId(who) if who else None,
        until=day(until),
    )


def consent(parts: Sequence[Any]) -> Consent:
    """A consent to the bank that asks: purpose, scope, first day, end."""
    purpose, scope, start, end = parts
    return Consent(purpose=Purpose(purpose), scope=frozenset(Domain(each) for each in scope), days=interval(start, end))


def decision(record: Record, findings: Sequence[Sequence[str]]) -> Decision:
    """A decision node with its findings."""
    act_from, act_to = record.get("act_from"), record.get("act_to")
    return Decision(
        id=DecisionId(record["id"]),
        number=record["number"],
        decided_on=date.fromisoformat(record["decided_on"]),
        act=interval(act_from, act_to) if act_from and act_to else None,
        ground=record.get("ground"),
        findings=tuple(
            sorted(
                (Finding(person=SubjectId(who), kind=FindingKind(kind)) for who, kind in findings),
                key=lambda finding: (finding.person, finding.kind),
            )
        ),
    )


def listing(record: Record, *, resting_on: Decision | None = None, kind: SubjectKind | None = None) -> Listing:
    """A listing node; without its decision node, what the listing itself repeats of it."""
    return Listing(
        id=ListingId(record["id"]),
        department=DepartmentCode(record["department"]),
        issuer_region=RegionCode(record["region"]),
        list_type=ListTypeId(record["list_type"]),
        subject=SubjectId(record["subject_id"]),
        subject_kind=kind or SubjectKind.ORGANISATION,
        decision=resting_on or _repeated(record),
        effective=date.fromisoformat(record["effective"]),
        published=date.fromisoformat(record["published"]),
        until=day(record.get("until")),
        scope=frozenset(MatterKind(each) for each in record["scope"]),
    )


def _repeated(record: Record) -> Decision:
    return Decision(
        id=DecisionId(record.get("decision_id") or ""),
        number=record["number"],
        decided_on=date.fromisoformat(record["decided_on"]),
    )
