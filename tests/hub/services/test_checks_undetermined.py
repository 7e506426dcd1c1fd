"""When the hub cannot say: a stale source, a store out of reach, a revision not reached, a record not written."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import Defect, HubError, StoreTimeout, StoreUnreachable, Unavailable
from graph_models.vocabulary import Domain, Revision, SourceId, UndeterminedReason, VerdictKind
from hub.domain.answers.verdict import Clear, Noted, Restricted, SourceState, Undetermined
from hub.domain.commands.record import DeclareSource, RecordDelivery, RegisterSubject
from hub.services.policy import Policy
from tests.hub.services.deeds import revision_of
from tests.hub.services.swapped import FaultyStore, hub_with
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.house import START, House
from tests.support.town import AUDITOR, BUYING, ISSUER, OPERATOR, Town, asking, firm, kind_of, question

FEED = SourceId("feed")
SUPERVISING = asking(Domain.SUPERVISION)
UNAVAILABLE = [Unavailable("busy"), StoreUnreachable("gone"), StoreTimeout("slow")]
QUICK = Policy(at_least_seconds=0.05, at_least_pause=0.01)
PATIENT = Policy(at_least_seconds=30.0, at_least_pause=0.01)


async def feed(town: Town, *delivered: date) -> None:
    """Let a source feed the list of arrears, fresh for seven days after each delivery."""
    source = DeclareSource(id=FEED, by=ISSUER, list_types=frozenset({ARREARS}), fresh_for_days=7)
    await town.hub.registry.declare_source(OPERATOR, source)
    for day in delivered:
        await town.hub.registry.record_delivery(OPERATOR, RecordDelivery(source=FEED, day=day))


async def test_a_source_that_never_delivered_leaves_nobody_clear(town: Town) -> None:
    await feed(town)
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert isinstance(verdict, Undetermined)
    assert (verdict.reason, verdict.restrictions) == (UndeterminedReason.STALE_SOURCE, ())
    assert verdict.sources == (SourceState(source=FEED, last_delivery=None, stale=True),)


@pytest.mark.parametrize(("day", "expected"), [(date(2025, 1, 8), Clear), (date(2025, 1, 9), Undetermined)])
async def test_a_source_is_stale_from_the_day_after_its_limit(town: Town, day: date, expected: type) -> None:
    await feed(town, date(2024, 12, 20), START)
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT, as_of=day)
    assert type(verdict) is expected
    assert verdict.sources == (SourceState(source=FEED, last_delivery=START, stale=expected is Undetermined),)


async def test_a_stale_source_spoils_what_is_noted_and_shows_it_and_leaves_what_is_restricted(town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    await feed(town)
    noted = await town.check(SUPERVISING, firm(1), Domain.SUPERVISION)
    restricted = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert isinstance(noted, Undetermined)
    assert [each.rule for each in noted.restrictions] == ["arrears/supervision"]
    assert (type(restricted), [each.stale for each in restricted.sources]) == (Restricted, [True])


async def test_a_stale_source_spoils_only_matters_that_its_lists_could_bind_in(town: Town) -> None:
    await feed(town)
    verdict = await town.check(asking(Domain.HONOURS), firm(1), Domain.HONOURS)
    assert (type(verdict), verdict.sources) == (Clear, ())


@pytest.mark.parametrize("fault", UNAVAILABLE)
async def test_a_store_out_of_reach_leaves_the_answer_open(
    town: Town, house: House, law: Catalogue, fault: HubError
) -> None:
    hub = hub_with(house, law, store=FaultyStore(store=house.store, faults={"check": fault}))
    verdict = await hub.checks.check(BUYING, question(firm(1), Domain.PROCUREMENT))
    assert verdict == Undetermined(
        check_id=verdict.check_id, revision=Revision(0), as_of=START, reason=UndeterminedReason.STORE_UNAVAILABLE
    )


@pytest.mark.parametrize("fault", UNAVAILABLE)
async def test_what_cannot_be_recorded_is_not_answered(
    town: Town, house: House, law: Catalogue, fault: HubError
) -> None:
    await town.register(firm(1))
    await town.list(firm(1), COURT_LIST)
    hub = hub_with(house, law, store=FaultyStore(store=house.store, faults={"check_record": fault}))
    verdict = await hub.checks.check(asking(Domain.CONSUMPTION), question(firm(1), Domain.CONSUMPTION))
    assert verdict == Undetermined(
        check_id=verdict.check_id,
        revision=await revision_of(town),
        as_of=START,
        reason=UndeterminedReason.NOT_RECORDED,
    )
    assert (await town.hub.log.checks(AUDITOR)).items == ()


@pytest.mark.parametrize("statement", ["check", "check_record"])
async def test_a_defect_is_no_answer(town: Town, house: House, law: Catalogue, statement: str) -> None:
    hub = hub_with(house, law, store=FaultyStore(store=house.store, faults={statement: Defect("示例")}))
    with pytest.raises(Defect):
        await hub.checks.check(BUYING, question(firm(1), Domain.PROCUREMENT))


async def test_a_store_without_its_counter_is_a_defect(town: Town, house: House, law: Catalogue) -> None:
    hub = hub_with(house, law, store=FaultyStore(store=house.store, silent=frozenset({"check"})))
    with pytest.raises(Defect):
        await hub.checks.check(BUYING, question(firm(1), Domain.PROCUREMENT))


async def test_a_row_of_a_list_or_a_rule_that_the_catalogue_lacks_is_a_defect_and_never_clear(
    town: Town, house: House, law: Catalogue
) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    without_list = {each: found for each, found in law.list_types.items() if each != ARREARS}
    without_rules = {each: rule for each, rule in law.rules.items() if rule.list_type != ARREARS}
    for lacking in (replace(law, list_types=without_list), replace(law, rules=without_rules)):
        with pytest.raises(Defect):
            await hub_with(house, lacking).checks.check(BUYING, question(firm(1), Domain.PROCUREMENT))
    assert (await town.hub.log.checks(AUDITOR)).items == ()


async def test_a_revision_that_is_not_reached_in_time_leaves_the_answer_open(
    town: Town, house: House, law: Catalogue
) -> None:
    [subject] = await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    published = await revision_of(town)
    ahead = question(firm(1), Domain.PROCUREMENT, at_least=Revision(published + 1))
    verdict = await hub_with(house, law, policy=QUICK).checks.check(BUYING, ahead)
    assert verdict == Undetermined(
        check_id=verdict.check_id,
        revision=published,
        as_of=START,
        subject=subject.id,
        reason=UndeterminedReason.REVISION_NOT_REACHED,
    )
    [record] = (await town.hub.log.checks(AUDITOR, subject=subject.id)).items
    assert (record.verdict, record.revision, record.restrictions) == (VerdictKind.UNDETERMINED, published, ())


async def test_a_revision_that_is_published_meanwhile_is_answered(town: Town, house: House, law: Catalogue) -> None:
    wanted = Revision(await revision_of(town) + 1)
    patient = hub_with(house, law, policy=PATIENT)
    registering = RegisterSubject(ref=firm(1), kind=kind_of(firm(1)))
    verdict, written = await asyncio.gather(
        patient.checks.check(BUYING, question(firm(1), Domain.PROCUREMENT, at_least=wanted)),
        town.hub.registry.register_subject(OPERATOR, registering),
    )
    assert written.revision == wanted
    assert isinstance(verdict, Clear)
    assert (verdict.revision, verdict.subject) == (wanted, written.value.id)


async def test_a_question_is_not_kept_from_its_answer_by_the_revision_of_another(
    town: Town, house: House, law: Catalogue
) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    published = await revision_of(town)
    questions = [
        question(firm(1), Domain.SUPERVISION, at_least=published),
        question(firm(1), Domain.SUPERVISION, at_least=Revision(published + 1)),
    ]
    verdicts = await hub_with(house, law, policy=QUICK).checks.check_many(SUPERVISING, questions)
    assert [type(each) for each in verdicts] == [Noted, Undetermined]
