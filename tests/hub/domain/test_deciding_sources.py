"""A fed list whose source is late: it turns Clear and Noted into Undetermined, and leaves Restricted."""

from datetime import date, timedelta

import pytest

from graph_models.vocabulary import Domain, ListTypeId, SourceId, UndeterminedReason, VerdictKind
from hub.domain.answers.verdict import SourceState, Undetermined
from hub.domain.deciding import FedSource
from tests.hub.domain.builders import (
    FIRM,
    TODAY,
    answered,
    as_shown,
    asked,
    known,
    restrictions_of,
    row,
)
from tests.support.example_law import ARREARS, BAN, COURT_LIST, DEBARRED, FOOD, TRANSPORT
from tests.support.town import BANKING, asking

OLD = date(2024, 1, 1)
CREDIT = asked(BANKING, Domain.BANKING)


def feed(*lists: ListTypeId, name: str = "feed", delivered: date | None = OLD, fresh: int = 30) -> FedSource:
    return FedSource(id=SourceId(name), list_types=frozenset(lists), fresh_for_days=fresh, last_delivery=delivered)


@pytest.mark.parametrize(
    ("delivered", "stale"),
    [
        (None, True),
        (TODAY - timedelta(days=31), True),
        (TODAY - timedelta(days=30), False),
        (TODAY, False),
        (TODAY + timedelta(days=60), False),
    ],
    ids=["never delivered", "a day too old", "just fresh", "today", "after the day asked about"],
)
def test_a_source_is_stale_when_its_last_delivery_is_too_old_for_the_day(delivered: date | None, stale: bool) -> None:
    verdict = answered(asked(), known(sources=[feed(ARREARS, delivered=delivered)]))
    assert verdict.sources == (SourceState(source=SourceId("feed"), last_delivery=delivered, stale=stale),)
    assert verdict.kind is (VerdictKind.UNDETERMINED if stale else VerdictKind.CLEAR)


def test_a_source_is_judged_for_the_day_asked_about_and_not_for_today() -> None:
    late = known(sources=[feed(ARREARS, delivered=date(2025, 1, 1))])
    assert answered(asked(day=TODAY), late).kind is VerdictKind.UNDETERMINED
    assert answered(asked(day=date(2025, 1, 31)), late).kind is VerdictKind.CLEAR


def test_a_source_that_is_fresh_for_no_day_delivers_on_the_day() -> None:
    same_day = [feed(ARREARS, delivered=TODAY, fresh=0)]
    day_before = [feed(ARREARS, delivered=TODAY - timedelta(days=1), fresh=0)]
    kinds = [answered(asked(), known(sources=each)).kind for each in (same_day, day_before)]
    assert kinds == [VerdictKind.CLEAR, VerdictKind.UNDETERMINED]


def test_a_stale_source_leaves_no_clear() -> None:
    verdict = answered(asked(), known(sources=[feed(ARREARS)]))
    assert isinstance(verdict, Undetermined)
    assert (verdict.reason, verdict.subject, verdict.restrictions) == (UndeterminedReason.STALE_SOURCE, FIRM, ())


def test_a_stale_source_leaves_no_noted_and_what_is_known_is_shown() -> None:
    each = row("arrears/credit")
    verdict = answered(CREDIT, known(each, sources=[feed(ARREARS)]))
    assert isinstance(verdict, Undetermined)
    assert (verdict.reason, verdict.restrictions) == (UndeterminedReason.STALE_SOURCE, (as_shown(each),))


def test_a_stale_source_leaves_restricted() -> None:
    verdict = answered(asked(), known(row("arrears/trading"), sources=[feed(ARREARS)]))
    assert (verdict.kind, len(restrictions_of(verdict))) == (VerdictKind.RESTRICTED, 1)
    assert [state.stale for state in verdict.sources] == [True]


def test_one_stale_source_among_fresh_ones_spoils_the_answer() -> None:
    sources = [
        feed(ARREARS, name="a", delivered=TODAY),
        feed(DEBARRED, name="b"),
        feed(ARREARS, name="c", delivered=TODAY),
    ]
    verdict = answered(asked(), known(sources=sources))
    assert verdict.kind is VerdictKind.UNDETERMINED
    assert [(state.source, state.stale) for state in verdict.sources] == [("a", False), ("b", True), ("c", False)]


@pytest.mark.parametrize(
    ("domain", "lists", "counts"),
    [
        (Domain.PROCUREMENT, [ARREARS], True),
        (Domain.PROCUREMENT, [DEBARRED], True),
        (Domain.PROCUREMENT, [COURT_LIST], False),
        (Domain.PROCUREMENT, [COURT_LIST, ARREARS], True),
        (Domain.PROCUREMENT, [], False),
        (Domain.HONOURS, [ARREARS], False),
        (Domain.EXIT, [ARREARS, COURT_LIST, BAN, DEBARRED], False),
    ],
)
def test_a_source_spoils_only_matters_that_its_lists_could_bind(
    domain: Domain, lists: list[ListTypeId], counts: bool
) -> None:
    verdict = answered(asked(asking(domain), domain), known(sources=[feed(*lists)]))
    assert verdict.kind is (VerdictKind.UNDETERMINED if counts else VerdictKind.CLEAR)
    assert bool(verdict.sources) is counts


def test_a_source_spoils_only_kinds_of_matter_that_its_lists_could_bind() -> None:
    licensing = asking(Domain.LICENSING)
    arrears = known(sources=[feed(ARREARS)])
    kinds = [answered(asked(licensing, Domain.LICENSING, kind=kind), arrears).kind for kind in (FOOD, TRANSPORT)]
    assert kinds == [VerdictKind.UNDETERMINED, VerdictKind.CLEAR]
