"""Persons known without a document: a Clear says whether it covers them, and an unknown namesake makes it open."""

import pytest

from graph_models.entities.subject import ById, Identifier
from graph_models.vocabulary import Coverage, Domain, LinkKind, UndeterminedReason
from hub.domain.answers.verdict import AnyVerdict, Clear, Restricted, Undetermined
from hub.domain.commands.record import RecordLink, RegisterSubject
from tests.hub.services.deeds import annul, stay
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.town import (
    OPERATOR,
    REGISTER,
    SINCE,
    Town,
    asking,
    firm,
    kind_of,
    person,
    someone,
)

SHOPPING, HONOURING = asking(Domain.CONSUMPTION), asking(Domain.HONOURS)
NAME, OTHER_NAME = "示例同名", "示例异名"
MOST_UNNAMED = 200
"""From so many undocumented persons on, the answer does not rest on them one by one."""


def coverage_of(verdict: AnyVerdict) -> Coverage:
    """The coverage of a Clear."""
    assert isinstance(verdict, Clear)
    return verdict.coverage


async def bound_namesake(town: Town) -> Identifier:
    """A person without a document who is bound in CONSUMPTION."""
    namesake = someone("甲")
    await town.register(namesake, name=NAME)
    await town.list(namesake, COURT_LIST)
    return namesake


async def test_an_unknown_document_without_a_name_may_be_any_undocumented_person_who_is_bound(town: Town) -> None:
    await bound_namesake(town)
    bound = await town.check(SHOPPING, person(1), Domain.CONSUMPTION)
    elsewhere = await town.check(HONOURING, person(1), Domain.HONOURS)
    assert (coverage_of(bound), coverage_of(elsewhere)) == (Coverage.PARTIAL, Coverage.COMPLETE)


async def test_an_unknown_document_with_the_name_of_one_who_is_bound_is_ambiguous(town: Town) -> None:
    await bound_namesake(town)
    verdict = await town.check(SHOPPING, person(1), Domain.CONSUMPTION, name=NAME)
    assert isinstance(verdict, Undetermined)
    assert verdict.reason is UndeterminedReason.AMBIGUOUS_IDENTIFIER
    assert (verdict.subject, verdict.restrictions) == (None, ())


async def test_an_unknown_document_with_another_name_is_covered(town: Town) -> None:
    await bound_namesake(town)
    verdict = await town.check(SHOPPING, person(1), Domain.CONSUMPTION, name=OTHER_NAME)
    assert coverage_of(verdict) is Coverage.COMPLETE


async def test_a_name_says_nothing_in_a_matter_where_nobody_of_it_is_bound(town: Town) -> None:
    await bound_namesake(town)
    verdict = await town.check(HONOURING, person(1), Domain.HONOURS, name=NAME)
    assert coverage_of(verdict) is Coverage.COMPLETE


async def test_a_namesake_who_is_documented_makes_nothing_open(town: Town) -> None:
    await town.register(person(2), name=NAME)
    await town.list(person(2), COURT_LIST)
    verdict = await town.check(SHOPPING, person(1), Domain.CONSUMPTION, name=NAME)
    assert coverage_of(verdict) is Coverage.COMPLETE


async def test_a_known_person_is_held_against_the_name_on_record_and_the_name_given(town: Town) -> None:
    await bound_namesake(town)
    await town.register(person(1), name=NAME)
    await town.register(person(2), name=OTHER_NAME)
    answers = [
        await town.check(SHOPPING, person(1), Domain.CONSUMPTION),
        await town.check(SHOPPING, person(2), Domain.CONSUMPTION),
        await town.check(SHOPPING, person(2), Domain.CONSUMPTION, name=NAME),
    ]
    assert [coverage_of(each) for each in answers] == [Coverage.PARTIAL, Coverage.COMPLETE, Coverage.PARTIAL]


@pytest.mark.parametrize("by_id", [False, True])
async def test_a_known_person_of_no_name_may_be_any_undocumented_person_who_is_bound(town: Town, by_id: bool) -> None:
    await bound_namesake(town)
    [subject] = await town.register(person(1))
    asked = ById(id=subject.id) if by_id else person(1)
    unnamed = await town.check(SHOPPING, asked, Domain.CONSUMPTION)
    named = await town.check(SHOPPING, asked, Domain.CONSUMPTION, name=OTHER_NAME)
    assert (coverage_of(unnamed), coverage_of(named)) == (Coverage.PARTIAL, Coverage.COMPLETE)


async def test_a_firm_is_covered_whoever_has_its_name(town: Town) -> None:
    await bound_namesake(town)
    await town.register(firm(1), name=NAME)
    verdict = await town.check(SHOPPING, firm(1), Domain.CONSUMPTION, name=NAME)
    assert coverage_of(verdict) is Coverage.COMPLETE


async def test_an_undocumented_person_is_found_itself_and_does_not_stand_in_its_own_way(town: Town) -> None:
    namesake = await bound_namesake(town)
    own = await town.check(SHOPPING, namesake, Domain.CONSUMPTION)
    elsewhere = await town.check(HONOURING, namesake, Domain.HONOURS, name=NAME)
    assert (type(own), coverage_of(elsewhere)) == (Restricted, Coverage.COMPLETE)


async def test_a_namesake_whose_listing_is_stayed_or_annulled_makes_nothing_open(town: Town) -> None:
    await town.register(someone("甲"), name=NAME)
    stayed = await town.list(someone("甲"), COURT_LIST)
    annulled = await town.list(someone("甲"), COURT_LIST, number="示例2号")
    await annul(town, annulled.id)
    await stay(town, stayed.id)
    verdicts = [
        await town.check(SHOPPING, person(1), Domain.CONSUMPTION, name=NAME),
        await town.check(SHOPPING, person(1), Domain.CONSUMPTION),
    ]
    assert [coverage_of(each) for each in verdicts] == [Coverage.COMPLETE, Coverage.COMPLETE]


@pytest.mark.parametrize(
    ("controllers", "coverage"), [(MOST_UNNAMED - 1, Coverage.COMPLETE), (MOST_UNNAMED, Coverage.PARTIAL)]
)
async def test_an_answer_does_not_rest_on_a_list_of_undocumented_persons_that_was_cut(
    town: Town, controllers: int, coverage: Coverage
) -> None:
    people: list[Identifier] = [someone(str(number)) for number in range(controllers)]
    subjects = [RegisterSubject(ref=each, kind=kind_of(each), source=REGISTER) for each in (firm(1), *people)]
    links = [
        RecordLink(kind=LinkKind.ACTUAL_CONTROLLER_OF, start=each, end=firm(1), valid_from=SINCE, source=REGISTER)
        for each in people
    ]
    await town.hub.intake.load_subjects(OPERATOR, subjects)
    await town.hub.intake.load_links(OPERATOR, links)
    listing = await town.list(firm(1), ARREARS)
    await stay(town, listing.id)
    verdict = await town.check(SHOPPING, person(1), Domain.CONSUMPTION)
    assert coverage_of(verdict) is coverage
