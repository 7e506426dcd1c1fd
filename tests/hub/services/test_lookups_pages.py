"""Listings and names in pages: which of them each role is given, in an order that neither skips nor repeats."""

from datetime import date, timedelta

import pytest

from graph_models.civil_time import noon
from graph_models.errors import NotPermitted
from graph_models.vocabulary import Domain, ListingId, SubjectId
from hub.app.clock import SettableClock
from hub.domain.principal import Principal
from tests.hub.services.deeds import REPAIRABLE, Ending, annul, repair
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.house import START
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUER,
    ISSUING,
    OPERATOR,
    OTHER_CITY,
    SECOND,
    SECOND_ISSUING,
    Town,
    asking,
    department_code,
    firm,
    listing_input,
    person,
    subject_itself,
    vehicle,
)

NAME = "示例同名"
ELSEWHERE = Principal(
    role=ISSUING.role, department=department_code(9), domains=frozenset({Domain.LICENSING}), region=OTHER_CITY
)
"""Where the rule for the issuer's region does not bind."""


async def listed(town: Town) -> tuple[dict[int, SubjectId], dict[int, ListingId]]:
    """Three firms listed by the issuer, the first by the second department as well (listing 4)."""
    subjects = await town.register(*(firm(number) for number in (1, 2, 3)))
    listings = {number: (await town.list(firm(number), ARREARS)).id for number in (1, 2, 3)}
    other = listing_input(firm(1), COURT_LIST)
    listings[4] = (await town.hub.listings.list_subject(SECOND_ISSUING, other)).value.id
    return {number: each.id for number, each in enumerate(subjects, start=1)}, listings


async def test_pages_of_listings_give_each_once_in_the_order_of_their_ids(town: Town) -> None:
    _, listings = await listed(town)
    seen: list[ListingId] = []
    after, sizes = None, []
    while True:
        page = await town.hub.lookups.listings(AUDITOR, first=3, after=after)
        seen += [each.listing.id for each in page.items]
        sizes.append(len(page.items))
        after = page.after
        if after is None:
            break
    assert (seen, sizes) == (sorted(listings.values()), [3, 1])


async def test_a_page_that_is_full_to_the_end_is_the_last(town: Town) -> None:
    await listed(town)
    page = await town.hub.lookups.listings(AUDITOR, first=4)
    assert (len(page.items), page.after) == (4, None)


async def test_listings_are_found_by_subject_list_and_department(town: Town) -> None:
    subjects, listings = await listed(town)
    by_subject = await town.hub.lookups.listings(AUDITOR, subject=subjects[1])
    by_list = await town.hub.lookups.listings(OPERATOR, list_type=COURT_LIST)
    by_department = await town.hub.lookups.listings(AUDITOR, department=ISSUER)
    both = await town.hub.lookups.listings(AUDITOR, department=ISSUER, subject=subjects[1])
    assert {each.listing.id for each in by_subject.items} == {listings[1], listings[4]}
    assert [each.listing.id for each in by_list.items] == [listings[4]]
    assert {each.listing.id for each in by_department.items} == {listings[1], listings[2], listings[3]}
    assert [each.listing.id for each in both.items] == [listings[1]]


async def test_an_agency_is_given_its_own_listings_and_a_subject_those_on_itself(town: Town) -> None:
    subjects, listings = await listed(town)
    own = await town.hub.lookups.listings(SECOND_ISSUING)
    asked = await town.hub.lookups.listings(SECOND_ISSUING, department=SECOND)
    itself = await town.hub.lookups.listings(subject_itself(subjects[1]), subject=subjects[1])
    assert [[each.listing.id for each in page.items] for page in (own, asked)] == [[listings[4]]] * 2
    assert {each.listing.id for each in itself.items} == {listings[1], listings[4]}
    assert (await town.hub.lookups.listings(subject_itself(subjects[2]))).items[0].listing.id == listings[2]


async def test_the_listings_of_another_are_refused_and_a_bank_has_none(town: Town) -> None:
    subjects, _ = await listed(town)
    refused: list[str] = []
    for caller in (SECOND_ISSUING, BANKING):
        with pytest.raises(NotPermitted) as refusal:
            await town.hub.lookups.listings(caller, department=ISSUER)
        refused.append(refusal.value.code)
    with pytest.raises(NotPermitted) as refusal:
        await town.hub.lookups.listings(subject_itself(subjects[2]), subject=subjects[1])
    assert [*refused, refusal.value.code] == ["NOT_PERMITTED"] * 3


