"""What stands beside the verdict: persons in roles of the applicant, what a court suspends, and marks."""

from datetime import date

import pytest

from graph_models.entities.subject import ById
from graph_models.vocabulary import Domain, LinkKind, Mark, Purpose
from hub.domain.answers.verdict import AnyVerdict, Clear, Restricted
from hub.domain.principal import Principal
from tests.hub.services.deeds import end_link, object_to, resume, stay
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.town import AUDITOR, BANKING, BUYING, Town, asking, firm, person, subject_itself, vehicle

SHOPPING = asking(Domain.CONSUMPTION)
REPRESENTS, CONTROLS = LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.ACTUAL_CONTROLLER_OF


def roles_of(verdict: AnyVerdict) -> list[LinkKind]:
    """The roles in which somebody beside the verdict is restricted."""
    return sorted(each.role for each in verdict.related)


def marks_of(verdict: AnyVerdict) -> list[frozenset[Mark]]:
    """The marks of each restriction of a Restricted."""
    assert isinstance(verdict, Restricted)
    return [each.marks for each in verdict.restrictions]


async def test_a_restriction_on_the_representative_is_a_fact_beside_the_verdict(town: Town) -> None:
    _, human = await town.register(firm(1), person(1))
    await town.link(person(1), REPRESENTS, firm(1))
    await town.list(person(1), ARREARS)
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert isinstance(verdict, Clear)
    [related] = verdict.related
    assert (related.role, related.person, related.restriction.rule) == (REPRESENTS, human.id, "arrears/trading")


async def test_each_role_of_a_person_is_named(town: Town) -> None:
    await town.register(firm(1), person(1))
    for role in (REPRESENTS, CONTROLS, LinkKind.DIRECTOR_OF):
        await town.link(person(1), role, firm(1))
    await town.list(person(1), ARREARS)
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert roles_of(verdict) == [CONTROLS, LinkKind.DIRECTOR_OF, REPRESENTS]


async def test_only_what_counts_in_the_matter_on_the_day_stands_beside(town: Town) -> None:
    await town.register(firm(1), person(1), person(2), person(3))
    await town.link(person(1), REPRESENTS, firm(1), to=date(2025, 3, 1))
    await town.link(person(2), CONTROLS, firm(1), since=date(2025, 3, 1))
    await town.link(person(3), LinkKind.DIRECTOR_OF, firm(1))
    await town.list(person(1), ARREARS)
    await town.list(person(2), ARREARS)
    await stay(town, (await town.list(person(3), ARREARS)).id)
    seen = [
        roles_of(await town.check(BUYING, firm(1), Domain.PROCUREMENT, as_of=date(2025, 2, 28))),
        roles_of(await town.check(BUYING, firm(1), Domain.PROCUREMENT, as_of=date(2025, 3, 1))),
        roles_of(await town.check(asking(Domain.HONOURS), firm(1), Domain.HONOURS)),
    ]
    assert seen == [[REPRESENTS], [CONTROLS], []]


async def test_agencies_and_auditors_see_related_persons_and_banks_and_the_subject_do_not(town: Town) -> None:
    subject, _ = await town.register(firm(1), person(1))
    await town.link(person(1), REPRESENTS, firm(1))
    await town.list(person(1), ARREARS)
    askers: list[tuple[Principal, Domain, Purpose]] = [
        (BUYING, Domain.PROCUREMENT, Purpose.PROCUREMENT_REVIEW),
        (AUDITOR, Domain.BANKING, Purpose.AUDIT),
        (BANKING, Domain.BANKING, Purpose.CREDIT_GRANTING),
        (subject_itself(subject.id), Domain.BANKING, Purpose.SELF_ACCESS),
    ]
    seen = [roles_of(await town.check(caller, firm(1), domain, purpose=purpose)) for caller, domain, purpose in askers]
    assert seen == [[REPRESENTS], [REPRESENTS], [], []]


async def test_an_applicant_who_is_a_person_or_a_vehicle_has_nobody_beside(town: Town) -> None:
    human, _, _ = await town.register(person(1), firm(1), vehicle(1))
    await town.link(person(1), REPRESENTS, firm(1))
    await town.link(firm(1), LinkKind.OWNS, vehicle(1))
    await town.list(firm(1), ARREARS)
    verdicts = [
        await town.check(BUYING, each, Domain.PROCUREMENT) for each in (person(1), ById(id=human.id), vehicle(1))
    ]
    assert [(type(each), each.related) for each in verdicts] == [(Clear, ())] * 3


async def test_what_a_court_stays_is_shown_and_does_not_count_until_it_resumes(town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    await stay(town, listing.id)
    stayed = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    await resume(town, listing.id)
    resumed = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert isinstance(stayed, Clear)
    assert [each.listing.id for each in stayed.suspended] == [listing.id]
    assert (type(resumed), resumed.suspended) == (Restricted, ())


async def test_one_listing_that_is_stayed_leaves_the_other_counted_alone(town: Town) -> None:
    await town.register(firm(1))
    await stay(town, (await town.list(firm(1), ARREARS)).id)
    standing = await town.list(firm(1), ARREARS, number="示例2号")
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert isinstance(verdict, Restricted)
    assert [(each.listing.id, each.listings_in_matter) for each in verdict.restrictions] == [(standing.id, 1)]
    assert [each.listings_in_matter for each in verdict.suspended] == [1]


@pytest.mark.parametrize("caller", [BUYING, BANKING])
async def test_an_objection_is_marked_for_every_asker_and_changes_nothing_else(town: Town, caller: Principal) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    domain = next(iter(sorted(caller.domains & {Domain.PROCUREMENT, Domain.BANKING})))
    before = await town.check(caller, firm(1), domain)
    await object_to(town, listing.id)
    after = await town.check(caller, firm(1), domain)
    assert (type(before), type(after)) == (type(after), type(before))
    assert not isinstance(after, Clear)
    assert [each.marks for each in after.restrictions] == [frozenset({Mark.OBJECTION})]


async def test_a_former_representative_is_marked_as_waiting_for_release_from_the_day_he_left(town: Town) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), REPRESENTS, firm(1))
    await town.list(firm(1), COURT_LIST)
    await end_link(town, person(1), REPRESENTS, firm(1), day=date(2025, 3, 1))
    seen = [
        marks_of(await town.check(SHOPPING, person(1), Domain.CONSUMPTION, as_of=day))
        for day in (date(2025, 2, 28), date(2025, 3, 1))
    ]
    assert seen == [[frozenset()], [frozenset({Mark.RELEASE_PENDING})]]
