"""Who may record what."""

import pytest

from graph_models.entities.department import Department
from graph_models.vocabulary import ListTypeId, RegionCode, Role, SourceId
from hub.domain.principal import Principal
from hub.domain.recording import (
    check_competence,
    check_court,
    check_keeper,
    check_lister,
    check_operator,
    check_own,
    check_recorder,
    check_territory,
)
from tests.hub.domain.builders import FIRM, refusal
from tests.support.example_law import ARREARS, BAN
from tests.support.town import (
    AUDITOR,
    BANKING,
    CITY,
    COURT,
    ISSUER,
    ISSUING,
    JUDGING,
    OPERATOR,
    OTHER_CITY,
    PROVINCE,
    REGISTER,
    SECOND_ISSUING,
    subject_itself,
)

KEEPER = Department(
    code=ISSUER, name="示例局", region=CITY, competent_for=frozenset({ARREARS}), registers=frozenset({REGISTER})
)
BENCH = Department(code=COURT, name="示例法院", region=CITY, court=True)
SELF = subject_itself(FIRM)


@pytest.mark.parametrize("caller", [ISSUING, BANKING, AUDITOR, SELF])
def test_what_is_the_operators_is_nobody_elses(caller: Principal) -> None:
    assert refusal(check_operator, OPERATOR) is None
    assert refusal(check_operator, caller) == "NOT_PERMITTED"


@pytest.mark.parametrize(
    ("caller", "department", "source"), [(OPERATOR, None, None), (OPERATOR, KEEPER, None), (ISSUING, KEEPER, REGISTER)]
)
def test_facts_come_from_the_operator_or_from_the_keeper_of_the_register(
    caller: Principal, department: Department | None, source: SourceId | None
) -> None:
    assert refusal(check_recorder, caller, department, source) is None


@pytest.mark.parametrize(
    ("caller", "department", "source"),
    [
        (ISSUING, KEEPER, None),
        (ISSUING, KEEPER, SourceId("another")),
        (ISSUING, None, REGISTER),
        (BANKING, KEEPER, REGISTER),
        (AUDITOR, KEEPER, REGISTER),
        (SELF, KEEPER, REGISTER),
    ],
)
def test_nobody_else_records_facts(caller: Principal, department: Department | None, source: SourceId | None) -> None:
    assert refusal(check_recorder, caller, department, source) == "NOT_PERMITTED"


@pytest.mark.parametrize(("list_type", "expected"), [(ARREARS, None), (BAN, "NOT_COMPETENT")])
def test_a_department_lists_where_it_is_competent(list_type: ListTypeId, expected: str | None) -> None:
    assert refusal(check_competence, ISSUING, KEEPER, list_type) == expected


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR, Role.BANK, Role.SUBJECT])
def test_only_an_agency_lists(role: Role) -> None:
    caller = Principal(role=role, department=ISSUER)
    assert refusal(check_lister, ISSUING) is None
    assert refusal(check_lister, caller) == "NOT_COMPETENT"
    assert (refusal(check_keeper, ISSUING), refusal(check_keeper, caller)) == (None, "NOT_COMPETENT")
    assert refusal(check_competence, caller, KEEPER, ARREARS) == "NOT_COMPETENT"


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        (CITY, None),
        (RegionCode("330102"), None),
        (None, None),
        (OTHER_CITY, "NOT_COMPETENT"),
        (PROVINCE, "NOT_COMPETENT"),
    ],
)
def test_the_territory_of_an_issuer_is_its_region(region: RegionCode | None, expected: str | None) -> None:
    assert refusal(check_territory, KEEPER, region) == expected


@pytest.mark.parametrize(
    ("caller", "expected"),
    [
        (ISSUING, None),
        (SECOND_ISSUING, "NOT_COMPETENT"),
        (OPERATOR, "NOT_COMPETENT"),
        (AUDITOR, "NOT_COMPETENT"),
        (Principal(role=Role.BANK, department=ISSUER), "NOT_COMPETENT"),
    ],
)
def test_a_listing_is_its_departments_own(caller: Principal, expected: str | None) -> None:
    assert refusal(check_own, caller, issuer=ISSUER) == expected


@pytest.mark.parametrize(
    ("caller", "department", "expected"),
    [
        (JUDGING, BENCH, None),
        (ISSUING, KEEPER, "NOT_COMPETENT"),
        (Principal(role=Role.BANK, department=COURT), BENCH, "NOT_COMPETENT"),
    ],
)
def test_a_stay_needs_a_court(caller: Principal, department: Department, expected: str | None) -> None:
    assert refusal(check_court, caller, department) == expected
