"""Inputs that record facts: departments, sources, subjects, links, consents, and the repeal of law."""

from dataclasses import dataclass
from datetime import date

from graph_models.civil_time import FOREVER
from graph_models.entities.subject import Identifier
from graph_models.vocabulary import (
    BasisId,
    DepartmentCode,
    Domain,
    LinkKind,
    ListTypeId,
    OrganisationKind,
    PartsPerMillion,
    Purpose,
    RegionCode,
    RequestId,
    Role,
    SourceId,
    SubjectKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareDepartment:
    """A department or bank: what it is competent for, where it asks, which registers it keeps."""

    code: DepartmentCode
    name: str
    region: RegionCode
    role: Role = Role.AGENCY
    court: bool = False
    competent_for: frozenset[ListTypeId] = frozenset()
    domains: frozenset[Domain] = frozenset()
    registers: frozenset[SourceId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareSource:
    """A source that feeds lists, stale for a day more than `fresh_for_days` after its last delivery."""

    id: SourceId
    by: DepartmentCode
    list_types: frozenset[ListTypeId]
    fresh_for_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDelivery:
    """A source delivered on a day (by default today)."""

    source: SourceId
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareFleet:
    """The licensed goods vehicles of a company from a day on."""

    company: Identifier
    licensed_goods_vehicles: int
    valid_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSubject:
    """Record a subject. A person with a document gets an opaque id; the same content again changes nothing."""

    ref: Identifier
    kind: SubjectKind
    name: str | None = None
    organisation_kind: OrganisationKind | None = None
    region: RegionCode | None = None
    source: SourceId | None = None
    source_ref: str | None = None
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLink:
    """Record a relation; `share` is the known lower bound in parts per million, None where nothing is known."""

    kind: LinkKind
    start: Identifier
    end: Identifier
    valid_from: date
    valid_to: date = FOREVER
    share: PartsPerMillion | None = None
    nominee: bool = False
    source: SourceId | None = None
    source_ref: str | None = None
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndLink:
    """End a relation on a day, which may lie in the past; `valid_from` tells it from parallel ones."""

    kind: LinkKind
    start: Identifier
    end: Identifier
    valid_to: date
    valid_from: date | None = None
    source_ref: str | None = None
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConsent:
    """A person's consent to queries by a bank on `[valid_from, valid_to)`.

    `document` is the bank's reference to the paper.
    """

    subject: Identifier
    bank: DepartmentCode
    purpose: Purpose
    valid_from: date
    valid_to: date
    scope: frozenset[Domain] = frozenset({Domain.BANKING})
    document: str | None = None
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepealBasis:
    """A legal basis ends on a day (by default today): what rests on it alone ends that day."""

    basis: BasisId
    day: date | None = None
    request_id: RequestId | None = None
