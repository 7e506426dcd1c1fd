"""One line of answers: what each verdict and each error says in its cells."""

from datetime import date

import pytest

from graph_models.errors import InvalidInput, MatterKindRequired, StoreTimeout, StoreUnreachable
from graph_models.vocabulary import CheckId, Coverage, Mark, Revision, UndeterminedReason
from hub.cli.applicants.answers import COLUMNS, answer_of
from hub.cli.applicants.lines import Applicant
from hub.cli.applicants.run import stop_on_silence
from hub.domain.answers.verdict import Clear, Restricted, Undetermined
from tests.hub.cli.presentation.shown import DAY, restriction

APPLICANT = Applicant(line=7, reference="甲", question=InvalidInput("the question is not looked at"))
CHECK, REVISION = CheckId("c-1"), Revision(3)
SAID = {"line": "7", "reference": "甲", "as_of": "2025-03-02", "revision": "3", "check_id": "c-1", "suspended": ""}


def undetermined(reason: UndeterminedReason) -> Undetermined:
    return Undetermined(check_id=CHECK, revision=REVISION, as_of=DAY, reason=reason)


def test_clear_says_whether_anybody_is_known() -> None:
    verdict = Clear(check_id=CHECK, revision=REVISION, as_of=DAY, subject_known=True, coverage=Coverage.PARTIAL)
    assert answer_of(APPLICANT, verdict) == {
        **SAID,
        "verdict": "CLEAR",
        "subject_known": "yes",
        "coverage": "PARTIAL",
    }


def test_restricted_says_each_thing_once_and_the_last_end() -> None:
    shown = (
        restriction("r-1", Mark.RELEASE_PENDING, Mark.OBJECTION, end=date(2026, 1, 1)),
        restriction("r-2", end=date(2027, 1, 1)),
    )
    verdict = Restricted(check_id=CHECK, revision=REVISION, as_of=DAY, restrictions=shown)
    told = answer_of(APPLICANT, verdict)
    assert set(told) <= set(COLUMNS)
    assert (told["effects"], told["listings"], told["restrictions"]) == ("LIMIT", "l-1", "r-1; r-2")
    assert (told["from"], told["until"]) == ("2025-03-02", "2027-01-01")
    assert (told["law"], told["marks"]) == ("示例法第一条; 示例法第二条", "OBJECTION; RELEASE_PENDING")


def test_one_without_an_end_leaves_the_end_empty() -> None:
    shown = (restriction("r-1"), restriction("r-2", end=date(2027, 1, 1)))
    verdict = Restricted(check_id=CHECK, revision=REVISION, as_of=DAY, restrictions=shown)
    assert answer_of(APPLICANT, verdict)["until"] == ""


def test_undetermined_says_why_and_an_error_its_code() -> None:
    told = answer_of(APPLICANT, undetermined(UndeterminedReason.STALE_SOURCE))
    assert (told["verdict"], told["reason"]) == ("UNDETERMINED", "STALE_SOURCE")
    assert answer_of(APPLICANT, MatterKindRequired("say which")) == {
        "line": "7",
        "reference": "甲",
        "error": "MATTER_KIND_REQUIRED",
        "message": "say which",
    }


@pytest.mark.parametrize(
    "silence",
    [
        StoreTimeout("x"),
        undetermined(UndeterminedReason.STORE_UNAVAILABLE),
        undetermined(UndeterminedReason.NOT_RECORDED),
    ],
)
def test_what_says_nothing_about_the_applicant_stops_the_run(silence: StoreTimeout | Undetermined) -> None:
    with pytest.raises(StoreUnreachable, match="run again to go on"):
        stop_on_silence(silence)


def test_an_answer_or_a_refusal_goes_on() -> None:
    stop_on_silence(undetermined(UndeterminedReason.AMBIGUOUS_IDENTIFIER))
    stop_on_silence(MatterKindRequired("x"))
