"""Subjects 信用主体 and the identifiers they are found by. A name is never an identity."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from graph_models.identifiers.document import Document
from graph_models.identifiers.plate import Plate
from graph_models.vocabulary import OrganisationKind, RegionCode, Revision, SourceId, SubjectId, SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ByCode:
    """An organisation by its unified social credit code (GB 32100), normalised and valid."""

    uscc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ByDocument:
    """A person by a document; the number lives in memory only and is never stored, logged or shown."""

    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPlate:
    """A vehicle by plate and colour."""

    plate: Plate


@dataclass(frozen=True, slots=True, kw_only=True)
class BySource:
    """A subject by the id that a source gives it: foreign, code-less or undocumented ones."""

    source: SourceId
    source_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ById:
    """A subject by the hub's own id."""

    id: SubjectId


Identifier = ByCode | ByDocument | ByPlate | BySource | ById


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One subject as it is known. `documented` says whether a person is known by a document.

    Of a person's birth only `adult_on`, the day of the eighteenth birthday, is kept.
    """

    id: SubjectId
    kind: SubjectKind
    name: str | None = None
    organisation_kind: OrganisationKind | None = None
    uscc: str | None = None
    plate: Plate | None = None
    region: RegionCode | None = None
    documented: bool = False
    adult_on: date | None = None
    source: SourceId | None = None
    source_id: str | None = None
    source_ref: str | None = None
    since: Revision = field(default=Revision(0), compare=False)
    """The revision from which the subject stands as it is described here."""


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:32]


def stable_id(identifier: ByCode | ByPlate | BySource | ById) -> SubjectId:
    """The subject id that follows from a public identifier; a person with a document has an opaque one instead."""
    match identifier:
        case ByCode(uscc=uscc):
            return SubjectId("o-" + _digest("uscc", uscc))
        case ByPlate(plate=plate):
            return SubjectId("v-" + _digest("plate", plate.characters, plate.colour))
        case BySource(source=source, source_id=source_id):
            return SubjectId("s-" + _digest("source", source, source_id))
    return identifier.id


def identifier_kind(identifier: Identifier) -> SubjectKind | None:
    """The kind of subject that an identifier can only mean, None where it can mean any."""
    match identifier:
        case ByCode():
            return SubjectKind.ORGANISATION
        case ByDocument():
            return SubjectKind.PERSON
        case ByPlate():
            return SubjectKind.VEHICLE
        case _:
            return None
