"""Departments, sources, deliveries and fleets are the operator's to declare; subjects also a register's keeper's."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest

from graph_models.vocabulary import Domain, Role, SourceId, SubjectId
from hub.app.hub import Hub
from hub.domain.answers.written import Written
from hub.domain.commands.record import (
    DeclareDepartment,
    DeclareFleet,
    DeclareSource,
    RecordDelivery,
    RegisterSubject,
    RepealBasis,
)
from hub.domain.principal import Principal
from tests.hub.services.writing import published, refused, untouched
from tests.support.example_law import ARREARS, COURT_LIST, LAW_A
from tests.support.town import (
    AUDITOR,
    BANK,
    BANKING,
    CITY,
    ISSUER,
    ISSUING,
    JUDGING,
    OPERATOR,
    OTHER_CITY,
    REGISTER,
    SECOND_ISSUING,
    Town,
    department_code,
    firm,
    kind_of,
    subject_itself,
)

Act = Callable[[Hub, Principal], Awaitable[Written[Any]]]

OFFICE = DeclareDepartment(
    code=department_code(30),
    name="示例所",
    region=CITY,
    competent_for=frozenset({ARREARS, COURT_LIST}),
    domains=frozenset({Domain.PROCUREMENT}),
    registers=frozenset({REGISTER}),
)
FEED = DeclareSource(id=SourceId("feed"), by=ISSUER, list_types=frozenset({ARREARS}), fresh_for_days=7)
FLEET = DeclareFleet(company=firm(1), licensed_goods_vehicles=10, valid_from=date(2025, 1, 1))

ACTS: Final[Mapping[str, Act]] = {
    "department": lambda hub, caller: hub.registry.declare_department(caller, OFFICE),
    "source": lambda hub, caller: hub.registry.declare_source(caller, FEED),
    "delivery": lambda hub, caller: hub.registry.record_delivery(caller, RecordDelivery(source=FEED.id)),
    "fleet": lambda hub, caller: hub.registry.declare_fleet(caller, FLEET),
    "repeal": lambda hub, caller: hub.law.repeal(caller, RepealBasis(basis=LAW_A)),
    "expiry": lambda hub, caller: hub.expiry.run(caller),
}
STRANGERS = [ISSUING, JUDGING, BANKING, AUDITOR, subject_itself(SubjectId("o-1"))]


@pytest.fixture
async def fed(town: Town) -> Town:
    """A town with a firm and a source."""
    await town.register(firm(1))
    await town.hub.registry.declare_source(OPERATOR, FEED)
    return town


@pytest.mark.parametrize("caller", STRANGERS, ids=lambda caller: caller.key)
@pytest.mark.parametrize("act", ACTS)
async def test_what_is_the_operators_nobody_else_does(fed: Town, act: str, caller: Principal) -> None:
    async with refused(fed, "NOT_PERMITTED"):
        await ACTS[act](fed.hub, caller)


@pytest.mark.parametrize("act", ["department", "delivery", "fleet", "repeal"])
async def test_the_same_again_is_the_first_with_its_revision(fed: Town, act: str) -> None:
    first = await ACTS[act](fed.hub, OPERATOR)
    await fed.register(firm(9))
    async with untouched(fed):
        again = await ACTS[act](fed.hub, OPERATOR)
    assert again == replace(first, changed=False)


async def test_a_department_is_what_was_declared_of_it(town: Town) -> None:
    await town.hub.registry.declare_department(OPERATOR, OFFICE)
    department = await town.hub.registry.department(OFFICE.code)
    assert department is not None
    assert (department.name, department.region, department.role, department.court) == (
        "示例所",
        CITY,
        Role.AGENCY,
        False,
    )
    assert (department.competent_for, department.domains) == (OFFICE.competent_for, OFFICE.domains)
    assert department.registers == OFFICE.registers
    assert await town.hub.registry.department(department_code(99)) is None


async def test_what_is_declared_anew_of_a_department_holds(town: Town) -> None:
    await town.hub.registry.declare_department(OPERATOR, OFFICE)
    anew = replace(
        OFFICE, name="示例所二", region=OTHER_CITY, court=True, competent_for=frozenset(), domains=frozenset()
    )
    before = await published(town)
    written = await town.hub.registry.declare_department(OPERATOR, anew)
    assert (written.changed, written.revision) == (True, before + 1)
    department = await town.hub.registry.department(OFFICE.code)
    assert department is not None
    assert (department.name, department.region, department.court) == ("示例所二", OTHER_CITY, True)
    assert (department.competent_for, department.domains) == (frozenset(), frozenset())


async def test_a_bank_acts_in_banking_and_neither_lists_nor_judges(town: Town) -> None:
    department = await town.hub.registry.department(BANK)
    assert department is not None
    assert (department.role, department.domains) == (Role.BANK, frozenset({Domain.BANKING}))
    bank = DeclareDepartment(code=department_code(31), name="示例银行二", region=CITY, role=Role.BANK)
    for contradiction in (replace(bank, court=True), replace(bank, competent_for=frozenset({ARREARS}))):
        async with refused(town, "CONFLICT"):
            await town.hub.registry.declare_department(OPERATOR, contradiction)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR, Role.SUBJECT])
async def test_a_department_is_an_agency_or_a_bank(town: Town, role: Role) -> None:
    async with refused(town, "INVALID_INPUT"):
        await town.hub.registry.declare_department(OPERATOR, replace(OFFICE, role=role))


def registration(source: SourceId | None) -> RegisterSubject:
    return RegisterSubject(ref=firm(5), kind=kind_of(firm(5)), source=source)


async def test_the_keeper_of_a_register_registers_what_it_says(town: Town) -> None:
    assert (await town.hub.registry.register_subject(ISSUING, registration(REGISTER))).changed


@pytest.mark.parametrize(
    ("caller", "source", "code"),
    [
        (ISSUING, None, "NOT_PERMITTED"),
        (ISSUING, SourceId("another"), "NOT_PERMITTED"),
        (SECOND_ISSUING, REGISTER, "NOT_PERMITTED"),
        (BANKING, REGISTER, "NOT_PERMITTED"),
        (AUDITOR, REGISTER, "NOT_PERMITTED"),
        (subject_itself(SubjectId("o-1")), REGISTER, "NOT_PERMITTED"),
        (Principal(role=Role.AGENCY, department=department_code(99)), REGISTER, "NOT_FOUND"),
    ],
)
async def test_nobody_else_registers(town: Town, caller: Principal, source: SourceId | None, code: str) -> None:
    async with refused(town, code):
        await town.hub.registry.register_subject(caller, registration(source))
