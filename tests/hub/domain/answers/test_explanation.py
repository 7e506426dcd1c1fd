"""Why a restriction stands, and what a write would do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.errors import Defect
from graph_models.intervals import IntervalSet
from graph_models.vocabulary import FindingKind, LinkKind, ListingId, RestrictionId, Revision, RuleId, SubjectId
from hub.domain.answers.explanation import ExplainedStep, Explanation, Impact, ImpactEntry
from hub.domain.bound import rule_of, shown_listing
from tests.hub.domain.builders import FIRM, LAW, SOMEBODY, SOMEONE_ELSE, TODAY, as_shown, row

YEAR = IntervalSet.from_pairs([("2025-01-01", "2026-01-01")])
NONE = IntervalSet.empty()


def entry(subject: SubjectId, *, gained: IntervalSet = NONE, lost: IntervalSet = NONE) -> ImpactEntry:
    return ImpactEntry(
        restriction=RestrictionId("r-1"),
        listing=ListingId("L-1"),
        rule=RuleId("court/roles"),
        subject=subject,
        gained=gained,
        lost=lost,
    )


@pytest.mark.parametrize("finding", list(FindingKind))
def test_the_word_of_a_step_is_the_finding(finding: FindingKind) -> None:
    assert ExplainedStep(start=FIRM, reached=SOMEBODY, finding=finding).word is finding


@pytest.mark.parametrize("kind", list(LinkKind))
def test_the_word_of_a_step_is_the_kind_of_its_links(kind: LinkKind) -> None:
    assert ExplainedStep(start=FIRM, reached=SOMEBODY, kind=kind).word is kind


def test_a_step_that_is_neither_is_a_defect() -> None:
    with pytest.raises(Defect) as fault:
        _ = ExplainedStep(start=FIRM, reached=SOMEBODY).word
    assert fault.value.code == "DEFECT"


def test_who_gains_days_is_reached_and_who_loses_days_is_freed() -> None:
    entries = (entry(FIRM, gained=YEAR), entry(SOMEBODY, lost=YEAR), entry(SOMEONE_ELSE))
    impact = Impact(revision=Revision(1), entries=entries)
    assert (impact.reached, impact.freed) == (frozenset({FIRM}), frozenset({SOMEBODY}))


def test_one_subject_can_be_reached_and_freed_on_different_days() -> None:
    next_year = IntervalSet.from_pairs([("2026-01-01", date(2027, 1, 1))])
    impact = Impact(revision=Revision(1), entries=(entry(FIRM, gained=YEAR, lost=next_year),))
    assert (impact.reached, impact.freed) == (frozenset({FIRM}), frozenset({FIRM}))


@given(st.lists(st.tuples(st.sampled_from([FIRM, SOMEBODY, SOMEONE_ELSE]), st.booleans(), st.booleans()), max_size=6))
def test_an_impact_names_each_subject_once_in_any_order(told: list[tuple[SubjectId, bool, bool]]) -> None:
    entries = [entry(who, gained=YEAR if more else NONE, lost=YEAR if less else NONE) for who, more, less in told]
    impact = Impact(revision=Revision(1), entries=tuple(entries))
    mirrored = Impact(revision=Revision(1), entries=tuple(reversed(entries)))
    assert impact.reached == mirrored.reached == {who for who, more, _ in told if more}
    assert impact.freed == mirrored.freed == {who for who, _, less in told if less}


def test_an_explanation_shows_every_path_unless_it_says_that_it_is_cut() -> None:
    each = row("arrears/trading")
    explanation = Explanation(
        revision=Revision(1),
        as_of=TODAY,
        restriction=as_shown(each),
        rule=rule_of(each, LAW),
        listing=shown_listing(each, catalogue=LAW),
        paths=(),
    )
    assert explanation.cut is False