async def test_a_department_keeps_its_ended_listings_in_view(town: Town, clock: SettableClock) -> None:
    _, listings = await listed(town)
    clock.set_to(REPAIRABLE)
    await repair(town, listings[1])
    await annul(town, listings[2])
    page = await town.hub.lookups.listings(ISSUING)
    seen = {each.listing.id: (each.repaired, each.annulled, each.listed) for each in page.items}
    assert seen == {
        listings[1]: (True, False, False),
        listings[2]: (False, True, False),
        listings[3]: (False, False, True),
    }


@pytest.mark.parametrize("ending", [None, repair, annul])
async def test_a_listing_by_its_id_is_hidden_from_other_agencies_once_it_is_repaired_or_annulled(
    town: Town, clock: SettableClock, ending: Ending | None
) -> None:
    subjects, listings = await listed(town)
    clock.set_to(REPAIRABLE)
    if ending is not None:
        await ending(town, listings[1])
    callers = [AUDITOR, OPERATOR, ISSUING, BUYING, subject_itself(subjects[1]), subject_itself(subjects[2])]
    seen = [await town.hub.lookups.listing(caller, listings[1]) is not None for caller in callers]
    assert seen == [True, True, True, ending is None, True, False]


async def test_a_listing_by_its_id_is_for_the_agencies_in_whose_matters_it_acts(town: Town) -> None:
    _, listings = await listed(town)
    callers = [BUYING, asking(Domain.LICENSING), ELSEWHERE, asking(Domain.HONOURS), SECOND_ISSUING]
    seen = [await town.hub.lookups.listing(caller, listings[1]) is not None for caller in callers]
    assert seen == [True, True, False, False, False]


async def test_the_ground_of_a_decision_is_for_its_department_and_not_for_others(town: Town) -> None:
    [subject] = await town.register(firm(7))
    listing = await town.list(firm(7), ARREARS, number="示例7号", ground="示例事由")
    grounds = []
    for caller in (ISSUING, AUDITOR, subject_itself(subject.id), BUYING):
        state = await town.hub.lookups.listing(caller, listing.id)
        file = await town.hub.lookups.subject(caller, firm(7))
        assert state is not None
        assert file is not None
        grounds.append({state.listing.decision.ground, *(each.listing.decision.ground for each in file.listings)})
    assert grounds == [{"示例事由"}, {"示例事由"}, {"示例事由"}, {None}]


async def test_a_listing_that_nobody_made_is_none_and_a_bank_is_refused_either_way(town: Town) -> None:
    _, listings = await listed(town)
    assert await town.hub.lookups.listing(AUDITOR, ListingId("nothing")) is None
    for listing in (listings[1], ListingId("nothing")):
        with pytest.raises(NotPermitted) as refusal:
            await town.hub.lookups.listing(BANKING, listing)
        assert refusal.value.code == "NOT_PERMITTED"


async def test_a_listing_as_it_was_known_is_for_auditors_and_its_subject(town: Town, clock: SettableClock) -> None:
    subjects, listings = await listed(town)
    clock.set_to(REPAIRABLE)
    await annul(town, listings[1])
    for caller in (AUDITOR, subject_itself(subjects[1])):
        then = await town.hub.lookups.listing(caller, listings[1], noon(date(2025, 3, 1)))
        before = await town.hub.lookups.listing(caller, listings[1], noon(START - timedelta(days=1)))
        assert (then is not None and not then.annulled, before) == (True, None)
    for other in (OPERATOR, ISSUING):
        with pytest.raises(NotPermitted):
            await town.hub.lookups.listing(other, listings[1], noon(START))


@pytest.mark.parametrize(("caller", "kinds"), [(AUDITOR, 4), (OPERATOR, 4), (BUYING, 3)])
async def test_subjects_of_a_name_are_given_in_pages_persons_not_to_agencies(
    town: Town, caller: Principal, kinds: int
) -> None:
    subjects = await town.register(firm(1), firm(2), vehicle(1), person(1), name=NAME)
    await town.register(firm(3), name="示例异名")
    first = await town.hub.lookups.subjects_by_name(caller, NAME, first=2)
    second = await town.hub.lookups.subjects_by_name(caller, NAME, first=2, after=first.after)
    seen = [each.id for each in (*first.items, *second.items)]
    allowed = {each.id for each in subjects[:kinds]}
    assert (seen, second.after) == (sorted(allowed), None)
    assert first.after == seen[1]


@pytest.mark.parametrize("caller", [BANKING, subject_itself(SubjectId("o-1"))])
async def test_banks_and_subjects_ask_by_identifier(town: Town, caller: Principal) -> None:
    with pytest.raises(NotPermitted) as refusal:
        await town.hub.lookups.subjects_by_name(caller, NAME)
    assert refusal.value.code == "NOT_PERMITTED"
