"""A small town on a hub: its departments, callers, subjects by number, and short words for what is done to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import FOREVER
from graph_models.entities.link import Link
from graph_models.entities.listing import Listing
from graph_models.entities.subject import ByCode, ByDocument, ByPlate, BySource, Identifier, Subject
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.plate import parse_plate
from graph_models.identifiers.synthetic import synthetic_plate, synthetic_resident_id, synthetic_uscc
from graph_models.vocabulary import (
    DepartmentCode,
    DocumentType,
    Domain,
    FindingKind,
    LinkKind,
    ListTypeId,
    MatterKind,
    PartsPerMillion,
    PlateColour,
    Purpose,
    RegionCode,
    Role,
    SourceId,
    SubjectId,
    SubjectKind,
)
from hub.app.hub import Hub
from hub.domain.answers.verdict import AnyVerdict
from hub.domain.commands.check import CheckInput, Matter
from hub.domain.commands.listing import DecisionInput, FindingInput, ListSubject, NoticeInput
from hub.domain.commands.record import DeclareDepartment, RecordLink, RegisterSubject
from hub.domain.principal import Principal
from hub.domain.purpose import purpose_of
from tests.support.house import House

CITY, OTHER_CITY, PROVINCE = RegionCode("330100"), RegionCode("330200"), RegionCode("330000")
REGISTER: Final = SourceId("register")
SINCE: Final = date(2020, 1, 1)
DECIDED: Final = date(2024, 12, 20)
NOTICE: Final = NoticeInput(served=date(2024, 12, 1), heard=True)


def department_code(serial: int, region: RegionCode = CITY) -> DepartmentCode:
    """The code of a department of the town."""
    return DepartmentCode(synthetic_uscc("11", region, serial))


ISSUER, SECOND, COURT, BANK, BUYER = (department_code(serial) for serial in range(1, 6))
PROVINCIAL: Final = department_code(6, PROVINCE)

OPERATOR: Final = Principal(role=Role.OPERATOR)
AUDITOR: Final = Principal(role=Role.AUDITOR)
ISSUING: Final = Principal(role=Role.AGENCY, department=ISSUER, domains=frozenset(Domain), region=CITY)
SECOND_ISSUING: Final = Principal(role=Role.AGENCY, department=SECOND, region=CITY)
JUDGING: Final = Principal(role=Role.AGENCY, department=COURT, domains=frozenset({Domain.CONSUMPTION}), region=CITY)
BANKING: Final = Principal(role=Role.BANK, department=BANK, domains=frozenset({Domain.BANKING}), region=CITY)
BUYING: Final = Principal(
    role=Role.AGENCY, department=BUYER, domains=frozenset({Domain.PROCUREMENT, Domain.BIDDING}), region=CITY
)


def asking(domain: Domain, department: DepartmentCode = BUYER) -> Principal:
    """An agency that acts in one domain."""
    return Principal(role=Role.AGENCY, department=department, domains=frozenset({domain}), region=CITY)


def subject_itself(subject: SubjectId) -> Principal:
    """A subject that calls for itself."""
    return Principal(role=Role.SUBJECT, subject=subject)


def firm(number: int) -> ByCode:
    """An organisation by its code."""
    return ByCode(uscc=synthetic_uscc("91", CITY, number))


def person(number: int) -> ByDocument:
    """A person by a resident ID; adults all."""
    number_text = synthetic_resident_id(CITY, date(1970, 1, 1 + number))
    return ByDocument(document=parse_document(DocumentType.RESIDENT_ID, number_text))


def someone(name: str) -> BySource:
    """A person whom a register knows without a document."""
    return BySource(source=REGISTER, source_id=name)


def vehicle(number: int) -> ByPlate:
    """A vehicle by its plate."""
    return ByPlate(plate=parse_plate(synthetic_plate("浙", number), PlateColour.YELLOW))


def kind_of(identifier: Identifier) -> SubjectKind:
    """What the town's identifiers mean."""
    match identifier:
        case ByCode():
            return SubjectKind.ORGANISATION
        case ByPlate():
            return SubjectKind.VEHICLE
        case _:
            return SubjectKind.PERSON


