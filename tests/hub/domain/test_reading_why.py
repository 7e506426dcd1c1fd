"""Who may ask why a restriction stands."""

import pytest

from graph_models.vocabulary import Domain, EventKind, Role, SubjectId
from hub.domain.principal import Principal
from hub.domain.reading import check_why
from tests.hub.domain.builders import FIRM, LAW, SOMEBODY, SOMEONE_ELSE, TODAY, refusal, row
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUER,
    ISSUING,
    OPERATOR,
    SECOND_ISSUING,
    asking,
    subject_itself,
)

ROLE_OF_THE_FIRM = row("court/roles", subject=SOMEBODY)
REPAIRED = (EventKind.REPAIRED, TODAY)


def asked_why(caller: Principal, rule: str, *, repaired: bool = False) -> str | None:
    told = [REPAIRED] if repaired else []
    return refusal(check_why, caller, row(rule, told=told), today=TODAY, catalogue=LAW)


@pytest.mark.parametrize(
    ("caller", "rule", "expected"),
    [
        (AUDITOR, "arrears/supervision", None),
        (OPERATOR, "arrears/supervision", None),
        (BUYING, "arrears/trading", None),
        (BUYING, "arrears/supervision", "NOT_PERMITTED"),
        (Principal(role=Role.AGENCY, department=ISSUER), "arrears/supervision", None),
        (SECOND_ISSUING, "arrears/supervision", "NOT_PERMITTED"),
        (BANKING, "arrears/credit", "NOT_PERMITTED"),
    ],
)
def test_a_why_is_for_the_domains_and_the_department_of_the_row(
    caller: Principal, rule: str, expected: str | None
) -> None:
    assert asked_why(caller, rule) == expected


@pytest.mark.parametrize(("subject", "expected"), [(SOMEBODY, None), (FIRM, None), (SOMEONE_ELSE, "NOT_PERMITTED")])
def test_a_subject_asks_about_itself_and_about_what_its_own_listing_does(
    subject: SubjectId, expected: str | None
) -> None:
    assert refusal(check_why, subject_itself(subject), ROLE_OF_THE_FIRM, today=TODAY, catalogue=LAW) == expected


def test_a_subject_without_a_name_is_nobody() -> None:
    nobody = Principal(role=Role.SUBJECT)
    assert refusal(check_why, nobody, ROLE_OF_THE_FIRM, today=TODAY, catalogue=LAW) == "NOT_PERMITTED"


@pytest.mark.parametrize(
    ("caller", "rule", "expected"),
    [
        (BUYING, "arrears/trading", "NOT_FOUND"),
        (BUYING, "arrears/supervision", "NOT_FOUND"),
        (ISSUING, "arrears/trading", "NOT_FOUND"),
        (BANKING, "arrears/credit", "NOT_PERMITTED"),
        (AUDITOR, "arrears/trading", None),
        (OPERATOR, "arrears/trading", None),
        (subject_itself(FIRM), "arrears/trading", None),
        (asking(Domain.OFFICE), "grave/office", None),
        (asking(Domain.HONOURS), "grave/office", "NOT_PERMITTED"),
    ],
)
def test_an_agency_is_not_told_that_a_repaired_listing_was(caller: Principal, rule: str, expected: str | None) -> None:
    assert asked_why(caller, rule, repaired=True) == expected
