"""From a caller to a principal: a department acts with what is declared of it now, not when its token was minted."""

from datetime import UTC, datetime, timedelta

import pytest

from graph_models.errors import InvalidInput, NotPermitted
from graph_models.vocabulary import Domain, Role, SubjectId
from hub.app.callers import Caller, mint_token, principal_as, principal_from_token, principal_of
from hub.app.hub import Hub
from hub.domain.commands.record import DeclareDepartment
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
    OTHER_CITY,
    Town,
    department_code,
    subject_itself,
)

NOW = datetime(2025, 3, 2, 4, tzinfo=UTC)
KEY = bytes(range(32))
DAY = timedelta(days=1)
UNDECLARED = department_code(99)


@pytest.fixture
async def town(hub: Hub) -> Town:
    return await Town.founded(hub)


def minted(caller: Caller) -> str:
    return mint_token(caller, key=KEY, now=NOW, lasts=DAY)


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
    assert await principal_of(town.hub, Caller(role=Role.AUDITOR)) == Principal(
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


async def test_a_token_does_not_outlive_a_change_of_what_is_declared(town: Town) -> None:
    token = minted(Caller(role=Role.AGENCY, department=BUYER))
    assert await principal_from_token(town.hub, token, key=KEY, now=NOW) == BUYING
    narrowed = DeclareDepartment(
        code=BUYER, name="示例采购中心", region=OTHER_CITY, domains=frozenset({Domain.BIDDING})
    )
    await town.hub.registry.declare_department(OPERATOR, narrowed)
    after = await principal_from_token(town.hub, token, key=KEY, now=NOW)
    assert after == Principal(
        role=Role.AGENCY, department=BUYER, domains=frozenset({Domain.BIDDING}), region=OTHER_CITY
    )


async def test_a_token_of_a_department_that_was_never_declared_is_refused(town: Town) -> None:
    token = minted(Caller(role=Role.BANK, department=UNDECLARED))
    with pytest.raises(NotPermitted, match="no BANK with this code is declared"):
        await principal_from_token(town.hub, token, key=KEY, now=NOW)


async def test_a_token_that_has_ended_or_has_another_key_is_refused(town: Town) -> None:
    token = minted(Caller(role=Role.AUDITOR))
    with pytest.raises(NotPermitted, match="has ended"):
        await principal_from_token(town.hub, token, key=KEY, now=NOW + DAY)
    with pytest.raises(NotPermitted, match="not one of this hub"):
        await principal_from_token(town.hub, token, key=bytes(32), now=NOW)
