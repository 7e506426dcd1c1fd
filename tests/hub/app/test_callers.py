"""Who calls: what a stated role and the claims of a token may say, and that a department acts as it was declared."""

from typing import Any

import pytest

from graph_models.entities.department import Department
from graph_models.errors import InvalidInput, NotPermitted
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import DepartmentCode, Domain, RegionCode, Role, SubjectId
from hub.app.callers import Caller, caller_from_claims, caller_from_text, claims_of, principal_of
from hub.domain.principal import Principal

REGION = RegionCode("330100")
CODE = synthetic_uscc("11", REGION, 7)


@pytest.mark.parametrize(
    ("text", "caller"),
    [
        (f"AGENCY:{CODE}", Caller(role=Role.AGENCY, department=DepartmentCode(CODE))),
        (f"bank:{CODE.lower()}", Caller(role=Role.BANK, department=DepartmentCode(CODE))),
        ("SUBJECT:p-1", Caller(role=Role.SUBJECT, subject=SubjectId("p-1"))),
        ("AUDITOR", Caller(role=Role.AUDITOR)),
        (" operator ", Caller(role=Role.OPERATOR)),
    ],
)
def test_a_caller_is_read_from_text_and_comes_back_from_its_claims(text: str, caller: Caller) -> None:
    assert caller_from_text(text) == caller
    assert caller_from_claims(claims_of(caller)) == caller


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a caller is"),
        ("MAYOR", "a caller is"),
        ("AGENCY", "goes with the code"),
        ("SUBJECT:", "goes with the id"),
        ("SUBJECT:p\n1", "goes with the id"),
        ("AGENCY:123", "a unified code has eighteen"),
        (f"AUDITOR:{CODE}", "speaks for no department"),
    ],
)
def test_anything_else_is_no_caller(text: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        caller_from_text(text)


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        ({}, "a caller is"),
        ({"role": 5}, "the claim role is a text"),
        ({"role": f"AGENCY:{CODE}"}, "a caller is"),
        ({"role": "AGENCY", "sub": CODE}, "goes with the code"),
        ({"role": "AGENCY", "department": [CODE]}, "the claim department is a text"),
        ({"role": "AUDITOR", "department": CODE}, "speaks for no department"),
        ({"role": "SUBJECT", "sub": ""}, "goes with the id"),
        ({"role": "SUBJECT", "sub": "p-1", "department": CODE}, "speaks for no department"),
    ],
)
def test_claims_that_do_not_fit_name_no_caller(claims: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        caller_from_claims(claims)


def test_the_account_beside_a_role_is_not_read() -> None:
    assert caller_from_claims({"role": "OPERATOR", "sub": "account"}) == Caller(role=Role.OPERATOR)
    of_bank = caller_from_claims({"role": "BANK", "department": CODE, "sub": "account"})
    assert of_bank == Caller(role=Role.BANK, department=DepartmentCode(CODE))


async def declared(code: DepartmentCode) -> Department | None:
    """One department is declared."""
    domains = frozenset({Domain.PROCUREMENT})
    known = Department(code=DepartmentCode(CODE), name="示例采购中心", region=REGION, domains=domains)
    return known if code == known.code else None


async def test_a_department_acts_with_what_was_declared_of_it() -> None:
    assert await principal_of(caller_from_text(f"AGENCY:{CODE}"), declared) == Principal(
        role=Role.AGENCY, department=DepartmentCode(CODE), domains=frozenset({Domain.PROCUREMENT}), region=REGION
    )
    assert await principal_of(caller_from_text("SUBJECT:p-1"), declared) == Principal(
        role=Role.SUBJECT, subject=SubjectId("p-1")
    )


@pytest.mark.parametrize("text", [f"BANK:{CODE}", f"AGENCY:{synthetic_uscc('11', REGION, 8)}"])
async def test_a_department_that_is_not_declared_with_the_role_is_nobody(text: str) -> None:
    with pytest.raises(NotPermitted, match="with this code is declared"):
        await principal_of(caller_from_text(text), declared)
