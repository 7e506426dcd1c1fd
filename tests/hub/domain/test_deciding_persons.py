"""Persons: an unknown document, undocumented persons of this name, and persons in roles of the applicant."""

from datetime import date

import pytest

from graph_models.entities.subject import Subject
from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import (
    Coverage,
    Domain,
    EventKind,
    LinkKind,
    ListingId,
    Mark,
    SourceId,
    SubjectKind,
    UndeterminedReason,
    VerdictKind,
)
from hub.domain.answers.verdict import Clear, RelatedRestriction, Undetermined
from hub.domain.bound import BoundRow
from hub.domain.deciding import Asked, FedSource, Known, decide
from tests.hub.domain.builders import (
    LAW,
    SOMEBODY,
    SOMEONE_ELSE,
    answered,
    as_shown,
    asked,
    human,
    known,
    listing,
    restrictions_of,
    row,
)
from tests.support.example_law import COURT_LIST
from tests.support.town import asking

SHOPPING = asking(Domain.CONSUMPTION)
A_PERSON = asked(SHOPPING, Domain.CONSUMPTION, about=SubjectKind.PERSON)
ANYBODY = asked(SHOPPING, Domain.CONSUMPTION, about=None)
A_FIRM = asked(SHOPPING, Domain.CONSUMPTION)
NAMESAKE = row("court/roles", subject=SOMEONE_ELSE)
REPAIRED = row("court/roles", subject=SOMEONE_ELSE, told=[(EventKind.REPAIRED, date(2025, 5, 1))])
HELD = row("court/roles", subject=SOMEONE_ELSE, told=[(EventKind.STAYED, date(2025, 5, 1))])
ELSEWHERE = row("arrears/trading", subject=SOMEONE_ELSE)


def coverage(found: Known, question: Asked = A_PERSON) -> Coverage:
    verdict = answered(question, found)
    assert isinstance(verdict, Clear)
    return verdict.coverage


def test_an_unknown_document_with_the_name_of_somebody_bound_is_ambiguous() -> None:
    decided = decide(A_PERSON, known(subject=None, namesakes=[NAMESAKE]), catalogue=LAW)
    assert isinstance(decided.verdict, Undetermined)
    assert decided.verdict.reason is UndeterminedReason.AMBIGUOUS_IDENTIFIER
    assert (decided.verdict.subject, decided.verdict.restrictions) == (None, ())
    assert decided.ambiguous == ("L-1",)


def test_the_listings_that_made_it_ambiguous_are_told_once_in_order() -> None:
    names = ("L-3", "L-1", "L-3", "L-2")
    namesakes = [row("court/self", of=listing(COURT_LIST, name=name), subject=SOMEONE_ELSE) for name in names]
    decided = decide(A_PERSON, known(subject=None, namesakes=namesakes), catalogue=LAW)
    assert decided.ambiguous == (ListingId("L-1"), ListingId("L-2"), ListingId("L-3"))


@pytest.mark.parametrize("namesake", [REPAIRED, HELD, ELSEWHERE], ids=["repaired", "stayed", "another matter"])
def test_a_namesake_who_is_not_bound_in_this_matter_confuses_nobody(namesake: BoundRow) -> None:
    decided = decide(A_PERSON, known(subject=None, namesakes=[namesake]), catalogue=LAW)
    assert (decided.verdict.kind, decided.ambiguous) == (VerdictKind.CLEAR, ())
    assert coverage(known(subject=None, namesakes=[namesake])) is Coverage.COMPLETE


def test_ambiguity_is_told_before_a_stale_source() -> None:
    feed = FedSource(id=SourceId("feed"), list_types=frozenset(LAW.list_types), fresh_for_days=0, last_delivery=None)
    verdict = answered(A_PERSON, known(subject=None, namesakes=[NAMESAKE], sources=[feed]))
    assert isinstance(verdict, Undetermined)
    assert verdict.reason is UndeterminedReason.AMBIGUOUS_IDENTIFIER


