"""From a caller to a principal: a department acts with what is declared of it now, not what its token says."""

import pytest

from graph_models.errors import InvalidInput, NotPermitted
from graph_models.vocabulary import Role, SubjectId
from hub.app.callers import Caller, principal_as, principal_of
from hub.app.hub import Hub
from hub.domain.principal import Principal
from tests.support.town import (
    AUDITOR,
    BANK,
    BANKING,
    BUYER,
    BUYING,
    COURT,
    ISSUER,
    ISSUING,
    JUDGING,
    OPERATOR,
    Town,
    department_code,
    subject_itself,
)

UNDECLARED = department_code(99)


@pytest.fixture
async def town(hub: Hub) -> Town:
    return await Town.founded(hub)


async def test_each_caller_is_its_principal(town: Town) -> None:
    expected = {
        f"AGENCY:{ISSUER}": ISSUING,
        f"AGENCY:{COURT}": JUDGING,
        f"AGENCY:{BUYER}": BUYING,
        f"BANK:{BANK}": BANKING,
        "AUDITOR": AUDITOR,
        "OPERATOR": OPERATOR,
        "SUBJECT:p-1": subject_itself(SubjectId("p-1")),
    }
    assert {text: await principal_as(town.hub, text) for text in expected} == expected


async def test_only_a_department_brings_domains_and_a_region(town: Town) -> None:
    assert await principal_of(Caller(role=Role.AUDITOR), town.hub.registry.department) == Principal(
        role=Role.AUDITOR, department=None, subject=None, domains=frozenset(), region=None
    )


@pytest.mark.parametrize(
    "text",
    [f"AGENCY:{UNDECLARED}", f"BANK:{UNDECLARED}", f"AGENCY:{BANK}", f"BANK:{BUYER}"],
    ids=["agency unknown", "bank unknown", "a bank as agency", "an agency as bank"],
)
async def test_a_department_that_is_not_declared_with_that_role_is_refused(town: Town, text: str) -> None:
    with pytest.raises(NotPermitted) as refused:
        await principal_as(town.hub, text)
    assert refused.value.message == f"no {text.partition(':')[0]} with this code is declared"


@pytest.mark.parametrize("text", ["", "MAYOR", "AGENCY", "AGENCY:123", "SUBJECT", f"OPERATOR:{BUYER}"])
async def test_what_names_no_caller_is_wrong_use(hub: Hub, text: str) -> None:
    with pytest.raises(InvalidInput):
        await principal_as(hub, text)
