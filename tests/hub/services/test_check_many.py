"""Many questions in one call: each gets its verdict or its refusal in its place, and one batch records them."""

from dataclasses import replace

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import noon
from graph_models.errors import (
    HubError,
    InvalidInput,
    MatterKindRequired,
    NotPermitted,
    PurposeRefused,
    StoreUnreachable,
)
from graph_models.vocabulary import Domain, Purpose, UndeterminedReason
from hub.domain.answers.verdict import Clear, Restricted, Undetermined
from tests.hub.services.swapped import FaultyStore, hub_with
from tests.support.counting import CountingStore
from tests.support.example_law import ARREARS, FOOD
from tests.support.house import START, House
from tests.support.town import AUDITOR, BUYING, Town, asking, firm, person, question, subject_itself

GONE = StoreUnreachable("gone")


async def test_verdicts_and_refusals_stand_in_the_order_of_the_questions(town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    outcomes = await town.hub.checks.check_many(
        BUYING,
        [
            question(firm(2), Domain.HONOURS),
            question(firm(1), Domain.PROCUREMENT),
            question(firm(2), Domain.PROCUREMENT, purpose=Purpose.AUDIT),
            question(firm(2), Domain.PROCUREMENT),
            question(firm(2), Domain.LICENSING),
            question(firm(1), Domain.BIDDING),
        ],
    )
    assert [type(each) for each in outcomes] == [
        NotPermitted,
        Restricted,
        PurposeRefused,
        Clear,
        MatterKindRequired,
        Restricted,
    ]


async def test_one_batch_records_the_verdicts_and_not_the_refusals(town: Town, house: House, law: Catalogue) -> None:
    counting = CountingStore(store=house.store)
    own, _ = await town.register(firm(1), firm(2))
    itself = subject_itself(own.id)
    asked = [question(firm(number % 3), Domain.PROCUREMENT, purpose=Purpose.SELF_ACCESS) for number in range(9)]
    outcomes = await hub_with(house, law, store=counting).checks.check_many(itself, asked)
    refused = [isinstance(each, NotPermitted) for each in outcomes]
    recorded = (await town.hub.log.checks(AUDITOR)).items
    assert refused == [True, False, True] * 3
    assert counting.appends == {"check_record": 1}
    assert {each.id for each in recorded} == {each.check_id for each in outcomes if not isinstance(each, HubError)}
    assert len(recorded) == 3


async def test_refusals_alone_cost_no_record(town: Town, house: House, law: Catalogue) -> None:
    counting = CountingStore(store=house.store)
    asked = [question(firm(1), Domain.HONOURS), question(firm(2), Domain.HONOURS)]
    outcomes = await hub_with(house, law, store=counting).checks.check_many(BUYING, asked)
    assert [type(each) for each in outcomes] == [NotPermitted, NotPermitted]
    assert (counting.reads, counting.appends) == ({}, {})


async def test_no_questions_have_no_answers(town: Town) -> None:
    assert await town.hub.checks.check_many(BUYING, ()) == ()


async def test_more_than_a_thousand_questions_are_refused_as_a_whole(town: Town) -> None:
    asked = [question(firm(1), Domain.PROCUREMENT)] * 1_001
    with pytest.raises(InvalidInput) as refusal:
        await town.hub.checks.check_many(BUYING, asked)
    assert refusal.value.code == "INVALID_INPUT"
    assert (await town.hub.log.checks(AUDITOR)).items == ()


async def test_different_matters_are_answered_apart(town: Town) -> None:
    await town.register(firm(1), person(1))
    await town.list(firm(1), ARREARS)
    asked = [
        question(firm(1), Domain.LICENSING, kind=FOOD),
        question(person(1), Domain.LICENSING, kind=FOOD),
        question(firm(1), Domain.LICENSING, kind=FOOD, as_of=START.replace(year=2030)),
    ]
    outcomes = await town.hub.checks.check_many(asking(Domain.LICENSING), asked)
    assert [type(each) for each in outcomes] == [Restricted, Clear, Clear]


async def test_a_read_that_fails_leaves_open_what_it_would_have_answered(
    town: Town, house: House, law: Catalogue
) -> None:
    now = question(firm(1), Domain.PROCUREMENT, purpose=Purpose.AUDIT)
    then = replace(now, known_at=noon(START))
    faulty = FaultyStore(store=house.store, faults={"check_as_known": GONE}, times=1)
    outcomes = await hub_with(house, law, store=faulty).checks.check_many(AUDITOR, [then, now, then])
    assert [type(each) for each in outcomes] == [Undetermined, Clear, Undetermined]
    assert len((await town.hub.log.checks(AUDITOR)).items) == 1


async def test_a_batch_that_is_not_recorded_leaves_every_verdict_open_and_every_refusal_refused(
    town: Town, house: House, law: Catalogue
) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    faulty = FaultyStore(store=house.store, faults={"check_record": GONE})
    asked = [question(firm(1), Domain.PROCUREMENT), question(firm(1), Domain.HONOURS)]
    verdict, refusal = await hub_with(house, law, store=faulty).checks.check_many(BUYING, asked)
    assert isinstance(verdict, Undetermined)
    assert (verdict.reason, verdict.restrictions) == (UndeterminedReason.NOT_RECORDED, ())
    assert isinstance(refusal, NotPermitted)
