"""Stays, repairs and enforcement: what is suspended, what is no longer shared, what is one's own."""

from datetime import date, timedelta

import pytest

from graph_models.vocabulary import Domain, EventKind, Purpose, VerdictKind
from hub.domain.deciding import may_see
from hub.domain.principal import Principal
from tests.hub.domain.builders import FIRM, LAW, TODAY, answered, as_shown, asked, known, listing, restrictions_of, row
from tests.support.example_law import ARREARS, GRAVE, HEAD
from tests.support.town import AUDITOR, BANKING, BUYING, ISSUING, OPERATOR, SECOND, asking, subject_itself

DAY = timedelta(days=1)
REPAIRED, STAYED = (EventKind.REPAIRED, TODAY), (EventKind.STAYED, TODAY)
OFFICE = asking(Domain.OFFICE)
SELF = subject_itself(FIRM)
EARLIER = date(2025, 2, 1)


def test_a_stayed_row_is_shown_as_suspended_and_does_not_count() -> None:
    each = row(told=[STAYED])
    verdict = answered(asked(), known(each))
    assert (verdict.kind, restrictions_of(verdict), verdict.suspended) == (VerdictKind.CLEAR, (), (as_shown(each),))


def test_beside_a_stayed_row_the_others_count() -> None:
    held, other = row(told=[STAYED]), row(of=listing(ARREARS, name="L-2"))
    verdict = answered(asked(), known(held, other))
    assert verdict.kind is VerdictKind.RESTRICTED
    assert (restrictions_of(verdict), verdict.suspended) == ((as_shown(other),), (as_shown(held),))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (TODAY - DAY, VerdictKind.RESTRICTED),
        (TODAY, VerdictKind.CLEAR),
        (TODAY + 29 * DAY, VerdictKind.CLEAR),
        (TODAY + 30 * DAY, VerdictKind.RESTRICTED),
    ],
)
def test_a_row_does_not_count_on_the_days_of_the_stay(day: date, expected: VerdictKind) -> None:
    each = row(told=[STAYED, (EventKind.RESUMED, TODAY + 30 * DAY)])
    verdict = answered(asked(day=day), known(each))
    assert (verdict.kind, bool(verdict.suspended)) == (expected, expected is VerdictKind.CLEAR)


@pytest.mark.parametrize("told", [[REPAIRED], [REPAIRED, STAYED]], ids=["repaired", "repaired and stayed"])
@pytest.mark.parametrize("day", [EARLIER, TODAY])
@pytest.mark.parametrize(
    ("caller", "domain", "rule"),
    [(BUYING, Domain.PROCUREMENT, "arrears/trading"), (BANKING, Domain.BANKING, "arrears/credit")],
)
def test_agencies_and_banks_are_not_told_of_a_listing_repaired_today_whatever_day_they_ask_about(
    caller: Principal, domain: Domain, rule: str, day: date, told: list[tuple[EventKind, date]]
) -> None:
    verdict = answered(asked(caller, domain, day=day), known(row(rule, told=told)))
    assert (verdict.kind, verdict.suspended) == (VerdictKind.CLEAR, ())


@pytest.mark.parametrize(("caller", "purpose"), [(AUDITOR, Purpose.AUDIT), (SELF, Purpose.SELF_ACCESS)])
def test_auditors_and_the_subject_are_told_what_bound_before_the_repair(caller: Principal, purpose: Purpose) -> None:
    each = row(told=[REPAIRED])
    verdict = answered(asked(caller, purpose=purpose, day=EARLIER), known(each))
    assert (verdict.kind, restrictions_of(verdict)) == (VerdictKind.RESTRICTED, (as_shown(each),))


def test_what_survives_a_repair_by_law_is_told_to_all() -> None:
    each = row("grave/office", of=listing(GRAVE), told=[REPAIRED])
    verdict = answered(asked(OFFICE, Domain.OFFICE, kind=HEAD, purpose=Purpose.APPOINTMENT_REVIEW), known(each))
    assert (verdict.kind, restrictions_of(verdict)) == (VerdictKind.RESTRICTED, (as_shown(each),))


@pytest.mark.parametrize(
    ("caller", "rule", "today", "seen"),
    [
        (BUYING, "arrears/trading", TODAY, False),
        (BANKING, "arrears/credit", TODAY, False),
        (BUYING, "arrears/trading", TODAY - DAY, True),
        (OFFICE, "grave/office", TODAY, True),
        (AUDITOR, "arrears/trading", TODAY, True),
        (OPERATOR, "arrears/trading", TODAY, True),
        (SELF, "arrears/trading", TODAY, True),
    ],
)
def test_a_repair_ends_sharing_with_agencies_and_banks_from_its_day(
    caller: Principal, rule: str, today: date, seen: bool
) -> None:
    assert may_see(row(rule, told=[REPAIRED]), principal=caller, today=today, catalogue=LAW) is seen


def test_a_revoked_repair_is_shared_again() -> None:
    each = row(told=[(EventKind.REPAIRED, TODAY - DAY), (EventKind.REPAIR_REVOKED, TODAY)])
    assert may_see(each, principal=BUYING, today=TODAY - DAY, catalogue=LAW) is False
    assert may_see(each, principal=BUYING, today=TODAY, catalogue=LAW) is True


def test_to_enforce_a_department_is_told_of_its_own_listings_only() -> None:
    own, foreign = row(), row(of=listing(ARREARS, name="L-2", department=SECOND))
    told = [
        restrictions_of(answered(asked(ISSUING, purpose=purpose), known(own, foreign)))
        for purpose in (Purpose.ENFORCEMENT, Purpose.PROCUREMENT_REVIEW)
    ]
    assert told == [(as_shown(own),), (as_shown(own, listings=2), as_shown(foreign, listings=2))]


def test_to_enforce_suspended_listings_of_others_are_not_told_either() -> None:
    foreign = row(of=listing(ARREARS, department=SECOND), told=[STAYED])
    verdict = answered(asked(ISSUING, purpose=Purpose.ENFORCEMENT), known(foreign))
    assert (verdict.kind, verdict.suspended) == (VerdictKind.CLEAR, ())