@pytest.mark.parametrize("subject", [human(), None])
def test_who_was_found_or_asked_for_as_no_person_is_not_ambiguous(subject: Subject | None) -> None:
    question = A_PERSON if subject else ANYBODY
    decided = decide(question, known(subject=subject, namesakes=[NAMESAKE]), catalogue=LAW)
    assert (decided.verdict.kind, decided.ambiguous) == (VerdictKind.CLEAR, ())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (known(subject=human()), Coverage.COMPLETE),
        (known(subject=human(), namesakes=[NAMESAKE]), Coverage.PARTIAL),
        (known(subject=human(), unnamed=[NAMESAKE]), Coverage.PARTIAL),
        (known(subject=human(), unnamed_cut=True), Coverage.PARTIAL),
        (known(subject=None, unnamed=[NAMESAKE]), Coverage.PARTIAL),
        (known(subject=None), Coverage.COMPLETE),
    ],
    ids=["nobody", "of this name", "no name given", "too many to read", "unknown document", "nobody, unknown document"],
)
def test_a_persons_clear_is_partial_where_an_undocumented_person_may_be_the_one(
    found: Known, expected: Coverage
) -> None:
    assert coverage(found) is expected


@pytest.mark.parametrize("other", [REPAIRED, HELD, ELSEWHERE], ids=["repaired", "stayed", "another matter"])
def test_only_who_is_bound_in_this_very_matter_makes_a_clear_partial(other: BoundRow) -> None:
    assert coverage(known(subject=human(), namesakes=[other], unnamed=[other])) is Coverage.COMPLETE


def test_what_the_subject_is_counts_and_not_what_was_asked_for() -> None:
    assert coverage(known(subject=human(), unnamed=[NAMESAKE]), ANYBODY) is Coverage.PARTIAL
    assert coverage(known(unnamed=[NAMESAKE], unnamed_cut=True)) is Coverage.COMPLETE
    assert coverage(known(subject=None, unnamed=[NAMESAKE]), ANYBODY) is Coverage.COMPLETE


def test_a_person_in_a_role_is_a_fact_beside_the_verdict() -> None:
    boss = row("court/roles", of=listing(COURT_LIST, name="L-9"), subject=SOMEBODY)
    verdict = answered(A_FIRM, known(related=[(LinkKind.LEGAL_REPRESENTATIVE_OF, boss)]))
    assert (verdict.kind, restrictions_of(verdict)) == (VerdictKind.CLEAR, ())
    assert verdict.related == (
        RelatedRestriction(role=LinkKind.LEGAL_REPRESENTATIVE_OF, person=SOMEBODY, restriction=as_shown(boss)),
    )


def test_a_person_in_two_roles_is_shown_in_both_in_the_order_found() -> None:
    roles = [LinkKind.PRINCIPAL_OF, LinkKind.ACTUAL_CONTROLLER_OF]
    boss = row("court/roles", subject=SOMEBODY)
    verdict = answered(A_FIRM, known(row("court/self"), related=[(role, boss) for role in roles]))
    assert [(each.role, each.restriction.listings_in_matter) for each in verdict.related] == [
        (role, 1) for role in roles
    ]


@pytest.mark.parametrize("other", [REPAIRED, HELD, ELSEWHERE], ids=["repaired", "stayed", "another matter"])
def test_what_does_not_count_for_the_applicant_is_not_shown_of_others(other: BoundRow) -> None:
    boss = row("court/roles", of=listing(COURT_LIST, name="L-9"), subject=SOMEBODY)
    related = [(LinkKind.PRINCIPAL_OF, other), (LinkKind.PRINCIPAL_OF, boss)]
    assert [each.person for each in answered(A_FIRM, known(related=related)).related] == [SOMEBODY]


def test_the_day_asked_about_is_the_day_of_the_facts_beside_it() -> None:
    april = IntervalSet.of(Interval(date(2025, 4, 1), date(2025, 5, 1)))
    former = row("court/roles", subject=SOMEBODY, pending=april, told=[(EventKind.STAYED, date(2025, 5, 1))])
    found = known(related=[(LinkKind.PRINCIPAL_OF, former)])
    about_april = asked(SHOPPING, Domain.CONSUMPTION, day=date(2025, 4, 30))
    [fact] = answered(about_april, found).related
    assert fact.restriction.marks == {Mark.RELEASE_PENDING}
    assert answered(A_FIRM, found).related == ()
