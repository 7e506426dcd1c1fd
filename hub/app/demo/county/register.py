"""The register of a county in the making: subjects and links are entered here and given out as commands of intake."""

from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Final

from graph_models.civil_time import FOREVER
from graph_models.entities.register_person import register_person
from graph_models.entities.subject import ByCode, ByDocument, ByPlate, BySource, Identifier
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.plate import parse_plate
from graph_models.identifiers.synthetic import USCC_SERIALS, synthetic_plate, synthetic_resident_id, synthetic_uscc
from graph_models.vocabulary import (
    DocumentType,
    LinkKind,
    OrganisationKind,
    PartsPerMillion,
    PlateColour,
    RegionCode,
    SourceId,
    SubjectKind,
)
from hub.app.demo.county.draw import Draw
from hub.app.demo.county.names import organisation_name
from hub.app.demo.county.office import MARKET_REGISTER, TRANSPORT_REGISTER
from hub.domain.commands.record import RecordLink, RegisterSubject

VEHICLE_LINKS: Final = frozenset({LinkKind.OWNS, LinkKind.OPERATES, LinkKind.DRIVES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation as its links need it: how it is found, and since when it is there."""

    ref: ByCode | BySource
    name: str
    kind: OrganisationKind
    founded: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """A person as links need it: how it is found, and under which name."""

    ref: ByDocument | BySource
    name: str


@dataclass(slots=True, kw_only=True)
class Register:
    """Takes what is entered, in order; `base` is the first serial of this county's codes."""

    draw: Draw
    region: RegionCode
    plates: str
    base: int
    opened: date
    subjects: list[RegisterSubject] = field(default_factory=list)
    links: list[RecordLink] = field(default_factory=list)
    _codes: "count[int]" = field(default_factory=count)
    _vehicles: "count[int]" = field(default_factory=count)

    def serial(self) -> int:
        """The next serial of a code."""
        return (self.base + next(self._codes)) % USCC_SERIALS

    def organisation(self, kind: OrganisationKind, *, prefix: str, trade: str) -> Organisation:
        """Enter an organisation with a code, under an invented name of this trade."""
        code = synthetic_uscc(prefix, self.region, self.serial())
        return self.organisation_of(ByCode(uscc=code), kind, name=organisation_name(self.draw, trade))

    def organisation_of(self, ref: ByCode | BySource, kind: OrganisationKind, *, name: str) -> Organisation:
        """Enter an organisation that is found by this."""
        founded = self.draw.day(date(1995, 1, 1), date(self.opened.year - 4, 12, 31))
        self._enter(ref, SubjectKind.ORGANISATION, name=name, kind=kind)
        return Organisation(ref=ref, name=name, kind=kind, founded=founded)

    def resident(self, born: date, *, name: str) -> Resident:
        """Enter a person by a synthetic resident ID; birth days are drawn without repeats."""
        document = parse_document(DocumentType.RESIDENT_ID, synthetic_resident_id(self.region, born))
        ref = ByDocument(document=document)
        self._enter(ref, SubjectKind.PERSON, name=name)
        return Resident(ref=ref, name=name)

    def by_name(self, firm: Organisation, *, name: str) -> Resident:
        """Enter a person whom the market register knows by a firm and a name, without a document."""
        code = firm.ref.uscc if isinstance(firm.ref, ByCode) else firm.ref.source_id
        ref = register_person(MARKET_REGISTER, code, name)
        self._enter(ref, SubjectKind.PERSON, name=name)
        return Resident(ref=ref, name=name)

    def vehicle(self, colour: PlateColour) -> ByPlate:
        """Enter a vehicle; it has no name."""
        ref = ByPlate(plate=parse_plate(synthetic_plate(self.plates, next(self._vehicles)), colour))
        self._enter(ref, SubjectKind.VEHICLE, source=TRANSPORT_REGISTER)
        return ref

    def link(
        self,
        kind: LinkKind,
        start: Identifier,
        end: Identifier,
        *,
        since: date,
        until: date = FOREVER,
        share: PartsPerMillion | None = None,
        nominee: bool = False,
    ) -> None:
        """Enter a relation; those of vehicles stand in the transport register, all others in that of the market."""
        self.links.append(
            RecordLink(
                kind=kind,
                start=start,
                end=end,
                valid_from=since,
                valid_to=until,
                share=share,
                nominee=nominee,
                source=TRANSPORT_REGISTER if kind in VEHICLE_LINKS else MARKET_REGISTER,
            )
        )

    def _enter(
        self,
        ref: Identifier,
        subject: SubjectKind,
        *,
        name: str | None = None,
        kind: OrganisationKind | None = None,
        source: SourceId = MARKET_REGISTER,
    ) -> None:
        self.subjects.append(
            RegisterSubject(ref=ref, kind=subject, name=name, organisation_kind=kind, region=self.region, source=source)
        )
