"""The four answers: each says what it is, and none can be made without what it has to say."""

from dataclasses import MISSING, fields
from typing import get_args

import pytest

from graph_models.vocabulary import CheckId, Coverage, Revision, UndeterminedReason, VerdictKind
from hub.domain.answers.verdict import AnyVerdict, Clear, Noted, Restricted, Undetermined, Verdict
from hub.domain.bound import shown
from tests.hub.domain.builders import LAW, TODAY, row

SHARED = {"check_id", "revision", "as_of", "sources", "suspended", "related", "subject", "kind"}
SHOWN = shown(row(), day=TODAY, catalogue=LAW, listings_in_matter=1)
CHECK, REVISION = CheckId("c-1"), Revision(7)

ANSWERS: dict[VerdictKind, AnyVerdict] = {
    VerdictKind.CLEAR: Clear(
        check_id=CHECK, revision=REVISION, as_of=TODAY, subject_known=True, coverage=Coverage.COMPLETE
    ),
    VerdictKind.NOTED: Noted(check_id=CHECK, revision=REVISION, as_of=TODAY, restrictions=(SHOWN,)),
    VerdictKind.RESTRICTED: Restricted(check_id=CHECK, revision=REVISION, as_of=TODAY, restrictions=(SHOWN,)),
    VerdictKind.UNDETERMINED: Undetermined(
        check_id=CHECK, revision=REVISION, as_of=TODAY, reason=UndeterminedReason.STALE_SOURCE
    ),
}


def required(answer: type[Verdict]) -> set[str]:
    """What has to be given to make such an answer."""
    return {
        each.name
        for each in fields(answer)
        if each.init and each.default is MISSING and each.default_factory is MISSING
    }


@pytest.mark.parametrize("kind", list(VerdictKind))
def test_an_answer_says_which_of_the_four_it_is(kind: VerdictKind) -> None:
    assert ANSWERS[kind].kind is kind


def test_there_are_four_answers_and_no_fifth() -> None:
    assert set(get_args(AnyVerdict)) == {type(each) for each in ANSWERS.values()}


def test_what_is_no_answer_yet_is_not_clear() -> None:
    assert Verdict(check_id=CHECK, revision=REVISION, as_of=TODAY).kind is VerdictKind.UNDETERMINED


@pytest.mark.parametrize("answer", [Clear, Noted, Restricted, Undetermined])
def test_the_kind_of_an_answer_cannot_be_given(answer: type[Verdict]) -> None:
    assert [each.init for each in fields(answer) if each.name == "kind"] == [False]


@pytest.mark.parametrize(
    ("answer", "own"),
    [
        (Clear, {"subject_known", "coverage"}),
        (Noted, {"restrictions"}),
        (Restricted, {"restrictions"}),
        (Undetermined, {"reason"}),
    ],
)
def test_no_answer_is_made_without_what_it_has_to_say(answer: type[Verdict], own: set[str]) -> None:
    assert required(answer) == {"check_id", "revision", "as_of", *own}
    assert {each.name for each in fields(answer)} >= SHARED


def test_an_undetermined_answer_shows_nothing_unless_something_is_known() -> None:
    answer = ANSWERS[VerdictKind.UNDETERMINED]
    assert isinstance(answer, Undetermined)
    assert (answer.restrictions, answer.suspended, answer.related, answer.sources) == ((), (), (), ())
    assert answer.subject is None
