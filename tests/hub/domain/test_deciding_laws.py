"""Laws of the verdict, over drawn questions and findings; a plain reading of the law says which rows count."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph_models.identifiers.region import contains
from graph_models.vocabulary import (
    Effect,
    Purpose,
    Role,
    SourceId,
    Survival,
    Territory,
    VerdictKind,
)
from hub.domain.bound import BoundRow
from hub.domain.deciding import Asked, FedSource, Known, decide
from tests.hub.domain.builders import LAW, THE_FIRM, TODAY, answered, restrictions_of
from tests.hub.domain.drawn import Case, at_leisure, cases

STRONG = {Effect.PROHIBIT, Effect.LIMIT}
FIRMNESS = [VerdictKind.CLEAR, VerdictKind.NOTED, VerdictKind.UNDETERMINED, VerdictKind.RESTRICTED]
ANYBODY = cases(Role.AGENCY, Role.BANK, Role.AUDITOR, Role.SUBJECT)
TOLD_LESS = cases(Role.AGENCY, Role.BANK)


def repaired_today(each: BoundRow) -> bool:
    """Whether a repair of the row's listing stands today and the row does not outlive it."""
    return each.standing.is_repaired_on(TODAY) and Survival.REPAIR not in LAW.rules[each.rule].survives


def stayed(question: Asked, each: BoundRow) -> bool:
    return any(days.start <= question.day < days.end for days in each.standing.stayed)


def in_matter(question: Asked, each: BoundRow) -> bool:
    rule, matter = LAW.rules[each.rule], question.matter
    told_less = question.principal.role in {Role.AGENCY, Role.BANK}
    if question.purpose is Purpose.ENFORCEMENT and each.listing.department != question.principal.department:
        return False
    if told_less and repaired_today(each):
        return False
    if rule.scope.kinds and matter.kind not in {*rule.scope.kinds, None}:
        return False
    if rule.scope.from_listing and matter.kind not in {*each.listing.scope, None}:
        return False
    if rule.territory is Territory.ISSUER_REGION and matter.region is not None:
        return matter.domain in rule.domains and contains(each.listing.issuer_region, matter.region)
    return matter.domain in rule.domains


def without(found: Known, left_out: Callable[[BoundRow], bool]) -> Known:
    """The same findings, without some rows wherever they are."""
    return replace(
        found,
        rows=[each for each in found.rows if not left_out(each)],
        related=[(role, each) for role, each in found.related if not left_out(each)],
        namesakes=[each for each in found.namesakes if not left_out(each)],
        unnamed=[each for each in found.unnamed if not left_out(each)],
    )


@at_leisure
@given(ANYBODY)
def test_a_verdict_is_restricted_if_and_only_if_a_strong_row_counts(case: Case) -> None:
    counted = [each for each in case.known.rows if in_matter(case.asked, each) and not stayed(case.asked, each)]
    verdict = answered(case.asked, case.known)
    strong = any(LAW.rules[each.rule].effect in STRONG for each in counted)
    assert (verdict.kind is VerdictKind.RESTRICTED) is strong
    assert {each.id for each in restrictions_of(verdict)} == {each.restriction for each in counted}


@at_leisure
@given(ANYBODY)
def test_a_stale_source_of_the_matter_leaves_no_clear_and_no_noted(case: Case) -> None:
    every_list = FedSource(
        id=SourceId("late"), list_types=frozenset(LAW.list_types), fresh_for_days=400, last_delivery=None
    )
    late = replace(case.known, sources=[*case.known.sources, every_list])
    assert answered(case.asked, late).kind in {VerdictKind.UNDETERMINED, VerdictKind.RESTRICTED}


@at_leisure
@given(ANYBODY)
def test_a_stayed_row_never_counts_and_is_shown_as_suspended(case: Case) -> None:
    verdict = answered(case.asked, case.known)
    unheld = answered(case.asked, without(case.known, lambda each: stayed(case.asked, each)))
    assert replace(verdict, suspended=()) == unheld
    held = [each for each in case.known.rows if stayed(case.asked, each) and in_matter(case.asked, each)]
    assert {each.id for each in verdict.suspended} == {each.restriction for each in held}


@at_leisure
@given(TOLD_LESS)
def test_agencies_and_banks_are_answered_as_if_what_is_repaired_had_never_been_whatever_day_they_ask_about(
    case: Case,
) -> None:
    without_repaired = without(case.known, repaired_today)
    assert decide(case.asked, case.known, catalogue=LAW) == decide(case.asked, without_repaired, catalogue=LAW)


@at_leisure
@given(cases(Role.AUDITOR, Role.SUBJECT))
def test_auditors_and_the_subject_are_told_the_same_before_and_after_a_repair(case: Case) -> None:
    before = answered(case.asked, case.known)
    later = replace(case.asked, today=TODAY.replace(year=2100))
    assert answered(later, case.known) == before


@at_leisure
@given(cases(Role.AGENCY))
def test_enforcement_is_answered_as_if_there_were_no_listings_but_ones_own(case: Case) -> None:
    enforcing = replace(case.asked, purpose=Purpose.ENFORCEMENT)
    own = without(case.known, lambda each: each.listing.department != case.asked.principal.department)
    assert decide(enforcing, case.known, catalogue=LAW) == decide(enforcing, own, catalogue=LAW)


@at_leisure
@given(ANYBODY, st.data())
def test_the_order_in_which_rows_are_read_changes_nothing(case: Case, data: st.DataObject) -> None:
    shuffled = replace(case.known, rows=data.draw(st.permutations(case.known.rows)))
    assert answered(case.asked, shuffled) == answered(case.asked, case.known)


@at_leisure
@given(ANYBODY)
def test_a_further_row_never_softens_a_verdict(case: Case) -> None:
    kinds = [
        answered(case.asked, replace(case.known, rows=case.known.rows[:number])).kind
        for number in range(len(case.known.rows) + 1)
    ]
    assert kinds == sorted(kinds, key=FIRMNESS.index)


@at_leisure
@given(ANYBODY)
def test_facts_about_others_are_no_part_of_the_verdict_on_an_organisation(case: Case) -> None:
    found = replace(case.known, subject=THE_FIRM)
    alone = replace(found, related=[], namesakes=[], unnamed=[], unnamed_cut=False)
    assert replace(answered(case.asked, found), related=()) == answered(case.asked, alone)


@at_leisure
@given(cases(Role.BANK))
def test_a_bank_is_never_told_to_refuse(case: Case) -> None:
    assert answered(case.asked, case.known).kind is not VerdictKind.RESTRICTED
