"""Who is told of which changes: domains and own listings; of what is repaired or annulled only that it ended."""

from dataclasses import replace
from datetime import date

import pytest

from graph_models.vocabulary import ChangeKind, Domain, FindingKind, LinkKind, Revision, SubjectId
from hub.app.clock import SettableClock
from hub.domain.principal import Principal
from tests.hub.services.deeds import REPAIRABLE, Ending, annul, consent_of, object_to, repair, revoke
from tests.support.example_law import ARREARS, GRAVE
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    CITY,
    ISSUING,
    JUDGING,
    OPERATOR,
    OTHER_CITY,
    PROVINCE,
    SECOND_ISSUING,
    Town,
    asking,
    department_code,
    firm,
    person,
    subject_itself,
)

BEGINNING = Revision(0)
LISTED, BEGUN, ENDED = ChangeKind.LISTED, ChangeKind.BEGUN, ChangeKind.ENDED
SHOPPING = asking(Domain.CONSUMPTION)
ISSUING_NOWHERE = Principal(role=ISSUING.role, department=ISSUING.department)


async def told(town: Town, caller: Principal) -> list[ChangeKind]:
    """The kinds of the changes that a caller is told, in their order."""
    page = await town.hub.log.changes(caller, BEGINNING, first=1_000)
    return [each.kind for each in page.changes]


async def test_auditors_and_the_operator_are_told_everything(town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    assert [await told(town, caller) for caller in (AUDITOR, OPERATOR)] == [[LISTED, BEGUN, BEGUN, BEGUN, BEGUN]] * 2


async def test_an_agency_and_a_bank_are_told_of_rows_in_their_domains(town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    callers = [BUYING, BANKING, asking(Domain.LICENSING), asking(Domain.HONOURS), SECOND_ISSUING]
    assert [await told(town, caller) for caller in callers] == [[BEGUN], [BEGUN], [BEGUN], [], []]


async def test_a_department_is_told_everything_of_its_own_listings(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    await object_to(town, listing.id)
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    seen = await told(town, ISSUING_NOWHERE)
    assert seen == [LISTED, *[BEGUN] * 4, ChangeKind.OBJECTED, ChangeKind.REPAIRED, *[ENDED] * 4]


async def test_a_subject_is_told_of_itself_and_of_nobody_else(town: Town) -> None:
    first, second, human = await town.register(firm(1), firm(2), person(1))
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    await town.list(firm(1), ARREARS)
    seen = [await told(town, subject_itself(each.id)) for each in (first, second, human)]
    assert seen == [[LISTED, BEGUN, BEGUN, BEGUN, BEGUN], [], [BEGUN]]
    assert await told(town, subject_itself(SubjectId("o-stranger"))) == []


@pytest.mark.parametrize("ending", [repair, annul])
@pytest.mark.parametrize(("caller", "domain"), [(BUYING, Domain.PROCUREMENT), (BANKING, Domain.BANKING)])
async def test_of_a_listing_that_is_repaired_or_annulled_now_they_are_told_only_that_it_ended(
    town: Town, clock: SettableClock, caller: Principal, domain: Domain, ending: Ending
) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(REPAIRABLE)
    before = await told(town, caller)
    await ending(town, listing.id)
    assert domain in caller.domains
    assert (before, await told(town, caller)) == ([BEGUN], [ENDED])
    assert (await told(town, AUDITOR))[:5] == [LISTED, BEGUN, BEGUN, BEGUN, BEGUN]


async def test_a_repair_that_is_revoked_lets_them_be_told_again(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    clock.set_to(date(2025, 9, 1))
    await revoke(town, listing.id)
    assert await told(town, BUYING) == [BEGUN, ENDED, BEGUN]


async def test_what_survives_a_repair_is_told_to_its_domain_after_the_repair_too(
    town: Town, clock: SettableClock
) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.PRINCIPAL_OF, firm(1))
    listing = await town.list(firm(1), GRAVE, findings=[(person(1), FindingKind.PUNISHED)])
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    appointing, honouring = asking(Domain.OFFICE), asking(Domain.HONOURS)
    assert [await told(town, caller) for caller in (appointing, honouring)] == [[BEGUN], [ENDED]]
    await annul(town, listing.id)
    assert await told(town, appointing) == [ENDED]


async def test_another_listing_of_the_same_subject_is_told_as_it_stands(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    repaired = await town.list(firm(1), ARREARS)
    standing = await town.list(firm(1), ARREARS, number="示例2号")
    clock.set_to(REPAIRABLE)
    await repair(town, repaired.id)
    page = await town.hub.log.changes(BUYING, BEGINNING)
    assert [(each.listing, each.kind) for each in page.changes] == [(standing.id, BEGUN), (repaired.id, ENDED)]


@pytest.mark.parametrize("ending", [repair, annul])
async def test_an_ending_of_what_is_repaired_or_annulled_does_not_say_on_which_days_it_bound(
    town: Town, clock: SettableClock, ending: Ending
) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(REPAIRABLE)
    await ending(town, listing.id)
    [others] = (await town.hub.log.changes(BUYING, BEGINNING)).changes
    own = [each for each in (await town.hub.log.changes(ISSUING, BEGINNING)).changes if each.kind is ENDED]
    assert (others.kind, others.days) == (ENDED, None)
    assert all(each.days for each in own)


async def test_a_rule_for_the_issuers_region_is_told_to_nobody_elsewhere(town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    licensing = asking(Domain.LICENSING)
    regions = [CITY, PROVINCE, OTHER_CITY]
    assert [await told(town, replace(licensing, region=each)) for each in regions] == [[BEGUN], [BEGUN], []]


async def test_a_bank_is_told_of_a_person_only_under_a_consent_that_covers_today(
    town: Town, clock: SettableClock
) -> None:
    await town.register(person(1), firm(1))
    await town.list(person(1), ARREARS)
    other_bank = replace(BANKING, department=department_code(7))
    assert await told(town, BANKING) == []
    await town.hub.consents.record(OPERATOR, consent_of(person(1), to=date(2025, 2, 1)))
    assert [await told(town, caller) for caller in (BANKING, other_bank)] == [[BEGUN], []]
    await town.list(firm(1), ARREARS, number="示例2号")
    assert [await told(town, caller) for caller in (BANKING, other_bank)] == [[BEGUN, BEGUN], [BEGUN]]
    clock.set_to(date(2025, 2, 1))
    assert await told(town, BANKING) == [BEGUN]


async def test_of_the_checks_that_were_answered_differently_a_department_is_told_its_own(
    town: Town, clock: SettableClock
) -> None:
    _, human = await town.register(firm(1), person(1))
    await town.list(firm(1), ARREARS)
    clock.set_to(date(2025, 3, 1))
    askers = [SHOPPING, JUDGING]
    checks = [
        (await town.check(asker, person(1), Domain.CONSUMPTION, as_of=date(2025, 2, 1))).check_id for asker in askers
    ]
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1), since=date(2025, 1, 15))
    every, none = set(checks), asking(Domain.CONSUMPTION, department_code(99))
    callers = [*askers, none, ISSUING, AUDITOR, subject_itself(human.id)]
    seen = []
    for caller in callers:
        page = await town.hub.log.changes(caller, BEGINNING)
        [corrected] = [each for each in page.changes if each.kind is ChangeKind.CORRECTED]
        seen.append(set(corrected.damaged))
    assert seen == [{checks[0]}, {checks[1]}, set(), every, every, every]
