"""A listing 列入, the decision 决定文书 it rests on, and what happens to it afterwards."""

from dataclasses import dataclass
from datetime import date

from graph_models.intervals import Interval
from graph_models.vocabulary import (
    DecisionId,
    DepartmentCode,
    EventKind,
    FindingKind,
    ListingId,
    ListTypeId,
    MatterKind,
    RegionCode,
    Revision,
    SubjectId,
    SubjectKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the decision finds about a person; it belongs to that decision only."""

    person: SubjectId
    kind: FindingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The document a listing rests on. `act` is half open; None where the decision does not date the act."""

    id: DecisionId
    number: str
    decided_on: date
    act: Interval | None = None
    ground: str | None = None
    findings: tuple[Finding, ...] = ()

    def found_about(self, person: SubjectId) -> frozenset[FindingKind]:
        """Every finding of this decision about a person."""
        return frozenset(finding.kind for finding in self.findings if finding.person == person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One subject on one list by one department on one decision: the root of everything.

    `until` is the end that the department stated, None where it stated none. `published` is the day of publication.
    `scope` holds the kinds of matter that the listing itself states.
    """

    id: ListingId
    department: DepartmentCode
    issuer_region: RegionCode
    list_type: ListTypeId
    subject: SubjectId
    subject_kind: SubjectKind
    decision: Decision
    effective: date
    published: date
    until: date | None = None
    scope: frozenset[MatterKind] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingEvent:
    """Something that happened to a listing on a day, known from a revision on.

    `subject` is the released person of RELEASED and the objector of OBJECTED. `until` is a new end that a revocation
    of a repair states.
    """

    kind: EventKind
    day: date
    revision: Revision
    subject: SubjectId | None = None
    until: date | None = None
