"""What a write answers unless more is said."""

from datetime import date

from graph_models.vocabulary import ChangeKind, ListingId, RepairId, RepairState, Revision
from hub.domain.answers.written import Change, Repair, Written


def test_what_is_written_is_new_unless_it_was_written_before() -> None:
    assert Written(revision=Revision(3), value="示例").changed is True


def test_an_application_for_repair_is_undecided_and_has_no_receipt() -> None:
    applied = Repair(
        id=RepairId("q-1"), listing=ListingId("L-1"), state=RepairState.APPLIED, applied_on=date(2025, 7, 1)
    )
    assert (applied.decided_on, applied.reason, applied.receipt) == (None, None, None)


def test_a_change_names_nothing_that_it_does_not_concern() -> None:
    change = Change(revision=Revision(3), position=0, kind=ChangeKind.BASIS_REPEALED)
    assert (change.listing, change.restriction, change.subject, change.days, change.damaged) == (
        None,
        None,
        None,
        None,
        (),
    )
