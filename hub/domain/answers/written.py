"""What a write answers: the object, and the revision it first stood at."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from graph_models.intervals import IntervalSet
from graph_models.vocabulary import (
    ChangeKind,
    CheckId,
    DepartmentCode,
    ListingId,
    RepairId,
    RepairState,
    RestrictionId,
    Revision,
    RuleId,
    StayingReason,
    SubjectId,
    VerdictKind,
)

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Generic[T_co]):
    """`changed` is False where the same request or content was written before; `revision` is then the first one's."""

    revision: Revision
    value: T_co
    changed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """A restriction that ended with the repair."""

    restriction: RestrictionId
    rule: RuleId
    subject: SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class Staying:
    """A restriction that stays on a subject, and why; `listing` is the other listing it rests on."""

    subject: SubjectId
    because: StayingReason
    restriction: RestrictionId
    listing: ListingId


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The receipt of a repair: lifted, staying and why, and the departments that had been told and are told again."""

    listing: ListingId
    lifted: tuple[Lifted, ...]
    staying: tuple[Staying, ...]
    told: tuple[DepartmentCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """An application for credit repair and what became of it."""

    id: RepairId
    listing: ListingId
    state: RepairState
    applied_on: date
    decided_on: date | None = None
    reason: str | None = None
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedCheck:
    """A check whose verdict or restrictions would have been others."""

    check: CheckId
    verdict: VerdictKind
    subject: SubjectId | None
    asked_at: datetime
    department: DepartmentCode | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annulment:
    """The annulled listing and its damage list."""

    listing: ListingId
    damage: tuple[DamagedCheck, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An entry of the change log. `days` are those gained or lost; CORRECTED names the checks answered differently."""

    revision: Revision
    position: int
    kind: ChangeKind
    listing: ListingId | None = None
    restriction: RestrictionId | None = None
    subject: SubjectId | None = None
    days: IntervalSet | None = None
    damaged: tuple[CheckId, ...] = ()
