"""Who acts in a story: its departments, the four added actors, and how its subjects are referred to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph_models.identifiers.synthetic import USCC_SERIALS, synthetic_uscc
from graph_models.vocabulary import (
    DepartmentCode,
    Domain,
    ListTypeId,
    RegionCode,
    Role,
)
from hub.domain.commands.record import DeclareDepartment
from hub.domain.principal import Principal
from tests.scenarios.events import Event, ResumeEvent, StayEvent
from tests.scenarios.given import StoryDepartment
from tests.scenarios.names import ANY
from tests.scenarios.refs import Refs
from tests.scenarios.refusals import is_below
from tests.scenarios.story import Story

_AGENCY_SERIAL: Final = USCC_SERIALS - 1  # the far end of the serials: no story counts so high
_BANK_SERIAL: Final = USCC_SERIALS - 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The principals of a story by the ids of its departments, and those that are added to every story."""

    departments: Mapping[str, Principal]
    declared: tuple[DeclareDepartment, ...]
    agency: Principal
    bank: Principal
    auditor: Principal
    operator: Principal
    refs: Refs
    region: RegionCode

    def default_asker(self, domain: Domain) -> Principal:
        """Who asks when the story does not say: the added bank about BANKING, else the added agency."""
        return self.bank if domain is Domain.BANKING else self.agency


def cast_of(story: Story) -> Cast:
    """The cast of a story."""
    region = RegionCode(story.given.departments[0].region)
    courts = _courts(story)
    own = {department.id: _declaration(department, courts) for department in story.given.departments}
    agency, bank = _added_agency(region), _added_bank(region)
    return Cast(
        departments={name: _principal(declared) for name, declared in own.items()},
        declared=(*own.values(), agency, bank),
        agency=_principal(agency),
        bank=_principal(bank),
        auditor=Principal(role=Role.AUDITOR, region=region),
        operator=Principal(role=Role.OPERATOR, region=region),
        refs=Refs(story.subjects),
        region=region,
    )


def _courts(story: Story) -> frozenset[str]:
    return frozenset(event.by for event in story.events if event.by is not None and _acts_as_court(event))


def _acts_as_court(event: Event) -> bool:
    """A stay or resumption makes a court, unless the story has it refused because its author is none."""
    if not isinstance(event, StayEvent | ResumeEvent):
        return False
    return not event.refused or not all(
        code != ANY and is_below(code, frozenset({"NOT_PERMITTED"})) for code in event.refused
    )


def _declaration(department: StoryDepartment, courts: frozenset[str]) -> DeclareDepartment:
    banking = frozenset({Domain.BANKING}) if department.role is Role.BANK else frozenset()
    return DeclareDepartment(
        code=DepartmentCode(department.code),
        name=department.name,
        region=RegionCode(department.region),
        role=department.role,
        court=department.id in courts,
        competent_for=frozenset(ListTypeId(name) for name in department.competent_for),
        domains=frozenset(department.domains) | banking,
    )


def _added_agency(region: RegionCode) -> DeclareDepartment:
    return DeclareDepartment(
        code=DepartmentCode(synthetic_uscc("11", region, _AGENCY_SERIAL)),
        name="示例询问机关",
        region=region,
        domains=frozenset(Domain),
    )


def _added_bank(region: RegionCode) -> DeclareDepartment:
    return DeclareDepartment(
        code=DepartmentCode(synthetic_uscc("91", region, _BANK_SERIAL)),
        name="示例询问银行",
        region=region,
        role=Role.BANK,
        domains=frozenset({Domain.BANKING}),
    )


def _principal(declared: DeclareDepartment) -> Principal:
    return Principal(role=declared.role, department=declared.code, domains=declared.domains, region=declared.region)
