"""A fact recorded late corrects past days: an entry says which, and names the checks that were answered differently."""

from datetime import date

import pytest

from graph_models.vocabulary import ChangeKind, CheckId, Domain, LinkKind, Purpose, RegionCode, Revision, SubjectId
from hub.app.clock import SettableClock
from hub.domain.answers.written import Change
from hub.domain.commands.record import EndLink
from hub.domain.principal import Principal
from tests.hub.services.writing import OPEN, bound, entries_after, published, repaired
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.town import (
    AUDITOR,
    BUYING,
    ISSUING,
    JUDGING,
    OPERATOR,
    SECOND_ISSUING,
    Town,
    asking,
    firm,
    person,
    subject_itself,
)

REPRESENTS, CONTROLS = LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.ACTUAL_CONTROLLER_OF
EARLY, TODAY = date(2025, 2, 1), date(2025, 6, 1)
CONSUMPTION = Domain.CONSUMPTION


@pytest.fixture
async def who(town: Town) -> SubjectId:
    """A person of whom no role in the listed firm is recorded yet."""
    [_, somebody] = await town.register(firm(1), person(1))
    await town.list(firm(1), COURT_LIST)
    await town.list(firm(1), ARREARS, number="示例2号")
    return somebody.id


async def asked(town: Town, caller: Principal = JUDGING, *, day: date | None = None) -> CheckId:
    """The record of a check of the person's consumption."""
    return (await town.check(caller, person(1), CONSUMPTION, as_of=day)).check_id


async def changed(town: Town, before: Revision) -> list[Change]:
    """What a change of facts did to restrictions, in the order of rules."""
    return [each for each in await entries_after(town, before) if each.restriction is not None]


def days_of(entry: Change) -> tuple[tuple[str, str], ...]:
    assert entry.days is not None
    return entry.days.to_pairs()


async def test_a_late_link_corrects_the_past_and_begins_the_rest(
    town: Town, who: SubjectId, clock: SettableClock
) -> None:
    clock.set_to(TODAY)
    before = await published(town)
    await town.link(person(1), REPRESENTS, firm(1), since=EARLY)
    corrected, begun = await changed(town, before)
    assert (corrected.kind, days_of(corrected)) == (ChangeKind.CORRECTED, (("2025-02-01", "2025-06-01"),))
    assert (begun.kind, days_of(begun)) == (ChangeKind.BEGUN, (("2025-06-01", OPEN),))
    assert (corrected.subject, corrected.restriction) == (who, begun.restriction)
    assert (corrected.damaged, begun.damaged) == ((), ())


async def test_it_names_the_checks_that_missed_the_restriction_and_no_others(
    town: Town, who: SubjectId, clock: SettableClock
) -> None:
    await asked(town, day=date(2025, 1, 31))
    missed = [await asked(town, day=day) for day in (EARLY, date(2025, 3, 1), TODAY, date(2026, 1, 1))]
    await town.check(BUYING, person(1), Domain.PROCUREMENT, as_of=EARLY)
    await town.check(JUDGING, person(2), CONSUMPTION, as_of=EARLY)
    await town.check(JUDGING, firm(1), CONSUMPTION, as_of=EARLY)
    clock.set_to(TODAY)
    before = await published(town)
    await town.link(person(1), REPRESENTS, firm(1), since=EARLY)
    corrected = (await changed(town, before))[0]
    assert corrected.damaged == tuple(missed)


async def test_a_late_end_names_the_checks_that_showed_the_restriction(
    town: Town, who: SubjectId, clock: SettableClock
) -> None:
    await town.link(person(1), CONTROLS, firm(1))
    await asked(town, day=date(2025, 1, 31))
    shown = await asked(town, day=date(2025, 3, 1))
    clock.set_to(TODAY)
    before = await published(town)
    ending = EndLink(kind=CONTROLS, start=person(1), end=firm(1), valid_to=EARLY)
    await town.hub.links.end(OPERATOR, ending)
    entries = {each.kind: each for each in await changed(town, before)}
    assert set(entries) == {ChangeKind.CORRECTED, ChangeKind.ENDED, ChangeKind.SUPPORT_CHANGED}
    corrected = entries[ChangeKind.CORRECTED]
    assert days_of(corrected) == (("2025-02-01", "2025-06-01"),)
    assert days_of(entries[ChangeKind.ENDED]) == (("2025-06-01", "2028-01-01"),)
    assert corrected.damaged == (shown,)


