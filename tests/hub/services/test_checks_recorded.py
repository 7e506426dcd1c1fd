"""Every check is on record before it is answered; records say whom by id, and never move the revision."""

import asyncio
from datetime import date
from typing import Any

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import noon
from graph_models.statements import lookup
from graph_models.vocabulary import Domain, Purpose, Role, VerdictKind
from hub.domain.answers.records import CheckRecord
from hub.domain.answers.verdict import Restricted, Undetermined
from tests.hub.services.deeds import annul, consent, consent_of, revision_of
from tests.hub.services.swapped import HeldStore, hub_with
from tests.support.example_law import ARREARS, COURT_LIST, FOOD
from tests.support.house import START, House
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYER,
    BUYING,
    CITY,
    OTHER_CITY,
    Town,
    asking,
    firm,
    person,
    question,
    someone,
    subject_itself,
)

SHOPPING = asking(Domain.CONSUMPTION)
NAME = "示例同名"


async def records_of(town: Town) -> list[CheckRecord]:
    """Every record of a check."""
    return list((await town.hub.log.checks(AUDITOR)).items)


async def test_no_answer_is_given_before_its_record_is_committed(town: Town, house: House, law: Catalogue) -> None:
    held = HeldStore(store=house.store)
    check = hub_with(house, law, store=held).checks.check(BUYING, question(firm(1), Domain.PROCUREMENT))
    asked = asyncio.create_task(check)
    await held.arrived.wait()
    assert (asked.done(), await records_of(town)) == (False, [])
    held.let_go.set()
    verdict = await asked
    assert [each.id for each in await records_of(town)] == [verdict.check_id]


async def test_a_record_says_who_asked_about_whom_what_for_and_what_was_answered(town: Town) -> None:
    [subject] = await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    verdict = await town.check(
        asking(Domain.LICENSING), firm(1), Domain.LICENSING, kind=FOOD, region=CITY, as_of=date(2025, 3, 1)
    )
    assert isinstance(verdict, Restricted)
    assert await records_of(town) == [
        CheckRecord(
            id=verdict.check_id,
            asked_at=noon(START),
            role=Role.AGENCY,
            department=BUYER,
            asker_subject=None,
            subject=subject.id,
            purpose=Purpose.LICENCE_REVIEW,
            domain=Domain.LICENSING,
            kind=FOOD,
            region=CITY,
            reference=None,
            as_of=date(2025, 3, 1),
            known_at=None,
            revision=verdict.revision,
            verdict=VerdictKind.RESTRICTED,
            restrictions=tuple(each.id for each in verdict.restrictions),
            listings=(listing.id,),
        )
    ]


async def test_every_kind_of_answer_is_on_record(town: Town) -> None:
    subject, human = await town.register(firm(1), person(1))
    await town.list(firm(1), ARREARS)
    await consent(town, consent_of(person(1)))
    itself = subject_itself(subject.id)
    await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    await town.check(BANKING, firm(1), Domain.BANKING)
    await town.check(BANKING, person(1), Domain.BANKING)
    await town.check(itself, firm(1), Domain.HONOURS, purpose=Purpose.SELF_ACCESS, known_at=noon(START))
    await town.check(BUYING, firm(2), Domain.BIDDING)
    seen = [(each.subject, each.verdict, each.asker_subject, each.known_at) for each in await records_of(town)]
    assert seen == [
        (subject.id, VerdictKind.RESTRICTED, None, None),
        (subject.id, VerdictKind.NOTED, None, None),
        (human.id, VerdictKind.CLEAR, None, None),
        (subject.id, VerdictKind.CLEAR, subject.id, noon(START)),
        (None, VerdictKind.CLEAR, None, None),
    ]


async def test_the_region_of_a_matter_is_the_askers_where_none_is_given(town: Town) -> None:
    await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    await town.check(BUYING, firm(1), Domain.PROCUREMENT, region=OTHER_CITY)
    assert [each.region for each in await records_of(town)] == [CITY, OTHER_CITY]


async def test_a_record_holds_no_name_and_no_document(town: Town, house: House) -> None:
    await town.register(person(1), name=NAME)
    await town.check(SHOPPING, person(1), Domain.CONSUMPTION, name=NAME)
    [row] = await house.store.read(lookup.CHECKS, {"after": "", "first": 10})
    kept: dict[str, Any] = row["record"]
    number = person(1).document.number
    assert [key for key, value in kept.items() if NAME in str(value) or number in str(value)] == []


async def test_records_do_not_move_the_revision(town: Town) -> None:
    before = await revision_of(town)
    for number in range(3):
        await town.check(BUYING, firm(number), Domain.PROCUREMENT)
    await town.hub.checks.check_many(BUYING, [question(firm(number), Domain.PROCUREMENT) for number in range(5)])
    assert (await revision_of(town), len(await records_of(town))) == (before, 8)


async def test_a_check_that_was_ambiguous_for_a_listing_is_damaged_by_its_annulment(town: Town) -> None:
    await town.register(someone("甲"), name=NAME)
    listing = await town.list(someone("甲"), COURT_LIST)
    verdict = await town.check(SHOPPING, person(1), Domain.CONSUMPTION, name=NAME)
    await town.check(SHOPPING, person(1), Domain.CONSUMPTION, name="示例异名")
    assert isinstance(verdict, Undetermined)
    annulment = await annul(town, listing.id)
    assert [(each.check, each.verdict) for each in annulment.damage] == [(verdict.check_id, VerdictKind.UNDETERMINED)]


async def test_a_check_that_is_ambiguous_for_two_listings_stands_when_one_is_annulled(town: Town) -> None:
    await town.register(someone("甲"), name=NAME)
    first = await town.list(someone("甲"), COURT_LIST)
    second = await town.list(someone("甲"), COURT_LIST, number="示例2号")
    verdict = await town.check(SHOPPING, person(1), Domain.CONSUMPTION, name=NAME)
    assert isinstance(verdict, Undetermined)
    assert [(await annul(town, each.id)).damage for each in (first, second)] == [(), ()]
