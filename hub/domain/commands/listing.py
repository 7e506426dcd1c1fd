"""Inputs of everything that is done to a listing."""

from dataclasses import dataclass
from datetime import date

from graph_models.entities.subject import Identifier
from graph_models.vocabulary import (
    FindingKind,
    ListingId,
    ListTypeId,
    MatterKind,
    RepairId,
    RequestId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingInput:
    """What the decision finds about a person."""

    person: Identifier
    kind: FindingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionInput:
    """The document a listing rests on. The act is `[act_from, act_to)`; without `act_to` it is an act of one day."""

    number: str
    decided_on: date
    act_from: date | None = None
    act_to: date | None = None
    ground: str | None = None
    findings: tuple[FindingInput, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeInput:
    """Prior notice to the party: the day it was served, and whether the party could be heard."""

    served: date
    heard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSubject:
    """Put a subject on a list. `effective` defaults to today, `published` to the effective day."""

    subject: Identifier
    list_type: ListTypeId
    decision: DecisionInput
    notice: NoticeInput | None = None
    effective: date | None = None
    published: date | None = None
    until: date | None = None
    scope: frozenset[MatterKind] = frozenset()
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyForRepair:
    """Apply for credit repair 信用修复 of a listing; `corrected_on` is the day the act was corrected, where known."""

    listing: ListingId
    corrected: bool = False
    duties_done: bool = False
    commitment: bool = False
    corrected_on: date | None = None
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideRepair:
    """Decide an application: granted repairs the listing from today; refused needs a reason, and that is all."""

    repair: RepairId
    granted: bool
    decision: str | None = None
    reason: str | None = None
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeRepair:
    """Take the repair of a listing back; the end is the original unless `until` states another."""

    listing: ListingId
    reason: str
    decision: str | None = None
    until: date | None = None
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulListing:
    """Declare a listing never valid."""

    listing: ListingId
    reason: str
    decision: str | None = None
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StayListing:
    """Suspend a listing, or let it resume, by a court's decision."""

    listing: ListingId
    decision: str
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePerson:
    """Let go a former holder of a role; the listing stands."""

    listing: ListingId
    subject: Identifier
    decision: str | None = None
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileObjection:
    """Mark a listing as objected to; nothing else changes."""

    listing: ListingId
    reason: str
    request_id: RequestId | None = None
