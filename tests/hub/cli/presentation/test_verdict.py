"""Each verdict as a person reads it: the answer first, then what it rests on, then what stands beside it."""

from datetime import date

from graph_models.vocabulary import (
    CheckId,
    Coverage,
    LinkKind,
    Mark,
    Revision,
    SourceId,
    SubjectId,
    UndeterminedReason,
)
from hub.cli.presentation.verdict import verdict_json, verdict_text
from hub.domain.answers.verdict import Clear, Noted, RelatedRestriction, Restricted, SourceState, Undetermined
from tests.hub.cli.presentation.shown import DAY, restriction

CHECK, REVISION = CheckId("c-1"), Revision(7)

LIMIT = """\
  LIMIT: 示例措施 (M12)
    list     示例名单 (sample-list)
    listing  l-1, 示例机关, 示样〔2025〕1号
    days     from 2025-03-02, no end stated
    law      示例法第一条; 示例法第二条
"""


def test_clear_with_a_stale_source_and_a_related_person() -> None:
    related = RelatedRestriction(
        role=LinkKind.LEGAL_REPRESENTATIVE_OF, person=SubjectId("p-1"), restriction=restriction("r-9")
    )
    verdict = Clear(
        check_id=CHECK,
        revision=REVISION,
        as_of=DAY,
        subject_known=True,
        coverage=Coverage.COMPLETE,
        sources=(SourceState(source=SourceId("feed"), last_delivery=date(2025, 3, 1), stale=False),),
        related=(related,),
    )
    assert verdict_text(verdict).plain == (
        "CLEAR on 2025-03-02: nothing binds in this matter\n"
        "  coverage complete\n"
        "  beside the verdict, about its legal representative p-1:\n"
        "    LIMIT: 示例措施 (M12)\n"
        "      list     示例名单 (sample-list)\n"
        "      listing  l-1, 示例机关, 示样〔2025〕1号\n"
        "      days     from 2025-03-02, no end stated\n"
        "      law      示例法第一条; 示例法第二条\n"
        "      why      hub why r-9\n"
        "  source   feed, last delivered 2025-03-01\n"
        "  record   c-1, revision 7"
    )


def test_restricted_with_marks_and_something_suspended() -> None:
    verdict = Restricted(
        check_id=CHECK,
        revision=REVISION,
        as_of=DAY,
        restrictions=(restriction("r-1", Mark.OBJECTION, Mark.RELEASE_PENDING),),
        suspended=(restriction("r-2", end=date(2025, 9, 1)),),
    )
    text = verdict_text(verdict).plain
    assert text.startswith(f"RESTRICTED on 2025-03-02: bound by 1 listing\n{LIMIT}")
    assert "    mark     OBJECTION: an objection is on file\n" in text
    assert "    mark     RELEASE_PENDING: the role has ended; bound until released\n" in text
    assert "  suspended by a court, not counted:\n    LIMIT: 示例措施 (M12)\n" in text
    assert "      days     from 2025-03-02 until 2025-09-01 (that day is free again)\n" in text


def test_undetermined_says_why_and_what_is_known() -> None:
    verdict = Undetermined(
        check_id=CHECK,
        revision=REVISION,
        as_of=DAY,
        reason=UndeterminedReason.STALE_SOURCE,
        restrictions=(restriction(),),
        sources=(SourceState(source=SourceId("feed"), last_delivery=None, stale=True),),
    )
    text = verdict_text(verdict).plain
    assert text.startswith(f"UNDETERMINED on 2025-03-02: a list of this matter was not delivered in time\n{LIMIT}")
    assert "  source   feed, never delivered (stale)\n" in text


def test_noted_and_the_partial_clear() -> None:
    noted = Noted(check_id=CHECK, revision=REVISION, as_of=DAY, restrictions=(restriction("a"), restriction("b")))
    assert verdict_text(noted).plain.startswith("NOTED on 2025-03-02: bound by 1 listing\n")
    partial = Clear(check_id=CHECK, revision=REVISION, as_of=DAY, subject_known=False, coverage=Coverage.PARTIAL)
    assert verdict_text(partial).plain.splitlines()[:2] == [
        "CLEAR on 2025-03-02: nothing binds; the subject is not recorded here",
        "  coverage partial: somebody known without a document is bound in this matter",
    ]


def test_json_names_the_verdict() -> None:
    shown = verdict_json(
        Undetermined(check_id=CHECK, revision=REVISION, as_of=DAY, reason=UndeterminedReason.AMBIGUOUS_IDENTIFIER)
    )
    assert shown == {
        "verdict": "UNDETERMINED",
        "checkId": "c-1",
        "revision": "7",
        "asOf": "2025-03-02",
        "sources": [],
        "suspended": [],
        "related": [],
        "subject": None,
        "reason": "AMBIGUOUS_IDENTIFIER",
        "restrictions": [],
    }