def listing_input(
    subject: Identifier,
    list_type: ListTypeId,
    *,
    number: str = "〔2024〕示例1号",
    decided: date = DECIDED,
    findings: Iterable[tuple[Identifier, FindingKind]] = (),
    **given: Any,
) -> ListSubject:
    """A listing effective on 2025-01-01 after notice, on an act of 2024-06-01, unless given otherwise."""
    decision = DecisionInput(
        number=number,
        decided_on=decided,
        act_from=given.pop("act_from", date(2024, 6, 1)),
        act_to=given.pop("act_to", None),
        ground=given.pop("ground", None),
        findings=tuple(FindingInput(person=who, kind=kind) for who, kind in findings),
    )
    defaults: dict[str, Any] = {"notice": NOTICE, "effective": date(2025, 1, 1)}
    return ListSubject(subject=subject, list_type=list_type, decision=decision, **(defaults | given))


def question(subject: Identifier, domain: Domain, *, kind: MatterKind | None = None, **given: Any) -> CheckInput:
    """A question in a domain, for its ordinary purpose."""
    matter = Matter(domain=domain, kind=kind, region=given.pop("region", None))
    purpose: Purpose = given.pop("purpose", purpose_of(domain))
    return CheckInput(subject=subject, matter=matter, purpose=purpose, **given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The hub of a town whose departments are declared."""

    hub: Hub

    @classmethod
    async def anew(cls, house: House, law: Catalogue) -> "Town":
        """A founded town on an empty store; its departments are those of the town before, if that was the same."""
        same = any(row.get("competent_for") == sorted(law.list_types) for row in house.founded)
        if same and await house.emptied_to_its_departments():
            return cls(hub=await house.open(law))
        await house.empty()
        town = await cls.founded(await house.open(law))
        await house.remember_departments()
        return town

    @classmethod
    async def founded(cls, hub: Hub) -> "Town":
        """Declare the departments: two that list everything, a court, a bank, a buyer, one of the province."""
        lists = frozenset(hub.catalogue.list_types)
        declared = (
            DeclareDepartment(
                code=ISSUER,
                name="示例局",
                region=CITY,
                competent_for=lists,
                domains=frozenset(Domain),
                registers=frozenset({REGISTER}),
            ),
            DeclareDepartment(code=SECOND, name="示例二局", region=CITY, competent_for=lists),
            DeclareDepartment(
                code=COURT, name="示例法院", region=CITY, court=True, domains=frozenset({Domain.CONSUMPTION})
            ),
            DeclareDepartment(code=BANK, name="示例银行", region=CITY, role=Role.BANK),
            DeclareDepartment(code=BUYER, name="示例采购中心", region=CITY, domains=BUYING.domains),
            DeclareDepartment(code=PROVINCIAL, name="示例厅", region=PROVINCE, competent_for=lists),
        )
        for command in declared:
            await hub.registry.declare_department(OPERATOR, command)
        return cls(hub=hub)

    async def register(self, *identifiers: Identifier, name: str | None = None, **given: Any) -> list[Subject]:
        """Record subjects, one revision each."""
        commands = [
            RegisterSubject(ref=each, kind=kind_of(each), name=name, source=REGISTER, **given) for each in identifiers
        ]
        return [(await self.hub.registry.register_subject(OPERATOR, each)).value for each in commands]

    async def link(
        self,
        start: Identifier,
        kind: LinkKind,
        end: Identifier,
        *,
        since: date = SINCE,
        to: date = FOREVER,
        percent: int | None = None,
    ) -> Link:
        """Record a relation; `percent` is a holding."""
        share = None if percent is None else PartsPerMillion(percent * 10_000)
        command = RecordLink(
            kind=kind, start=start, end=end, valid_from=since, valid_to=to, share=share, source=REGISTER
        )
        return (await self.hub.links.record(OPERATOR, command)).value

    async def list(self, subject: Identifier, list_type: ListTypeId, **given: Any) -> Listing:
        """List a subject by the issuer."""
        return (await self.hub.listings.list_subject(ISSUING, listing_input(subject, list_type, **given))).value

    async def check(self, caller: Principal, subject: Identifier, domain: Domain, **given: Any) -> AnyVerdict:
        """Ask as a caller."""
        return await self.hub.checks.check(caller, question(subject, domain, **given))
