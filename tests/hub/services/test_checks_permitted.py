"""Who may ask what: each refusal has its code and leaves no record; a bank needs a person's stored consent."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from graph_models.entities.subject import ById
from graph_models.errors import ConsentMissing, HubError, NotPermitted
from graph_models.vocabulary import Domain, MatterKind, Purpose, Role
from hub.app.clock import SettableClock
from hub.domain.answers.verdict import Clear, Noted, Restricted
from hub.domain.commands.record import DeclareDepartment
from hub.domain.principal import Principal
from tests.hub.services.deeds import consent, consent_of
from tests.support.example_law import ARREARS, FOOD
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    CITY,
    ISSUING,
    OPERATOR,
    SECOND_ISSUING,
    Town,
    asking,
    department_code,
    firm,
    person,
    someone,
    subject_itself,
)

SECOND_BANK = department_code(7)
PROCUREMENT, LICENSING = Domain.PROCUREMENT, asking(Domain.LICENSING)


@pytest.mark.parametrize(
    ("caller", "domain", "given", "code"),
    [
        (LICENSING, Domain.LICENSING, {}, "MATTER_KIND_REQUIRED"),
        (LICENSING, Domain.LICENSING, {"kind": MatterKind("nothing")}, "UNKNOWN_MATTER_KIND"),
        (BUYING, PROCUREMENT, {"kind": FOOD}, "UNKNOWN_MATTER_KIND"),
        (BUYING, PROCUREMENT, {"purpose": Purpose.AUDIT}, "PURPOSE_REFUSED"),
        (BUYING, PROCUREMENT, {"purpose": Purpose.SUPERVISION}, "PURPOSE_REFUSED"),
        (BUYING, Domain.HONOURS, {}, "NOT_PERMITTED"),
        (BANKING, PROCUREMENT, {"purpose": Purpose.CREDIT_GRANTING}, "PURPOSE_REFUSED"),
        (OPERATOR, PROCUREMENT, {"purpose": Purpose.AUDIT}, "NOT_PERMITTED"),
        (AUDITOR, PROCUREMENT, {}, "PURPOSE_REFUSED"),
    ],
)
async def test_a_question_that_may_not_be_asked_is_refused_and_leaves_no_record(
    town: Town, caller: Principal, domain: Domain, given: Mapping[str, Any], code: str
) -> None:
    with pytest.raises(HubError) as refusal:
        await town.check(caller, firm(1), domain, **given)
    assert refusal.value.code == code
    assert (await town.hub.log.checks(AUDITOR)).items == ()


async def test_a_subject_sees_itself_and_nobody_else_recorded_or_not(town: Town) -> None:
    own, _ = await town.register(firm(1), firm(2))
    await town.list(firm(1), ARREARS)
    itself = subject_itself(own.id)
    verdict = await town.check(itself, firm(1), PROCUREMENT, purpose=Purpose.SELF_ACCESS)
    assert isinstance(verdict, Restricted)
    for other in (firm(2), firm(3), person(1)):
        with pytest.raises(NotPermitted) as refusal:
            await town.check(itself, other, PROCUREMENT, purpose=Purpose.SELF_ACCESS)
        assert refusal.value.code == "NOT_PERMITTED"
    assert [each.id for each in (await town.hub.log.checks(AUDITOR)).items] == [verdict.check_id]


async def test_enforcement_shows_a_department_its_own_listings_in_every_domain(town: Town) -> None:
    await town.register(firm(1))
    own = await town.list(firm(1), ARREARS)
    issuer = await town.check(ISSUING, firm(1), PROCUREMENT, purpose=Purpose.ENFORCEMENT)
    other = await town.check(SECOND_ISSUING, firm(1), PROCUREMENT, purpose=Purpose.ENFORCEMENT)
    assert isinstance(issuer, Restricted)
    assert ([each.listing.id for each in issuer.restrictions], type(other)) == ([own.id], Clear)


@pytest.mark.parametrize("about", [person(1), person(2), someone("甲")])
async def test_a_bank_asks_about_a_person_known_or_not_only_under_a_stored_consent(town: Town, about: Any) -> None:
    await town.register(person(1), someone("甲"))
    with pytest.raises(ConsentMissing) as refusal:
        await town.check(BANKING, about, Domain.BANKING)
    assert refusal.value.code == "CONSENT_MISSING"
    assert (await town.hub.log.checks(AUDITOR)).items == ()


async def test_a_stored_consent_lets_a_bank_ask_by_any_identifier(town: Town) -> None:
    [subject] = await town.register(person(1))
    await town.list(person(1), ARREARS)
    await consent(town, consent_of(person(1)))
    verdicts = [await town.check(BANKING, each, Domain.BANKING) for each in (person(1), ById(id=subject.id))]
    assert [type(each) for each in verdicts] == [Noted, Noted]


async def test_a_bank_needs_no_consent_of_a_firm(town: Town) -> None:
    await town.register(firm(1))
    verdicts = [await town.check(BANKING, each, Domain.BANKING) for each in (firm(1), firm(2))]
    assert [type(each) for each in verdicts] == [Clear, Clear]


@pytest.mark.parametrize(
    "given",
    [
        {"bank": SECOND_BANK},
        {"purpose": Purpose.LICENCE_REVIEW},
        {"scope": frozenset({Domain.SUBSIDY})},
        {"scope": frozenset[Domain]()},
        {"to": date(2025, 1, 15)},
        {"since": date(2025, 1, 16)},
    ],
)
async def test_a_consent_for_another_bank_purpose_scope_or_day_does_not_cover(
    town: Town, clock: SettableClock, given: Mapping[str, Any]
) -> None:
    second = DeclareDepartment(code=SECOND_BANK, name="示例二行", region=CITY, role=Role.BANK)
    await town.hub.registry.declare_department(OPERATOR, second)
    await town.register(person(1))
    await consent(town, consent_of(person(1), **given))
    clock.set_to(date(2025, 1, 15))
    with pytest.raises(ConsentMissing):
        await town.check(BANKING, person(1), Domain.BANKING)


async def test_a_consent_covers_the_day_of_asking_whatever_day_is_asked_about(town: Town, clock: SettableClock) -> None:
    await town.register(person(1))
    await consent(town, consent_of(person(1)))
    clock.set_to(date(2025, 1, 31))
    verdict = await town.check(BANKING, person(1), Domain.BANKING, as_of=date(2025, 6, 1))
    assert isinstance(verdict, Clear)
    clock.set_to(date(2025, 2, 1))
    with pytest.raises(ConsentMissing):
        await town.check(BANKING, person(1), Domain.BANKING, as_of=date(2025, 1, 15))


async def test_one_consent_among_others_is_enough(town: Town) -> None:
    await town.register(person(1), person(2))
    await consent(town, consent_of(person(1), scope=frozenset({Domain.SUBSIDY})))
    await consent(town, consent_of(person(1)))
    assert isinstance(await town.check(BANKING, person(1), Domain.BANKING), Clear)
    with pytest.raises(ConsentMissing):
        await town.check(BANKING, person(2), Domain.BANKING)
