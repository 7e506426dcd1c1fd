"""Whether a listing is lawful: the subject, the notice, minors and the act."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.entities.listing import Listing
from graph_models.entities.subject import Subject
from graph_models.intervals import Interval
from graph_models.vocabulary import ListTypeId, MatterKind, RuleId, SubjectId, SubjectKind
from hub.domain.commands.listing import NoticeInput
from hub.domain.listing import check_listing
from tests.hub.domain.builders import LAW, THE_FIRM, human, listing, refusal
from tests.support.example_law import ARREARS, COURT_LIST, DEBARRED, GRAVE
from tests.support.town import NOTICE

DECIDED, EFFECTIVE = date(2024, 12, 20), date(2025, 1, 1)
ACT = Interval(date(2024, 6, 1), date(2024, 6, 2))
VEHICLE = Subject(id=SubjectId("v-1"), kind=SubjectKind.VEHICLE)


def checked(
    on: Listing, subject: Subject = THE_FIRM, *, notice: NoticeInput | None = NOTICE, law: Catalogue = LAW
) -> str | None:
    return refusal(
        check_listing, on, list_type=law.list_types[on.list_type], subject=subject, notice=notice, catalogue=law
    )


@pytest.mark.parametrize(
    ("list_type", "subject", "expected"),
    [
        (ARREARS, THE_FIRM, None),
        (ARREARS, human(), None),
        (ARREARS, VEHICLE, None),
        (DEBARRED, THE_FIRM, None),
        (DEBARRED, human(), "WRONG_SUBJECT_KIND"),
        (DEBARRED, VEHICLE, "WRONG_SUBJECT_KIND"),
    ],
)
def test_a_list_takes_the_kinds_of_subject_that_the_law_names(
    list_type: ListTypeId, subject: Subject, expected: str | None
) -> None:
    assert checked(listing(list_type), subject) == expected


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        (NOTICE, None),
        (NoticeInput(served=DECIDED, heard=True), None),
        (None, "NOTICE_MISSING"),
        (NoticeInput(served=date(2024, 12, 1), heard=False), "NOTICE_MISSING"),
        (NoticeInput(served=DECIDED + timedelta(days=1), heard=True), "NOTICE_MISSING"),
    ],
    ids=["served and heard", "served on the day", "none", "not heard", "served afterwards"],
)
def test_a_listing_needs_prior_notice_and_a_hearing(notice: NoticeInput | None, expected: str | None) -> None:
    assert checked(listing(ARREARS), notice=notice) == expected


@pytest.mark.parametrize("notice", [None, NoticeInput(served=date(2025, 6, 1), heard=False)])
def test_a_court_lists_without_notice(notice: NoticeInput | None) -> None:
    assert checked(listing(COURT_LIST), notice=notice) is None


@pytest.mark.parametrize(
    ("list_type", "adult_on", "expected"),
    [
        (ARREARS, EFFECTIVE + timedelta(days=1), "MINOR"),
        (ARREARS, EFFECTIVE, None),
        (ARREARS, None, None),
        (COURT_LIST, EFFECTIVE + timedelta(days=1), None),
    ],
    ids=["a day short of eighteen", "eighteen that day", "birthday unknown", "a list that takes minors"],
)
def test_a_minor_is_not_listed_where_the_law_refuses_it(
    list_type: ListTypeId, adult_on: date | None, expected: str | None
) -> None:
    assert checked(listing(list_type), human(adult_on=adult_on)) == expected


@pytest.mark.parametrize(
    ("list_type", "act", "expected"),
    [(GRAVE, None, "ACT_DATE_REQUIRED"), (GRAVE, ACT, None), (DEBARRED, None, None)],
)
def test_a_list_that_asks_who_served_at_the_act_needs_its_date(
    list_type: ListTypeId, act: Interval | None, expected: str | None
) -> None:
    assert checked(listing(list_type, act=act)) == expected


def test_only_rules_in_force_on_the_decision_date_ask_for_the_act() -> None:
    office = LAW.rules[RuleId("grave/office")]
    later = replace(LAW, rules={office.id: replace(office, valid_from=DECIDED + timedelta(days=1))})
    assert checked(listing(GRAVE), law=later) is None
    assert checked(listing(GRAVE, decided=DECIDED + timedelta(days=1)), law=later) == "ACT_DATE_REQUIRED"


def test_the_plainest_reason_is_told_first() -> None:
    nothing, ended, minor = [MatterKind("nothing")], date(2024, 1, 1), human(adult_on=date(2030, 1, 1))
    told = [
        checked(listing(GRAVE, until=ended, scope=nothing), minor, notice=None),
        checked(listing(ARREARS, until=ended, scope=nothing), minor, notice=None),
        checked(listing(ARREARS, until=ended, scope=nothing), minor),
        checked(listing(GRAVE, until=ended, scope=nothing)),
        checked(listing(GRAVE, until=ended, scope=nothing, act=ACT)),
        checked(listing(GRAVE, scope=nothing, act=ACT)),
    ]
    assert told == [
        "WRONG_SUBJECT_KIND",
        "NOTICE_MISSING",
        "MINOR",
        "ACT_DATE_REQUIRED",
        "INVALID_INTERVAL",
        "UNKNOWN_MATTER_KIND",
    ]
