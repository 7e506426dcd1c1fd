"""Who has asked about whom: for auditors, and for a subject about itself, in pages in the order of asking."""

import pytest

from graph_models.errors import NotPermitted
from graph_models.vocabulary import CheckId, Domain, Purpose, SubjectId
from hub.domain.principal import Principal
from tests.support.town import (
    AUDITOR,
    BANK,
    BANKING,
    BUYER,
    BUYING,
    ISSUING,
    OPERATOR,
    Town,
    firm,
    subject_itself,
)


async def asked_about(town: Town) -> tuple[list[SubjectId], list[CheckId]]:
    """Two firms; a buyer, a bank, the first firm itself and a buyer ask, the last about the second."""
    first, second = await town.register(firm(1), firm(2))
    verdicts = [
        await town.check(BUYING, firm(1), Domain.PROCUREMENT),
        await town.check(BANKING, firm(1), Domain.BANKING),
        await town.check(subject_itself(first.id), firm(1), Domain.HONOURS, purpose=Purpose.SELF_ACCESS),
        await town.check(BUYING, firm(2), Domain.BIDDING),
    ]
    return [first.id, second.id], [each.check_id for each in verdicts]


async def seen(town: Town, caller: Principal, **filters: str) -> list[CheckId]:
    """The checks that a caller is shown."""
    page = await town.hub.log.checks(caller, **filters)  # type: ignore[arg-type]  # ids by the names of the filters
    assert page.after is None
    return [each.id for each in page.items]


async def test_an_auditor_sees_every_check_in_the_order_of_asking(town: Town) -> None:
    _, checks = await asked_about(town)
    assert await seen(town, AUDITOR) == checks


async def test_an_auditor_finds_checks_by_subject_by_department_and_by_both(town: Town) -> None:
    [first, second], checks = await asked_about(town)
    found = [
        await seen(town, AUDITOR, subject=first),
        await seen(town, AUDITOR, subject=second),
        await seen(town, AUDITOR, department=BUYER),
        await seen(town, AUDITOR, subject=first, department=BANK),
        await seen(town, AUDITOR, subject=second, department=BANK),
    ]
    assert found == [checks[:3], checks[3:], [checks[0], checks[3]], [checks[1]], []]


async def test_a_subject_sees_who_asked_about_it(town: Town) -> None:
    [first, second], checks = await asked_about(town)
    found = [
        await seen(town, subject_itself(first)),
        await seen(town, subject_itself(first), subject=first),
        await seen(town, subject_itself(second)),
        await seen(town, subject_itself(first), department=BUYER),
    ]
    assert found == [checks[:3], checks[:3], checks[3:], [checks[0]]]


async def test_a_subject_is_refused_the_record_of_another(town: Town) -> None:
    [first, second], _ = await asked_about(town)
    with pytest.raises(NotPermitted) as refusal:
        await town.hub.log.checks(subject_itself(first), subject=second)
    assert refusal.value.code == "NOT_PERMITTED"


@pytest.mark.parametrize("caller", [BUYING, ISSUING, BANKING, OPERATOR])
async def test_agencies_banks_and_the_operator_are_refused_the_record(town: Town, caller: Principal) -> None:
    with pytest.raises(NotPermitted) as refusal:
        await town.hub.log.checks(caller)
    assert refusal.value.code == "NOT_PERMITTED"


@pytest.mark.parametrize("first", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("by_subject", [True, False])
async def test_pages_give_each_check_once_and_in_order(town: Town, first: int, by_subject: bool) -> None:
    [subject, _], checks = await asked_about(town)
    about = subject if by_subject else None
    found: list[CheckId] = []
    after: str | None = ""
    while after is not None:
        page = await town.hub.log.checks(AUDITOR, subject=about, first=first, after=after)
        found += [each.id for each in page.items]
        after = page.after
    assert found == (checks[:3] if by_subject else checks)


async def test_pages_of_a_department_go_on_after_the_last_of_the_page_before(town: Town) -> None:
    _, checks = await asked_about(town)
    page = await town.hub.log.checks(AUDITOR, department=BUYER, first=1)
    rest = await town.hub.log.checks(AUDITOR, department=BUYER, first=1, after=page.after)
    assert (page.after, [each.id for each in rest.items], rest.after) == (checks[0], [checks[3]], None)
