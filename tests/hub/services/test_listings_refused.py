"""What no department may list: every refusal has its code and leaves nothing."""

from datetime import date, timedelta
from typing import Any

import pytest

from graph_models.entities.subject import ByDocument, Identifier
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.synthetic import synthetic_resident_id
from graph_models.vocabulary import DocumentType, FindingKind, ListTypeId, MatterKind, Role, SubjectId
from hub.domain.commands.listing import NoticeInput
from hub.domain.commands.record import DeclareDepartment, RepealBasis
from hub.domain.principal import Principal
from tests.hub.services.writing import refused
from tests.support.example_law import ARREARS, BAN, COURT_LIST, DEBARRED, FOOD, GRAVE, LAW_A, LAW_B, LAW_C
from tests.support.town import (
    AUDITOR,
    BANK,
    BANKING,
    BUYING,
    CITY,
    DECIDED,
    ISSUER,
    JUDGING,
    OPERATOR,
    Town,
    department_code,
    firm,
    listing_input,
    person,
    subject_itself,
    vehicle,
)

BORN = date(2007, 3, 2)
YOUNG = ByDocument(document=parse_document(DocumentType.RESIDENT_ID, synthetic_resident_id(CITY, BORN)))
ADULT_ON = date(2025, 3, 2)

FOUND_FIRM = [(firm(2), FindingKind.PUNISHED)]
FOUND_UNKNOWN = [(person(9), FindingKind.PUNISHED)]
FOODS = frozenset({FOOD})


async def refuse(town: Town, code: str, subject: Identifier, list_type: ListTypeId, **given: Any) -> None:
    async with refused(town, code):
        await town.list(subject, list_type, **given)


@pytest.mark.parametrize(
    "caller",
    [
        BUYING,
        JUDGING,
        BANKING,
        AUDITOR,
        OPERATOR,
        subject_itself(SubjectId("o-1")),
        Principal(role=Role.BANK, department=ISSUER),
        Principal(role=Role.OPERATOR, department=ISSUER),
    ],
    ids=lambda caller: caller.key,
)
async def test_who_is_not_competent_for_a_list_puts_nobody_on_it(town: Town, caller: Principal) -> None:
    await town.register(firm(1))
    async with refused(town, "NOT_COMPETENT"):
        await town.hub.listings.list_subject(caller, listing_input(firm(1), ARREARS))


async def test_a_department_is_competent_for_the_lists_that_were_declared_of_it_only(town: Town) -> None:
    [code, _] = [department_code(20), await town.register(firm(1))]
    declared = DeclareDepartment(code=code, name="示例三局", region=CITY, competent_for=frozenset({ARREARS}))
    await town.hub.registry.declare_department(OPERATOR, declared)
    caller = Principal(role=Role.AGENCY, department=code)
    async with refused(town, "NOT_COMPETENT"):
        await town.hub.listings.list_subject(caller, listing_input(firm(1), COURT_LIST))
    assert (await town.hub.listings.list_subject(caller, listing_input(firm(1), ARREARS))).value.department == code


async def test_a_department_that_is_not_declared_lists_nobody(town: Town) -> None:
    await town.register(firm(1))
    async with refused(town, "NOT_FOUND"):
        undeclared = Principal(role=Role.AGENCY, department=department_code(99))
        await town.hub.listings.list_subject(undeclared, listing_input(firm(1), ARREARS))


@pytest.mark.parametrize(
    "notice",
    [
        None,
        NoticeInput(served=date(2024, 12, 1), heard=False),
        NoticeInput(served=DECIDED + timedelta(days=1), heard=True),
    ],
    ids=["not served", "not heard", "served after the decision"],
)
async def test_a_listing_needs_notice_and_hearing_before_its_decision(town: Town, notice: NoticeInput | None) -> None:
    await town.register(firm(1))
    await refuse(town, "NOTICE_MISSING", firm(1), ARREARS, notice=notice)
    assert (await town.list(firm(1), COURT_LIST, notice=notice)).list_type == COURT_LIST


async def test_a_minor_is_listed_from_the_eighteenth_birthday_on_only(town: Town) -> None:
    await town.register(YOUNG)
    await refuse(town, "MINOR", YOUNG, ARREARS, effective=ADULT_ON - timedelta(days=1))
    listing = await town.list(YOUNG, ARREARS, effective=ADULT_ON)
    assert listing.effective == ADULT_ON


async def test_a_list_that_takes_minors_takes_them(town: Town) -> None:
    [listed] = await town.register(YOUNG)
    assert (await town.list(YOUNG, COURT_LIST)).subject == listed.id


