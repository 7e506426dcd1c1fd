"""A row as it is shown: its rule, its listing, its articles and its marks."""

from dataclasses import replace
from datetime import date

import pytest

from graph_models.civil_time import FOREVER
from graph_models.errors import Defect
from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import (
    Domain,
    Effect,
    EventKind,
    Mark,
    MeasureId,
    RestrictionId,
    RuleId,
)
from hub.domain.answers.verdict import ShownListing, ShownRestriction
from hub.domain.bound import BoundRow, rule_of, shown, shown_listing
from tests.hub.domain.builders import FIRM, LAW, SOMEBODY, TODAY, listing, row
from tests.support.example_law import ARREARS, LAW_A, LAW_B
from tests.support.town import ISSUER

SPRING = IntervalSet.of(Interval(date(2025, 3, 1), TODAY))


def marks(each: BoundRow, day: date = TODAY) -> frozenset[Mark]:
    return shown(each, day=day, catalogue=LAW, listings_in_matter=1).marks


def test_the_rule_of_a_row_is_the_catalogues() -> None:
    assert rule_of(row("arrears/credit"), LAW) is LAW.rules[RuleId("arrears/credit")]


def test_a_rule_that_the_catalogue_lacks_is_a_defect_and_no_clear_answer() -> None:
    with pytest.raises(Defect) as fault:
        rule_of(replace(row(), rule=RuleId("arrears/forgotten")), LAW)
    assert (fault.value.code, fault.value.detail) == ("DEFECT", "arrears/forgotten")


def test_a_row_is_shown_with_its_measure_and_every_article() -> None:
    each = row("arrears/supervision", subject=SOMEBODY)
    assert shown(each, day=TODAY, catalogue=LAW, listings_in_matter=3) == ShownRestriction(
        id=RestrictionId("r-L-1-arrears/supervision"),
        rule=RuleId("arrears/supervision"),
        subject=SOMEBODY,
        effect=Effect.SCRUTINISE,
        measure=MeasureId("M01"),
        measure_name="示例措施",
        domains=frozenset({Domain.SUPERVISION}),
        basis=(LAW.legal_bases[LAW_A], LAW.legal_bases[LAW_B]),
        listing=shown_listing(each, catalogue=LAW),
        interval=Interval(date(2025, 1, 1), FOREVER),
        marks=frozenset(),
        listings_in_matter=3,
    )


def test_the_listing_of_a_row_is_shown_with_the_names_of_list_and_department() -> None:
    each = row(subject=SOMEBODY)
    assert shown_listing(each, catalogue=LAW) == ShownListing(
        id=each.listing.id,
        list_type=ARREARS,
        list_name="示例欠薪名单",
        department=ISSUER,
        department_name="示例局",
        decision_number="示例L-1",
        subject=FIRM,
        effective=date(2025, 1, 1),
        until=date(2028, 1, 1),
    )


@pytest.mark.parametrize(("until", "shown_until"), [(date(2026, 7, 1), date(2026, 7, 1)), (None, date(2028, 1, 1))])
def test_the_end_that_is_shown_is_the_one_that_counts(until: date | None, shown_until: date) -> None:
    assert shown_listing(row(of=listing(until=until)), catalogue=LAW).until == shown_until


def test_a_row_without_more_has_no_marks() -> None:
    assert marks(row()) == frozenset()


@pytest.mark.parametrize("day", [date(2025, 1, 1), TODAY, date(2026, 1, 1)])
def test_an_objection_is_marked_whatever_day_is_asked(day: date) -> None:
    assert marks(row(told=[(EventKind.OBJECTED, TODAY)]), day) == {Mark.OBJECTION}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 2, 28), set()),
        (date(2025, 3, 1), {Mark.RELEASE_PENDING}),
        (date(2025, 5, 31), {Mark.RELEASE_PENDING}),
        (TODAY, set()),
    ],
)
def test_a_row_is_pending_on_the_days_on_which_only_ended_links_speak(day: date, expected: set[Mark]) -> None:
    assert marks(row("court/roles", pending=SPRING), day) == expected


def test_marks_add_up() -> None:
    each = row("court/roles", told=[(EventKind.OBJECTED, TODAY)], pending=SPRING)
    assert marks(each, date(2025, 4, 1)) == {Mark.OBJECTION, Mark.RELEASE_PENDING}
