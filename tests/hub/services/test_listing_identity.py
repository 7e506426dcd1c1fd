"""A listing is known by department, list, subject and decision number; a decision by department and number."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph_models.vocabulary import Domain, FindingKind, ListTypeId
from hub.app.clock import SettableClock
from hub.domain.answers.records import ListingState
from hub.domain.commands.listing import AnnulListing, NoticeInput
from hub.domain.commands.record import DeclareDepartment
from tests.hub.services.writing import nodes_of, refused, shown_to, untouched
from tests.support.example_law import ARREARS, COURT_LIST, FOOD
from tests.support.town import (
    BUYING,
    CITY,
    ISSUER,
    ISSUING,
    OPERATOR,
    PROVINCE,
    SECOND_ISSUING,
    Town,
    firm,
    listing_input,
    person,
)

GIVEN = listing_input(firm(1), ARREARS)
FOUND = [(person(1), FindingKind.PUNISHED), (person(2), FindingKind.OTHER_RESPONSIBLE)]


async def states(town: Town) -> list[ListingState]:
    return list((await town.hub.lookups.listings(OPERATOR)).items)


async def test_the_same_content_again_is_the_first_listing_with_its_revision(town: Town) -> None:
    await town.register(firm(1))
    first = await town.hub.listings.list_subject(ISSUING, GIVEN)
    await town.register(firm(2))
    async with untouched(town):
        again = await town.hub.listings.list_subject(ISSUING, GIVEN)
    assert again == replace(first, changed=False)
    assert len(await states(town)) == 1


async def test_findings_say_the_same_in_any_order(town: Town) -> None:
    await town.register(firm(1), person(1), person(2))
    first = await town.list(firm(1), COURT_LIST, findings=FOUND)
    async with untouched(town):
        again = await town.list(firm(1), COURT_LIST, findings=[*reversed(FOUND), FOUND[0]])
    assert again == first


async def test_what_is_left_open_is_the_same_content_on_any_later_day(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    open_day = replace(GIVEN, effective=None)
    first = await town.hub.listings.list_subject(ISSUING, open_day)
    clock.set_to(date(2025, 1, 2))
    for content in (open_day, replace(GIVEN, effective=date(2025, 1, 1))):
        async with untouched(town):
            again = await town.hub.listings.list_subject(ISSUING, content)
        assert again == replace(first, changed=False)
    async with refused(town, "ALREADY_LISTED"):
        await town.hub.listings.list_subject(ISSUING, replace(GIVEN, effective=date(2025, 1, 2)))
    async with refused(town, "ALREADY_LISTED"):
        await town.hub.listings.list_subject(ISSUING, replace(open_day, published=date(2025, 1, 2)))


async def test_an_issuer_that_moves_has_still_made_the_listing_it_made(town: Town) -> None:
    await town.register(firm(1))
    first = await town.hub.listings.list_subject(ISSUING, GIVEN)
    moved = DeclareDepartment(code=ISSUER, name="示例局", region=PROVINCE, competent_for=frozenset({ARREARS}))
    await town.hub.registry.declare_department(OPERATOR, moved)
    async with untouched(town):
        again = await town.hub.listings.list_subject(ISSUING, GIVEN)
    assert again == replace(first, changed=False)
    assert again.value.issuer_region == CITY


@pytest.mark.parametrize(
    "given",
    [
        {"effective": date(2025, 1, 2)},
        {"published": date(2025, 1, 2)},
        {"until": date(2027, 1, 1)},
        {"scope": frozenset({FOOD})},
        {"notice": NoticeInput(served=date(2024, 12, 2), heard=True)},
        {"ground": "示例"},
        {"decided": date(2024, 12, 21)},
        {"findings": FOUND[:1]},
    ],
    ids=lambda given: next(iter(given)),
)
async def test_other_content_under_the_same_identity_is_already_listed(town: Town, given: dict[str, Any]) -> None:
    await town.register(firm(1), person(1))
    await town.list(firm(1), ARREARS)
    async with refused(town, "ALREADY_LISTED"):
        await town.list(firm(1), ARREARS, **given)


async def test_another_decision_department_list_or_subject_is_another_root(town: Town) -> None:
    await town.register(firm(1), firm(2))
    await town.list(firm(1), ARREARS)
    await town.list(firm(1), ARREARS, number="〔2024〕示例2号")
    await town.hub.listings.list_subject(SECOND_ISSUING, GIVEN)
    await town.list(firm(1), COURT_LIST)
    await town.list(firm(2), ARREARS)
    assert len({each.listing.id for each in await states(town)}) == 5
    shown = await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT)
    assert (len(shown), {each.listings_in_matter for each in shown}) == (3, {3})


async def test_after_annulment_only_a_new_decision_lists_again(town: Town) -> None:
    await town.register(firm(1))
    first = await town.list(firm(1), ARREARS)
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=first.id, reason="示例"))
    for content in (GIVEN, replace(GIVEN, effective=date(2025, 1, 2))):
        async with refused(town, "CONFLICT"):
            await town.hub.listings.list_subject(ISSUING, content)
    second = await town.list(firm(1), ARREARS, number="〔2024〕示例2号")
    shown = await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT)
    assert [each.listing.id for each in shown] == [second.id]


async def test_annulment_of_one_departments_listing_leaves_the_number_to_others(town: Town) -> None:
    await town.register(firm(1))
    first = await town.list(firm(1), ARREARS)
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=first.id, reason="示例"))
    written = await town.hub.listings.list_subject(SECOND_ISSUING, GIVEN)
    assert (written.changed, written.value.decision.number) == (True, first.decision.number)


@pytest.mark.parametrize(
    "given",
    [
        {"decided": date(2024, 12, 21)},
        {"act_from": date(2024, 6, 2)},
        {"act_to": date(2024, 7, 1)},
        {"ground": "示例"},
        {"findings": FOUND[:1]},
    ],
    ids=lambda given: next(iter(given)),
)
@pytest.mark.parametrize(("number", "list_type"), [(1, COURT_LIST), (2, ARREARS)])
async def test_a_decision_given_again_with_other_content_is_a_conflict(
    town: Town, number: int, list_type: ListTypeId, given: dict[str, Any]
) -> None:
    await town.register(firm(1), firm(2), person(1))
    await town.list(firm(1), ARREARS)
    async with refused(town, "CONFLICT"):
        await town.list(firm(number), list_type, **given)


async def test_one_number_of_two_departments_is_two_decisions(town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    other = listing_input(firm(1), ARREARS, decided=date(2024, 12, 21))
    written = await town.hub.listings.list_subject(SECOND_ISSUING, other)
    assert written.changed
    assert sorted(each["decided_on"] for each in await nodes_of(town, "Decision")) == ["2024-12-20", "2024-12-21"]
