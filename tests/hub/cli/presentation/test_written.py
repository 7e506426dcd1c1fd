"""What writes answer, as a person reads it."""

from datetime import UTC, date, datetime

from rich.text import Text

from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import (
    CheckId,
    DepartmentCode,
    ListingId,
    RepairId,
    RepairState,
    RestrictionId,
    Revision,
    RuleId,
    StayingReason,
    SubjectId,
    VerdictKind,
)
from hub.cli.presentation.impact import impact_json, impact_text
from hub.cli.presentation.written import written_json, written_text
from hub.domain.answers.explanation import Impact, ImpactEntry
from hub.domain.answers.written import Annulment, DamagedCheck, Lifted, Receipt, Repair, Staying, Written

LISTING, FIRM, PERSON = ListingId("l-1"), SubjectId("o-1"), SubjectId("p-1")
RULE = RuleId("sample-list/self")


def lines(text: Text) -> list[str]:
    return text.plain.splitlines()


def test_a_receipt_says_what_is_lifted_what_stays_and_who_is_told() -> None:
    receipt = Receipt(
        listing=LISTING,
        lifted=(Lifted(restriction=RestrictionId("r-1"), rule=RULE, subject=FIRM),),
        staying=(
            Staying(
                subject=PERSON,
                because=StayingReason.SURVIVING_TERM,
                restriction=RestrictionId("r-2"),
                listing=LISTING,
            ),
        ),
        told=(DepartmentCode("D1"), DepartmentCode("D2")),
    )
    repair = Repair(
        id=RepairId("R-1"),
        listing=LISTING,
        state=RepairState.GRANTED,
        applied_on=date(2025, 6, 1),
        decided_on=date(2025, 6, 2),
        reason="已履行",
        receipt=receipt,
    )
    written = Written(revision=Revision(9), value=repair)
    assert lines(written_text(written)) == [
        "done at revision 9",
        "  repair   R-1 of l-1",
        "  state    GRANTED, applied 2025-06-01, decided 2025-06-02",
        "  reason   已履行",
        "  lifted   1 restriction",
        "    o-1 by rule sample-list/self (r-1)",
        "  stays    1 restriction",
        "    p-1 r-2: a term that outlives the repair (l-1)",
        "  told     D1, D2",
    ]
    assert written_json(written)["repair"]["receipt"]["staying"][0]["because"] == "SURVIVING_TERM"


def test_a_revoked_repair_says_that_the_listing_stands_and_not_what_was_lifted() -> None:
    repair = Repair(
        id=RepairId("R-1"),
        listing=LISTING,
        state=RepairState.REVOKED,
        applied_on=date(2025, 6, 1),
        decided_on=date(2025, 6, 2),
        reason="材料虚假",
        receipt=Receipt(
            listing=LISTING,
            lifted=(Lifted(restriction=RestrictionId("r-1"), rule=RULE, subject=FIRM),),
            staying=(),
            told=(DepartmentCode("D1"),),
        ),
    )
    written = Written(revision=Revision(9), value=repair)
    assert lines(written_text(written)) == [
        "done at revision 9",
        "  repair   R-1 of l-1",
        "  state    REVOKED, applied 2025-06-01, decided 2025-06-02",
        "  reason   材料虚假",
        "  listing  stands again",
    ]
    assert written_json(written)["repair"]["receipt"]["told"] == ["D1"]


def test_a_damage_list_names_checks_and_who_asked() -> None:
    def damaged(check: str, department: str | None) -> DamagedCheck:
        return DamagedCheck(
            check=CheckId(check),
            verdict=VerdictKind.RESTRICTED,
            subject=FIRM,
            asked_at=datetime(2025, 3, 2, 4, tzinfo=UTC),
            department=None if department is None else DepartmentCode(department),
        )

    annulment = Annulment(listing=LISTING, damage=(damaged("c-1", "D1"), damaged("c-2", None)))
    assert lines(written_text(Written(revision=Revision(9), value=annulment))) == [
        "done at revision 9",
        "  listing  l-1 was never valid",
        "  damage   2 checks would have been answered differently",
        "    c-1 RESTRICTED about o-1, asked by D1",
        "    c-2 RESTRICTED about o-1, asked by the subject or an auditor",
    ]


def test_a_bare_id_and_a_write_that_changed_nothing() -> None:
    written = Written(revision=Revision(9), value=PERSON, changed=False)
    assert lines(written_text(written)) == [
        "done at revision 9 (as before; nothing changed)",
        "  id       p-1",
    ]
    assert written_json(written) == {"revision": "9", "changed": False, "value": "p-1"}


def test_an_impact_says_days_gained_and_lost() -> None:
    gained = IntervalSet.of(Interval(date(2025, 3, 1), date(2025, 4, 1)))
    entry = ImpactEntry(
        restriction=RestrictionId("r-1"),
        listing=LISTING,
        rule=RULE,
        subject=FIRM,
        gained=gained,
        lost=IntervalSet.empty(),
    )
    impact = Impact(revision=Revision(9), entries=(entry,))
    assert lines(impact_text(impact)) == [
        "would bind 1 subject, would free 0 subjects",
        "  o-1 by rule sample-list/self (r-1)",
        "    bound from 2025-03-01 until 2025-04-01 (that day is free again)",
        "  nothing is written; looked at revision 9",
    ]
    assert impact_json(impact)["entries"][0]["gained"] == [{"from": "2025-03-01", "to": "2025-04-01"}]
    assert lines(impact_text(Impact(revision=Revision(9), entries=())))[0] == "nothing would change"
