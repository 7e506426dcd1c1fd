"""The four answers of a check; exactly one is given, never none."""

from dataclasses import dataclass, field
from datetime import date

from graph_models.catalogue.model import LegalBasis
from graph_models.intervals import Interval
from graph_models.vocabulary import (
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownListing:
    """The listing behind a restriction, as far as the asker may know it."""

    id: ListingId
    list_type: ListTypeId
    list_name: str
    department: DepartmentCode
    department_name: str
    decision_number: str
    subject: SubjectId
    effective: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRestriction:
    """One restriction as it stands on the day asked about.

    `listings_in_matter` counts the listings that bind in this matter.
    """

    id: RestrictionId
    rule: RuleId
    subject: SubjectId
    effect: Effect
    measure: MeasureId
    measure_name: str
    domains: frozenset[Domain]
    basis: tuple[LegalBasis, ...]
    listing: ShownListing
    interval: Interval
    marks: frozenset[Mark]
    listings_in_matter: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedRestriction:
    """A restriction on a person in a named role of the applicant: a fact beside the verdict, never part of it."""

    role: LinkKind
    person: SubjectId
    restriction: ShownRestriction


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """A source that feeds a list of this matter, with its last delivery and whether it is stale for the day."""

    source: SourceId
    last_delivery: date | None
    stale: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What every answer has. `check_id` names its record."""

    check_id: CheckId
    revision: Revision
    as_of: date
    sources: tuple[SourceState, ...] = ()
    suspended: tuple[ShownRestriction, ...] = ()
    related: tuple[RelatedRestriction, ...] = ()
    subject: SubjectId | None = None
    kind: VerdictKind = field(init=False, default=VerdictKind.UNDETERMINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear(Verdict):
    """Complete, current sources say that nothing binds in this matter."""

    subject_known: bool
    coverage: Coverage
    kind: VerdictKind = field(init=False, default=VerdictKind.CLEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Verdict):
    """Only stricter checks or facts to weigh."""

    restrictions: tuple[ShownRestriction, ...]
    kind: VerdictKind = field(init=False, default=VerdictKind.NOTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restricted(Verdict):
    """At least one prohibition or limit."""

    restrictions: tuple[ShownRestriction, ...]
    kind: VerdictKind = field(init=False, default=VerdictKind.RESTRICTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undetermined(Verdict):
    """The hub cannot say, and why; what it does know is shown."""

    reason: UndeterminedReason
    restrictions: tuple[ShownRestriction, ...] = ()
    kind: VerdictKind = field(init=False, default=VerdictKind.UNDETERMINED)


AnyVerdict = Clear | Noted | Restricted | Undetermined
