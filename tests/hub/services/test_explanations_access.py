"""Who may ask why: agencies in their domains and of their own listings, subjects about what concerns them, auditors."""

from datetime import date

import pytest

from graph_models.civil_time import noon
from graph_models.entities.subject import Identifier
from graph_models.errors import HubError
from graph_models.vocabulary import (
    Domain,
    FindingKind,
    LinkKind,
    MatterKind,
    Purpose,
    RestrictionId,
    SubjectId,
)
from hub.app.clock import SettableClock
from hub.domain.answers.verdict import Restricted
from hub.domain.principal import Principal
from tests.hub.services.deeds import REPAIRABLE, annul, repair
from tests.support.example_law import ARREARS, GRAVE, HEAD
from tests.support.house import START
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUING,
    OPERATOR,
    SECOND_ISSUING,
    Town,
    asking,
    firm,
    person,
    subject_itself,
)

ISSUING_NOWHERE = Principal(role=ISSUING.role, department=ISSUING.department)
SHOPPING, HONOURING, APPOINTING = asking(Domain.CONSUMPTION), asking(Domain.HONOURS), asking(Domain.OFFICE)
BEFORE = date(2025, 3, 1)


async def controlled(town: Town) -> tuple[SubjectId, SubjectId, RestrictionId]:
    """A listed firm, its controller, and what binds the controller in CONSUMPTION."""
    subject, human = await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    await town.list(firm(1), ARREARS)
    return subject.id, human.id, await bound(town, person(1), Domain.CONSUMPTION)


async def bound(town: Town, about: Identifier, domain: Domain, *, kind: MatterKind | None = None) -> RestrictionId:
    """What binds somebody in a matter."""
    verdict = await town.check(AUDITOR, about, domain, purpose=Purpose.AUDIT, kind=kind)
    assert isinstance(verdict, Restricted)
    return verdict.restrictions[0].id


async def outcome(town: Town, caller: Principal, restriction: RestrictionId, as_of: date | None = None) -> str:
    """WHY, or the code of the refusal."""
    try:
        found = await town.hub.explanations.why(caller, restriction, as_of)
    except HubError as refusal:
        return refusal.code
    assert found.restriction.id == restriction
    return "WHY"


@pytest.mark.parametrize(
    ("caller", "expected"),
    [
        (AUDITOR, "WHY"),
        (OPERATOR, "WHY"),
        (SHOPPING, "WHY"),
        (ISSUING_NOWHERE, "WHY"),
        (BUYING, "NOT_PERMITTED"),
        (SECOND_ISSUING, "NOT_PERMITTED"),
        (BANKING, "NOT_PERMITTED"),
        (subject_itself(SubjectId("p-stranger")), "NOT_PERMITTED"),
    ],
)
async def test_a_why_is_given_in_ones_domains_and_for_ones_own_listings(
    town: Town, caller: Principal, expected: str
) -> None:
    _, _, restriction = await controlled(town)
    assert await outcome(town, caller, restriction) == expected


async def test_a_subject_asks_why_it_is_bound_and_what_its_own_listing_does_to_others(town: Town) -> None:
    subject, human, on_the_person = await controlled(town)
    on_the_firm = await bound(town, firm(1), Domain.PROCUREMENT)
    asked = [
        await outcome(town, subject_itself(who), restriction)
        for who in (subject, human)
        for restriction in (on_the_firm, on_the_person)
    ]
    assert asked == ["WHY", "WHY", "NOT_PERMITTED", "WHY"]


async def test_a_bank_has_no_why_even_in_its_domain(town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    [restriction] = (await town.check(BANKING, firm(1), Domain.BANKING)).restrictions  # type: ignore[union-attr]  # Noted, or the test fails here
    assert await outcome(town, BANKING, restriction.id) == "NOT_PERMITTED"


async def test_of_what_is_repaired_there_is_no_why_for_agencies_about_whatever_day(
    town: Town, clock: SettableClock
) -> None:
    subject, _, _ = await controlled(town)
    restriction = await bound(town, firm(1), Domain.PROCUREMENT)
    listing = (await town.hub.explanations.why(AUDITOR, restriction)).listing.id
    clock.set_to(REPAIRABLE)
    await repair(town, listing)
    callers = [BUYING, ISSUING, AUDITOR, OPERATOR, subject_itself(subject)]
    past = [await outcome(town, caller, restriction, BEFORE) for caller in callers]
    today = [await outcome(town, caller, restriction) for caller in callers]
    assert past == ["NOT_FOUND", "NOT_FOUND", "WHY", "WHY", "WHY"]
    assert today == ["NOT_FOUND"] * 5


async def test_what_survives_a_repair_is_explained_to_the_agencies_of_its_domain(
    town: Town, clock: SettableClock
) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.PRINCIPAL_OF, firm(1))
    listing = await town.list(firm(1), GRAVE, findings=[(person(1), FindingKind.PUNISHED)])
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    restriction = await bound(town, person(1), Domain.OFFICE, kind=HEAD)
    asked = [await outcome(town, caller, restriction) for caller in (APPOINTING, HONOURING)]
    assert asked == ["WHY", "NOT_PERMITTED"]


async def test_what_was_known_is_explained_to_auditors_and_to_the_subject_only(town: Town) -> None:
    subject, human, restriction = await controlled(town)
    allowed = [AUDITOR, subject_itself(subject), subject_itself(human)]
    for caller in allowed:
        found = await town.hub.explanations.why(caller, restriction, known_at=noon(START))
        assert found.restriction.subject == human
    for refused in (SHOPPING, ISSUING, BANKING, OPERATOR):
        with pytest.raises(HubError) as refusal:
            await town.hub.explanations.why(refused, restriction, known_at=noon(START))
        assert refusal.value.code == "NOT_PERMITTED"


@pytest.mark.parametrize("caller", [BANKING, subject_itself(SubjectId("p-stranger"))])
async def test_who_may_not_ask_is_not_told_either_that_there_is_nothing(
    town: Town, clock: SettableClock, caller: Principal
) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    restriction = await bound(town, firm(1), Domain.PROCUREMENT)
    clock.set_to(REPAIRABLE)
    await annul(town, listing.id)
    for asked in (restriction, RestrictionId("r-nothing")):
        assert await outcome(town, caller, asked) == "NOT_PERMITTED"
