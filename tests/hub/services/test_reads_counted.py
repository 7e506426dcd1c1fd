"""How many statements an answer costs: one read for a check, two for a why, one batch of records for many."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.vocabulary import Domain, LinkKind, Purpose, Revision, UndeterminedReason
from hub.app.hub import Hub, Parts, build_hub
from hub.app.ids import CountingIds
from hub.app.keys import HmacKeys
from hub.domain.answers.verdict import Restricted, Undetermined
from hub.services.policy import Policy
from tests.support.counting import CountingStore
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.house import House
from tests.support.town import AUDITOR, BUYING, Town, asking, firm, person, question


@pytest.fixture
def counting(house: House) -> CountingStore:
    """The house's store, counted."""
    return CountingStore(store=house.store)


@pytest.fixture
async def counted(town: Town, counting: CountingStore, house: House, law: Catalogue) -> Hub:
    """A hub whose store is counted, in a town with a listed firm that has a representative."""
    await town.register(firm(1), firm(2), person(1))
    await town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    await town.list(firm(1), ARREARS)
    await town.list(firm(1), COURT_LIST, number="示例2号")
    parts = Parts(
        store=counting,
        catalogue=law,
        clock=house.clock,
        ids=CountingIds(),
        keys=HmacKeys.for_development(),
        policy=Policy(at_least_seconds=0.2, at_least_pause=0.05),
    )
    return build_hub(parts)


async def test_a_check_costs_one_read_and_one_record(counted: Hub, counting: CountingStore) -> None:
    for subject in (firm(1), firm(2), firm(3)):
        await counted.checks.check(BUYING, question(subject, Domain.PROCUREMENT))
    assert (counting.reads, counting.appends, counting.writes) == ({"check": 3}, {"check_record": 3}, 0)


async def test_a_thousand_questions_cost_one_read_and_one_batch_of_records(
    counted: Hub, counting: CountingStore
) -> None:
    questions = [question(firm(number), Domain.PROCUREMENT) for number in range(1_000)]
    verdicts = await counted.checks.check_many(BUYING, questions)
    assert len(verdicts) == 1_000
    assert (counting.reads, counting.appends) == ({"check": 1}, {"check_record": 1})


async def test_a_revision_that_is_there_is_not_waited_for(counted: Hub, counting: CountingStore) -> None:
    published = (await counted.store.view()).revision
    counting.reads.clear()
    await counted.checks.check(BUYING, question(firm(1), Domain.PROCUREMENT, at_least=published))
    assert counting.reads == {"check": 1}


async def test_a_revision_that_is_not_there_costs_one_read_a_try_and_ends(
    counted: Hub, counting: CountingStore
) -> None:
    ahead = question(firm(1), Domain.PROCUREMENT, at_least=Revision(10_000))
    verdict = await counted.checks.check(BUYING, ahead)
    assert isinstance(verdict, Undetermined)
    assert verdict.reason is UndeterminedReason.REVISION_NOT_REACHED
    assert set(counting.reads) == {"check"}
    assert 2 <= counting.reads["check"] <= 5


async def test_a_why_costs_one_read_for_the_listed_and_two_along_links(counted: Hub, counting: CountingStore) -> None:
    shopping = asking(Domain.CONSUMPTION)
    verdicts = [
        await counted.checks.check(BUYING, question(firm(1), Domain.PROCUREMENT)),
        await counted.checks.check(shopping, question(person(1), Domain.CONSUMPTION)),
    ]
    costs = []
    for verdict in verdicts:
        counting.reads.clear()
        assert isinstance(verdict, Restricted)
        [restriction] = verdict.restrictions
        why = await counted.explanations.why(AUDITOR, restriction.id)
        costs.append((len(why.paths[0].steps), dict(counting.reads)))
    assert costs == [(0, {"explain_why": 1}), (1, {"explain_why": 1, "explain_walked": 1})]


async def test_checks_at_once_share_commits(counted: Hub, counting: CountingStore) -> None:
    questions = [question(firm(number), Domain.PROCUREMENT) for number in range(50)]
    await asyncio.gather(*(counted.checks.check(BUYING, each) for each in questions))
    assert counting.reads == {"check": 50}
    assert counting.appends["check_record"] < 50
    page = await counted.log.checks(AUDITOR, first=100)
    assert len(page.items) == 50


async def test_a_question_of_another_time_is_read_apart(counted: Hub, counting: CountingStore) -> None:
    """The instant known at belongs to the whole read: questions of now and of two instants make three."""
    now = question(firm(1), Domain.PROCUREMENT, purpose=Purpose.AUDIT)
    earlier = replace(now, known_at=counted.clock.now())
    earliest = replace(now, known_at=counted.clock.now() - timedelta(days=1))
    await counted.checks.check_many(AUDITOR, [now, earlier, now, earliest, earlier])
    assert (counting.reads, counting.appends) == ({"check": 1, "check_as_known": 2}, {"check_record": 1})


async def test_a_why_of_what_was_known_costs_two_reads_too(counted: Hub, counting: CountingStore) -> None:
    verdict = await counted.checks.check(asking(Domain.CONSUMPTION), question(person(1), Domain.CONSUMPTION))
    assert isinstance(verdict, Restricted)
    [restriction] = verdict.restrictions
    counting.reads.clear()
    why = await counted.explanations.why(AUDITOR, restriction.id, known_at=counted.clock.now())
    assert [len(step.links) for step in why.paths[0].steps] == [1]
    assert counting.reads == {"explain_why_as_known": 1, "explain_walked_as_known": 1}
