"""Who may open a subject's file, and which listings and rows it shows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from graph_models.vocabulary import Domain, EventKind, Role, RuleId, SubjectKind
from hub.domain.principal import Principal
from hub.domain.reading import check_file, sees_listing, sees_row
from tests.hub.domain.builders import FIRM, LAW, SOMEBODY, TODAY, listing, refusal, row, stands
from tests.support.example_law import ARREARS, GRAVE
from tests.support.town import (
    AUDITOR,
    BANK,
    BANKING,
    BUYING,
    ISSUER,
    ISSUING,
    OPERATOR,
    SECOND_ISSUING,
    asking,
    subject_itself,
)

SELF, ANOTHER = subject_itself(FIRM), subject_itself(SOMEBODY)
REPAIRED, ANNULLED, STAYED = ((kind, TODAY) for kind in (EventKind.REPAIRED, EventKind.ANNULLED, EventKind.STAYED))
OWN = Principal(role=Role.AGENCY, department=ISSUER)
"""The department that made the listings, declared for no domain."""
LISTING_BANK = Principal(role=Role.BANK, department=BANK, domains=frozenset({Domain.PROCUREMENT}))


@pytest.mark.parametrize(
    ("caller", "now", "then"),
    [
        (AUDITOR, None, None),
        (SELF, None, None),
        (ISSUING, None, "NOT_PERMITTED"),
        (BUYING, None, "NOT_PERMITTED"),
        (OPERATOR, None, "NOT_PERMITTED"),
        (ANOTHER, "NOT_PERMITTED", "NOT_PERMITTED"),
        (BANKING, "NOT_PERMITTED", "NOT_PERMITTED"),
    ],
)
def test_a_file_is_opened_by_who_may_and_as_it_was_known_by_fewer(
    caller: Principal, now: str | None, then: str | None
) -> None:
    codes = [
        refusal(check_file, caller, subject=FIRM, kind=SubjectKind.ORGANISATION, time_travel=past)
        for past in (False, True)
    ]
    assert codes == [now, then]


@pytest.mark.parametrize(
    ("caller", "seen"),
    [
        (AUDITOR, True),
        (OPERATOR, True),
        (SELF, True),
        (OWN, True),
        (BUYING, True),
        (BANKING, True),
        (SECOND_ISSUING, False),
        (asking(Domain.HONOURS), False),
        (replace(BANKING, domains=frozenset({Domain.HONOURS})), False),
    ],
)
def test_a_listing_is_seen_by_its_department_and_in_the_domains_it_acts_in(caller: Principal, seen: bool) -> None:
    on = listing(ARREARS)
    assert sees_listing(caller, on, stands(on), today=TODAY, catalogue=LAW) is seen


@pytest.mark.parametrize("event", [REPAIRED, ANNULLED])
@pytest.mark.parametrize(
    ("caller", "seen"),
    [(AUDITOR, True), (OPERATOR, True), (SELF, True), (OWN, False), (BUYING, False), (BANKING, False)],
)
def test_a_file_shows_agencies_and_banks_no_listing_that_is_repaired_or_annulled(
    caller: Principal, event: tuple[EventKind, date], seen: bool
) -> None:
    on = listing(ARREARS)
    assert sees_listing(caller, on, stands(on, event), today=TODAY, catalogue=LAW) is seen


@pytest.mark.parametrize(
    "told", [[STAYED], [(EventKind.REPAIRED, TODAY - timedelta(days=1)), (EventKind.REPAIR_REVOKED, TODAY)]]
)
def test_a_listing_that_is_stayed_or_stands_again_is_seen(told: list[tuple[EventKind, date]]) -> None:
    on = listing(ARREARS)
    assert sees_listing(BUYING, on, stands(on, *told), today=TODAY, catalogue=LAW)


def test_a_listing_acts_in_the_domains_of_the_rules_of_its_decision_date() -> None:
    honours = LAW.rules[RuleId("grave/honours")]
    law = replace(LAW, rules={honours.id: replace(honours, valid_from=date(2025, 1, 1))})
    before, after = listing(GRAVE, decided=date(2024, 12, 31)), listing(GRAVE, decided=date(2025, 1, 1))
    caller = asking(Domain.HONOURS)
    seen = [sees_listing(caller, on, stands(on), today=TODAY, catalogue=law) for on in (before, after)]
    assert seen == [False, True]


@pytest.mark.parametrize(
    ("caller", "rule", "seen"),
    [
        (AUDITOR, "arrears/trading", True),
        (OPERATOR, "arrears/trading", True),
        (SELF, "arrears/trading", True),
        (BUYING, "arrears/trading", True),
        (BUYING, "arrears/supervision", False),
        (OWN, "arrears/supervision", True),
        (SECOND_ISSUING, "arrears/supervision", False),
        (BANKING, "arrears/credit", True),
        (BANKING, "arrears/trading", False),
    ],
)
def test_a_row_is_seen_in_its_domains_and_by_its_department(caller: Principal, rule: str, seen: bool) -> None:
    assert sees_row(caller, row(rule), today=TODAY, catalogue=LAW) is seen


def test_a_bank_lists_nothing_and_has_no_rows_of_its_own() -> None:
    own = row("arrears/supervision", of=listing(ARREARS, department=BANK))
    assert not sees_row(LISTING_BANK, own, today=TODAY, catalogue=LAW)


@pytest.mark.parametrize(
    ("caller", "rule", "seen"),
    [
        (BUYING, "arrears/trading", False),
        (OWN, "arrears/trading", False),
        (BANKING, "arrears/credit", False),
        (AUDITOR, "arrears/trading", True),
        (SELF, "arrears/trading", True),
        (asking(Domain.OFFICE), "grave/office", True),
        (asking(Domain.HONOURS), "grave/office", False),
    ],
)
def test_a_row_of_a_repaired_listing_is_seen_by_no_agency_unless_it_survives(
    caller: Principal, rule: str, seen: bool
) -> None:
    assert sees_row(caller, row(rule, told=[REPAIRED]), today=TODAY, catalogue=LAW) is seen
