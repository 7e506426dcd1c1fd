"""What is on record: subjects with their listings and restrictions, changes and checks, in pages."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Generic, TypeVar

from graph_models.entities.link import Link
from graph_models.entities.listing import Listing
from graph_models.entities.subject import Subject
from graph_models.vocabulary import (
    CheckId,
    DepartmentCode,
    Domain,
    ListingId,
    MatterKind,
    Purpose,
    RegionCode,
    RestrictionId,
    Revision,
    Role,
    SubjectId,
    VerdictKind,
)
from hub.domain.answers.verdict import ShownRestriction
from hub.domain.answers.written import Change

T_co = TypeVar("T_co", covariant=True)

NO_REVISION: Final = Revision(0)
"""Before every write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T_co]):
    """Some of many, in a fixed order; `after` is what the next page begins after, None at the end.

    `revision` is the one looked at: asked with again, later pages hold nothing that came after it.
    """

    items: tuple[T_co, ...]
    after: str | None
    revision: Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingState:
    """A listing and how it stands on a day: listed, suspended, repaired, annulled, objected to."""

    listing: Listing
    end: date
    listed: bool
    suspended: bool
    repaired: bool
    annulled: bool
    objected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFile:
    """One subject with what stands against it on a day, as far as the asker may see it."""

    revision: Revision
    as_of: date
    subject: Subject
    listings: tuple[ListingState, ...]
    restrictions: tuple[ShownRestriction, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePage:
    """Changes after a revision; `through` is the revision up to which the asker has now seen everything for it."""

    changes: tuple[Change, ...]
    through: Revision
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRecord:
    """Who asked about whom, when, why, and what was answered. Written once, before the answer is given."""

    id: CheckId
    asked_at: datetime
    role: Role
    department: DepartmentCode | None
    asker_subject: SubjectId | None
    subject: SubjectId | None
    purpose: Purpose
    domain: Domain
    kind: MatterKind | None
    region: RegionCode | None
    reference: str | None
    as_of: date
    known_at: datetime | None
    revision: Revision
    verdict: VerdictKind
    restrictions: tuple[RestrictionId, ...]
    listings: tuple[ListingId, ...]
