"""Past days and past knowledge: what is repaired or annulled today, and who may ask what was known at an instant."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from graph_models.civil_time import noon
from graph_models.errors import NotPermitted
from graph_models.vocabulary import Domain, FindingKind, LinkKind, Purpose, Revision, SourceId
from hub.app.clock import SettableClock
from hub.domain.answers.verdict import Clear, Restricted, Undetermined
from hub.domain.commands.record import DeclareSource
from hub.domain.principal import Principal
from tests.hub.services.deeds import REPAIRABLE, annul, repair, revoke
from tests.support.example_law import ARREARS, GRAVE, HEAD
from tests.support.house import START
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUER,
    ISSUING,
    OPERATOR,
    Town,
    asking,
    firm,
    person,
    subject_itself,
)

BEFORE = date(2025, 3, 1)
"""A day on which the listing stood, long before its repair."""


def just_before(instant: datetime) -> datetime:
    """An instant earlier than a write of that instant."""
    return instant - timedelta(seconds=1)


async def test_agencies_and_banks_do_not_see_what_is_repaired_today_even_about_the_past(
    town: Town, clock: SettableClock
) -> None:
    subject, _ = await town.register(firm(1), firm(2))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    answers = [
        await town.check(caller, firm(1), Domain.BANKING, as_of=BEFORE, purpose=purpose)
        for caller, purpose in (
            (BANKING, Purpose.CREDIT_GRANTING),
            (ISSUING, Purpose.ENFORCEMENT),
            (AUDITOR, Purpose.AUDIT),
            (subject_itself(subject.id), Purpose.SELF_ACCESS),
        )
    ]
    assert [type(each) is Clear for each in answers] == [True, True, False, False]


async def test_a_repair_that_is_revoked_is_no_reason_to_hide_the_past(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    clock.set_to(REPAIRABLE + timedelta(days=30))
    await revoke(town, listing.id)
    days = [BEFORE, REPAIRABLE, REPAIRABLE + timedelta(days=30)]
    seen = [type(await town.check(BUYING, firm(1), Domain.PROCUREMENT, as_of=day)) for day in days]
    assert seen == [Restricted, Clear, Restricted]


async def test_what_survives_a_repair_is_shown_to_everybody_who_may_ask(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.PRINCIPAL_OF, firm(1))
    listing = await town.list(firm(1), GRAVE, findings=[(person(1), FindingKind.PUNISHED)])
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    appointing, honouring = asking(Domain.OFFICE), asking(Domain.HONOURS)
    office = await town.check(appointing, person(1), Domain.OFFICE, kind=HEAD)
    honours = await town.check(honouring, firm(1), Domain.HONOURS)
    assert (type(office), type(honours)) == (Restricted, Clear)


async def test_an_annulled_listing_binds_on_no_day_and_only_its_past_knowledge_is_left(
    town: Town, clock: SettableClock
) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(REPAIRABLE)
    await annul(town, listing.id)
    now = await town.check(AUDITOR, firm(1), Domain.PROCUREMENT, purpose=Purpose.AUDIT, as_of=BEFORE)
    then = await town.check(
        AUDITOR,
        firm(1),
        Domain.PROCUREMENT,
        purpose=Purpose.AUDIT,
        as_of=BEFORE,
        known_at=just_before(clock.now()),
    )
    assert (type(now), type(then)) == (Clear, Restricted)
    assert then.revision < now.revision


async def test_what_was_known_is_what_was_written_by_that_instant(town: Town, clock: SettableClock) -> None:
    clock.set_to(date(2025, 1, 2))
    await town.register(firm(1))
    clock.set_to(date(2025, 1, 3))
    await town.list(firm(1), ARREARS)
    listed_at = clock.now()
    clock.set_to(date(2025, 1, 4))
    verdicts = [
        await town.check(AUDITOR, firm(1), Domain.PROCUREMENT, purpose=Purpose.AUDIT, known_at=instant)
        for instant in (just_before(noon(START)), just_before(listed_at), listed_at)
    ]
    assert [type(each) for each in verdicts] == [Clear, Clear, Restricted]
    assert [each.subject is None for each in verdicts] == [True, False, False]
    assert verdicts[0].revision == Revision(0)


async def test_a_subject_may_ask_what_was_known_about_itself(town: Town, clock: SettableClock) -> None:
    [subject] = await town.register(firm(1))
    clock.set_to(BEFORE)
    await town.list(firm(1), ARREARS)
    verdict = await town.check(
        subject_itself(subject.id),
        firm(1),
        Domain.PROCUREMENT,
        purpose=Purpose.SELF_ACCESS,
        known_at=just_before(clock.now()),
    )
    assert isinstance(verdict, Clear)


@pytest.mark.parametrize(("caller", "domain"), [(BUYING, Domain.PROCUREMENT), (BANKING, Domain.BANKING)])
async def test_what_was_known_is_not_for_agencies_and_banks(town: Town, caller: Principal, domain: Domain) -> None:
    with pytest.raises(NotPermitted) as refusal:
        await town.check(caller, firm(1), domain, known_at=noon(START))
    assert refusal.value.code == "NOT_PERMITTED"


async def test_a_source_that_was_declared_later_leaves_what_was_known_before_as_it_was_answered(
    town: Town, clock: SettableClock
) -> None:
    await town.register(firm(1))
    answered = await town.check(AUDITOR, firm(1), Domain.PROCUREMENT, purpose=Purpose.AUDIT)
    asked_at = clock.now()
    clock.set_to(BEFORE)
    source = DeclareSource(id=SourceId("feed"), by=ISSUER, list_types=frozenset({ARREARS}), fresh_for_days=7)
    await town.hub.registry.declare_source(OPERATOR, source)
    again = await town.check(
        AUDITOR, firm(1), Domain.PROCUREMENT, purpose=Purpose.AUDIT, as_of=START, known_at=asked_at
    )
    now = await town.check(AUDITOR, firm(1), Domain.PROCUREMENT, purpose=Purpose.AUDIT, as_of=START)
    assert replace(again, check_id=answered.check_id) == answered
    assert isinstance(now, Undetermined)