async def test_a_list_that_asks_who_served_at_the_act_needs_its_date(town: Town) -> None:
    await town.register(firm(1))
    await refuse(town, "ACT_DATE_REQUIRED", firm(1), GRAVE, act_from=None)
    assert (await town.list(firm(1), ARREARS, act_from=None)).decision.act is None


@pytest.mark.parametrize("subject", [person(1), vehicle(1)], ids=["person", "vehicle"])
@pytest.mark.parametrize("list_type", [GRAVE, DEBARRED])
async def test_a_list_takes_the_kinds_of_subject_that_it_names(
    town: Town, subject: Identifier, list_type: ListTypeId
) -> None:
    await town.register(subject)
    await refuse(town, "WRONG_SUBJECT_KIND", subject, list_type)


@pytest.mark.parametrize(
    ("code", "list_type", "given"),
    [
        ("TERM_OUT_OF_RANGE", BAN, {"scope": FOODS}),
        ("TERM_OUT_OF_RANGE", BAN, {"scope": FOODS, "until": date(2025, 12, 31)}),
        ("TERM_OUT_OF_RANGE", BAN, {"scope": FOODS, "until": date(2028, 1, 2)}),
        ("TERM_OUT_OF_RANGE", ARREARS, {"until": date(2028, 1, 2)}),
        ("INVALID_INTERVAL", ARREARS, {"until": date(2025, 1, 1)}),
        ("INVALID_INTERVAL", ARREARS, {"published": date(2025, 2, 1), "until": date(2025, 2, 1)}),
        ("INVALID_INTERVAL", ARREARS, {"act_to": date(2024, 6, 1)}),
        ("INVALID_INPUT", ARREARS, {"act_from": None, "act_to": date(2024, 6, 1)}),
        ("INVALID_INPUT", ARREARS, {"number": " "}),
        ("INVALID_INPUT", BAN, {"until": date(2026, 1, 1)}),
        ("UNKNOWN_MATTER_KIND", BAN, {"until": date(2026, 1, 1), "scope": FOODS | {MatterKind("unheard-of")}}),
        ("WRONG_SUBJECT_KIND", ARREARS, {"findings": FOUND_FIRM}),
        ("NOT_FOUND", ARREARS, {"findings": FOUND_UNKNOWN}),
    ],
)
async def test_what_does_not_fit_the_law_or_itself_is_refused(
    town: Town, code: str, list_type: ListTypeId, given: dict[str, Any]
) -> None:
    await town.register(firm(1), firm(2))
    await refuse(town, code, firm(1), list_type, **given)


@pytest.mark.parametrize("until", [date(2026, 1, 1), date(2028, 1, 1)], ids=["least", "most"])
async def test_a_decided_term_may_reach_the_bounds_of_its_range(town: Town, until: date) -> None:
    await town.register(firm(1))
    assert (await town.list(firm(1), BAN, scope=FOODS, until=until)).until == until


async def test_a_subject_that_is_not_recorded_is_not_listed(town: Town) -> None:
    await refuse(town, "NOT_FOUND", firm(1), ARREARS)
    await refuse(town, "NOT_FOUND", person(1), ARREARS)


async def test_a_list_that_no_law_knows_has_no_basis(town: Town) -> None:
    await town.register(firm(1))
    unknown = ListTypeId("unheard-of")
    declared = DeclareDepartment(code=ISSUER, name="示例局", region=CITY, competent_for=frozenset({unknown}))
    await town.hub.registry.declare_department(OPERATOR, declared)
    await refuse(town, "NO_BASIS", firm(1), unknown)


async def test_a_list_whose_every_basis_is_repealed_takes_nobody_from_that_day_on(town: Town) -> None:
    await town.register(firm(1))
    for basis in (LAW_B, LAW_C):
        assert (await town.list(firm(1), COURT_LIST, number=f"示例{basis}号")).list_type == COURT_LIST
        await town.hub.law.repeal(OPERATOR, RepealBasis(basis=basis, day=date(2025, 3, 1)))
    await refuse(town, "NO_BASIS", firm(1), COURT_LIST, effective=date(2025, 3, 1))
    assert (await town.list(firm(1), COURT_LIST, effective=date(2025, 2, 28))).effective == date(2025, 2, 28)
    await town.hub.law.repeal(OPERATOR, RepealBasis(basis=LAW_A))
    await refuse(town, "NO_BASIS", firm(1), ARREARS)


async def test_a_bank_is_not_competent_for_anything(town: Town) -> None:
    await town.register(firm(1))
    async with refused(town, "NOT_COMPETENT"):
        await town.hub.listings.list_subject(
            Principal(role=Role.AGENCY, department=BANK), listing_input(firm(1), ARREARS)
        )
