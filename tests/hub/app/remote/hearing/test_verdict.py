"""A check's answer is exactly one of the four; an answer that is none of them is never read as Clear."""

from datetime import date
from typing import Any

import pytest

from graph_models.errors import Defect
from graph_models.vocabulary import CheckId, Coverage, Revision, SourceId, UndeterminedReason
from hub.app.remote.hearing.verdict import verdict
from hub.domain.answers.verdict import Clear, SourceState, Undetermined


def said(kind: str, **more: Any) -> dict[str, Any]:
    shared = {"checkId": "c-1", "revision": "3", "asOf": "2025-01-02", "subjectId": None}
    return {"kind": kind, **shared, "sources": [], "suspended": [], "related": [], **more}


def test_clear_says_its_coverage_and_whether_the_subject_is_known() -> None:
    assert verdict(said("CLEAR", subjectKnown=False, coverage="PARTIAL")) == Clear(
        check_id=CheckId("c-1"),
        revision=Revision(3),
        as_of=date(2025, 1, 2),
        subject_known=False,
        coverage=Coverage.PARTIAL,
    )


def test_undetermined_says_why_and_which_source_is_late() -> None:
    source = {"source": "feed", "lastDelivery": None, "stale": True}
    answer = verdict(said("UNDETERMINED", reason="STALE_SOURCE", restrictions=[], sources=[source]))
    assert isinstance(answer, Undetermined)
    assert answer.reason is UndeterminedReason.STALE_SOURCE
    assert answer.sources == (SourceState(source=SourceId("feed"), last_delivery=None, stale=True),)


def test_an_answer_of_another_kind_is_none() -> None:
    with pytest.raises(Defect, match="none of the four"):
        verdict(said("UNKNOWN", subjectKnown=True, coverage="COMPLETE"))
