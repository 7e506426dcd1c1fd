"""Impacts are refused as the write would be, and shown to those whom the listing or the record concerns."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph_models.errors import HubError
from graph_models.vocabulary import Domain, LinkKind, ListingId, ListTypeId, PartsPerMillion, SubjectId
from hub.app.clock import SettableClock
from hub.domain.commands.listing import ListSubject, NoticeInput
from hub.domain.commands.record import RecordLink
from hub.domain.principal import Principal
from tests.hub.services.deeds import REPAIRABLE, annul, repair, revision_of
from tests.support.example_law import ARREARS, BAN, DEBARRED
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUING,
    JUDGING,
    OPERATOR,
    REGISTER,
    SECOND_ISSUING,
    SINCE,
    Town,
    asking,
    firm,
    listing_input,
    person,
    subject_itself,
)

LISTED = listing_input(firm(1), ARREARS)
HOLDING = RecordLink(
    kind=LinkKind.SHAREHOLDER_OF, start=firm(1), end=firm(2), valid_from=SINCE, share=PartsPerMillion(600_000)
)
ISSUING_NOWHERE = Principal(role=ISSUING.role, department=ISSUING.department)
STRANGER = subject_itself(SubjectId("o-stranger"))


async def refused_alike(town: Town, caller: Principal, command: ListSubject) -> list[str]:
    """The codes that refuse the impact of a listing and the listing itself."""
    codes = []
    for attempt in (town.hub.impacts.of_listing, town.hub.listings.list_subject):
        with pytest.raises(HubError) as refusal:
            await attempt(caller, command)
        codes.append(refusal.value.code)
    return codes


@pytest.mark.parametrize(
    ("caller", "command", "code"),
    [
        (BUYING, LISTED, "NOT_COMPETENT"),
        (AUDITOR, LISTED, "NOT_COMPETENT"),
        (ISSUING, replace(LISTED, subject=firm(9)), "NOT_FOUND"),
        (ISSUING, replace(LISTED, notice=None), "NOTICE_MISSING"),
        (ISSUING, replace(LISTED, notice=NoticeInput(served=date(2024, 12, 1), heard=False)), "NOTICE_MISSING"),
        (ISSUING, replace(LISTED, until=date(2030, 1, 1)), "TERM_OUT_OF_RANGE"),
        (ISSUING, replace(LISTED, until=date(2025, 1, 1)), "INVALID_INTERVAL"),
        (ISSUING, listing_input(person(1), DEBARRED), "WRONG_SUBJECT_KIND"),
        (ISSUING, listing_input(firm(1), BAN), "TERM_OUT_OF_RANGE"),
        (ISSUING, listing_input(firm(1), ListTypeId("nothing")), "NOT_COMPETENT"),
    ],
)
async def test_the_impact_of_a_listing_is_refused_as_the_listing_is(
    town: Town, caller: Principal, command: ListSubject, code: str
) -> None:
    await town.register(firm(1), person(1))
    before = await revision_of(town)
    assert await refused_alike(town, caller, command) == [code, code]
    assert await revision_of(town) == before


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (replace(LISTED, until=date(2027, 1, 1)), "ALREADY_LISTED"),
        (listing_input(firm(2), ARREARS, ground="示例别的事由"), "CONFLICT"),
    ],
)
async def test_what_contradicts_a_listing_or_a_decision_is_refused_alike(
    town: Town, command: ListSubject, code: str
) -> None:
    await town.register(firm(1), firm(2))
    await town.hub.listings.list_subject(ISSUING, LISTED)
    assert await refused_alike(town, ISSUING, command) == [code, code]


async def test_a_decision_whose_listing_was_annulled_does_not_list_again_in_an_impact_either(town: Town) -> None:
    await town.register(firm(1))
    listing = await town.hub.listings.list_subject(ISSUING, LISTED)
    await annul(town, listing.value.id)
    assert await refused_alike(town, ISSUING, LISTED) == ["CONFLICT", "CONFLICT"]


@pytest.mark.parametrize("caller", [SECOND_ISSUING, BUYING, JUDGING, BANKING, OPERATOR, STRANGER])
async def test_the_impact_of_a_repair_is_for_the_department_the_subject_and_auditors(
    town: Town, caller: Principal
) -> None:
    [subject] = await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    allowed = [ISSUING, AUDITOR, subject_itself(subject.id)]
    seen = [len((await town.hub.impacts.of_repair(each, listing.id)).entries) for each in allowed]
    with pytest.raises(HubError) as refusal:
        await town.hub.impacts.of_repair(caller, listing.id)
    assert (seen, refusal.value.code) == ([4, 4, 4], "NOT_COMPETENT")


@pytest.mark.parametrize(
    ("caller", "code"), [(AUDITOR, "NOT_FOUND"), (BANKING, "NOT_COMPETENT"), (OPERATOR, "NOT_COMPETENT")]
)
async def test_the_repair_of_a_listing_that_nobody_made_has_no_impact(town: Town, caller: Principal, code: str) -> None:
    with pytest.raises(HubError) as refusal:
        await town.hub.impacts.of_repair(caller, ListingId("nothing"))
    assert refusal.value.code == code


@pytest.mark.parametrize("caller", [AUDITOR, OPERATOR, BUYING])
async def test_the_impact_of_a_link_is_for_auditors_the_operator_and_agencies(town: Town, caller: Principal) -> None:
    _, second = await town.register(firm(1), firm(2))
    await town.list(firm(1), DEBARRED)
    assert (await town.hub.impacts.of_link(caller, HOLDING)).reached == {second.id}


@pytest.mark.parametrize(
    ("caller", "seen"), [(ISSUING_NOWHERE, 1), (asking(Domain.HONOURS), 0), (SECOND_ISSUING, 0), (AUDITOR, 1)]
)
async def test_an_agency_sees_what_a_link_would_do_in_its_matters_and_by_its_own_listings(
    town: Town, caller: Principal, seen: int
) -> None:
    await town.register(firm(1), firm(2))
    await town.list(firm(1), DEBARRED)
    assert len((await town.hub.impacts.of_link(caller, HOLDING)).entries) == seen


async def test_what_a_link_would_do_to_a_listing_that_is_repaired_is_not_for_agencies(
    town: Town, clock: SettableClock
) -> None:
    await town.register(firm(1), person(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    control = RecordLink(
        kind=LinkKind.ACTUAL_CONTROLLER_OF, start=person(1), end=firm(1), valid_from=SINCE, source=REGISTER
    )
    callers = [JUDGING, ISSUING, AUDITOR, OPERATOR]
    assert [len((await town.hub.impacts.of_link(each, control)).entries) for each in callers] == [0, 0, 1, 1]


@pytest.mark.parametrize("caller", [BANKING, STRANGER])
async def test_the_impact_of_a_link_is_refused_to_banks_and_subjects(town: Town, caller: Principal) -> None:
    await town.register(firm(1), firm(2))
    with pytest.raises(HubError) as refusal:
        await town.hub.impacts.of_link(caller, HOLDING)
    assert refusal.value.code == "NOT_PERMITTED"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"end": firm(9)}, "NOT_FOUND"),
        ({"end": person(1)}, "WRONG_SUBJECT_KIND"),
        ({"valid_to": SINCE}, "INVALID_INTERVAL"),
        ({"share": PartsPerMillion(1_000_001)}, "INVALID_INPUT"),
        ({"share": PartsPerMillion(400_000), "source": REGISTER}, "CONFLICT"),
    ],
)
async def test_the_impact_of_a_link_is_refused_as_the_link_is(town: Town, given: Mapping[str, Any], code: str) -> None:
    await town.register(firm(1), firm(2), person(1))
    await town.link(firm(1), LinkKind.SHAREHOLDER_OF, firm(2), percent=60)
    command = replace(HOLDING, **given)
    codes = []
    for attempt in (town.hub.impacts.of_link, town.hub.links.record):
        with pytest.raises(HubError) as refusal:
            await attempt(OPERATOR, command)
        codes.append(refusal.value.code)
    assert codes == [code, code]