async def test_a_check_that_was_answered_from_the_corrected_facts_is_not_named_again(
    town: Town, who: SubjectId, clock: SettableClock
) -> None:
    clock.set_to(TODAY)
    missed = await asked(town, day=EARLY)
    before = await published(town)
    await town.link(person(1), REPRESENTS, firm(1), since=EARLY)
    assert (await changed(town, before))[0].damaged == (missed,)
    await asked(town, day=date(2025, 1, 15))
    right = await asked(town, day=EARLY)
    before = await published(town)
    await town.link(person(1), REPRESENTS, firm(1), since=date(2025, 1, 10))
    corrected = (await changed(town, before))[0]
    assert days_of(corrected) == (("2025-01-10", "2025-02-01"),)
    assert right not in corrected.damaged


async def test_past_days_alone_are_corrected_where_the_link_has_ended(
    town: Town, who: SubjectId, clock: SettableClock
) -> None:
    clock.set_to(TODAY)
    before = await published(town)
    await town.link(person(1), CONTROLS, firm(1), since=EARLY, to=date(2025, 4, 1))
    found = {each.kind: days_of(each) for each in await changed(town, before)}
    by_rule = [(each.kind, days_of(each)) for each in await changed(town, before)]
    # the arrears list lets go by itself; the court's list holds the former controller until he is released
    assert by_rule.count((ChangeKind.CORRECTED, (("2025-02-01", "2025-04-01"),))) == 1
    assert by_rule.count((ChangeKind.CORRECTED, (("2025-02-01", "2025-06-01"),))) == 1
    assert found[ChangeKind.BEGUN] == (("2025-06-01", OPEN),)


async def test_days_outside_the_listing_are_never_corrected(town: Town, who: SubjectId, clock: SettableClock) -> None:
    await asked(town, day=date(2024, 12, 31))
    clock.set_to(TODAY)
    before = await published(town)
    await town.link(person(1), REPRESENTS, firm(1), since=date(2010, 1, 1))
    corrected = (await changed(town, before))[0]
    assert (days_of(corrected), corrected.damaged) == ((("2025-01-01", "2025-06-01"),), ())


async def test_a_link_of_today_corrects_nothing(town: Town, who: SubjectId, clock: SettableClock) -> None:
    await asked(town, day=date(2025, 7, 1))
    clock.set_to(TODAY)
    before = await published(town)
    await town.link(person(1), REPRESENTS, firm(1), since=TODAY)
    assert [each.kind for each in await changed(town, before)] == [ChangeKind.BEGUN]


async def test_only_checks_in_a_matter_in_which_the_rule_binds_are_named(town: Town, clock: SettableClock) -> None:
    """Directors bind nobody here, controllers in consumption only; the region of the matter is not asked."""
    await town.register(firm(1), person(1))
    listing = await town.list(firm(1), ARREARS)
    named = await asked(town, day=EARLY)
    elsewhere = await town.check(JUDGING, person(1), CONSUMPTION, as_of=EARLY, region=RegionCode("110000"))
    await town.check(asking(Domain.SUPERVISION), person(1), Domain.SUPERVISION, as_of=EARLY)
    clock.set_to(TODAY)
    before = await published(town)
    await town.link(person(1), CONTROLS, firm(1), since=EARLY)
    corrected = (await changed(town, before))[0]
    assert corrected.damaged == (named, elsewhere.check_id)
    assert len(await bound(town, listing.id)) == 5


async def test_the_repaired_part_of_a_listing_is_corrected_too(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1), person(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(date(2025, 8, 1))
    await repaired(town, listing.id)
    clock.set_to(date(2025, 9, 1))
    before = await published(town)
    await town.link(person(1), CONTROLS, firm(1), since=EARLY)
    [corrected] = await changed(town, before)
    assert (corrected.kind, days_of(corrected)) == (ChangeKind.CORRECTED, (("2025-02-01", "2025-08-01"),))


async def test_checks_by_auditors_and_by_the_subject_are_named_as_well(
    town: Town, who: SubjectId, clock: SettableClock
) -> None:
    checks = [
        await town.check(AUDITOR, person(1), CONSUMPTION, as_of=EARLY, purpose=Purpose.AUDIT),
        await town.check(subject_itself(who), person(1), CONSUMPTION, as_of=EARLY, purpose=Purpose.SELF_ACCESS),
    ]
    clock.set_to(TODAY)
    before = await published(town)
    await town.link(person(1), REPRESENTS, firm(1), since=EARLY)
    assert (await changed(town, before))[0].damaged == tuple(each.check_id for each in checks)


async def test_a_check_for_enforcement_concerns_the_askers_own_listings_only(
    town: Town, who: SubjectId, clock: SettableClock
) -> None:
    checks = [
        (await town.check(caller, person(1), CONSUMPTION, as_of=EARLY, purpose=Purpose.ENFORCEMENT)).check_id
        for caller in (ISSUING, SECOND_ISSUING)
    ]
    clock.set_to(TODAY)
    before = await published(town)
    await town.link(person(1), REPRESENTS, firm(1), since=EARLY)
    assert (await changed(town, before))[0].damaged == (checks[0],)
