"""Which endings a listing allows in the state it is in."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from graph_models.civil_time import FOREVER
from graph_models.entities.restriction import Restriction, Support
from graph_models.intervals import Interval
from graph_models.propagation.standing import Standing
from graph_models.vocabulary import EventKind, ListingId, RestrictionId, RuleId, SubjectId
from hub.domain.ending import (
    check_annullable,
    check_objectable,
    check_releasable,
    check_resumable,
    check_revocable,
    check_stayable,
)
from tests.hub.domain.builders import SOMEBODY, SOMEONE_ELSE, TODAY, listing, refusal, stands

TOMORROW = TODAY + timedelta(days=1)
STATES = {
    "stands": stands(listing()),
    "annulled": stands(listing(), (EventKind.ANNULLED, TODAY)),
    "annulled while stayed": stands(listing(), (EventKind.STAYED, TODAY), (EventKind.ANNULLED, TODAY)),
    "annulled when repaired": stands(listing(), (EventKind.REPAIRED, TODAY), (EventKind.ANNULLED, TODAY)),
    "stayed": stands(listing(), (EventKind.STAYED, TODAY)),
    "resumed": stands(listing(), (EventKind.STAYED, date(2025, 5, 1)), (EventKind.RESUMED, TODAY)),
    "repaired": stands(listing(), (EventKind.REPAIRED, TODAY)),
    "revoked": stands(listing(), (EventKind.REPAIRED, date(2025, 5, 1)), (EventKind.REPAIR_REVOKED, TODAY)),
    "objected": stands(listing(), (EventKind.OBJECTED, TODAY)),
}
LATEST = date(2028, 1, 1)
"""Three years from the effective day, the term of the list."""

NOT_ANNULLED = {name for name in STATES if not name.startswith("annulled")}

ALLOWED: dict[str, tuple[Callable[[Standing], None], set[str]]] = {
    "annul": (check_annullable, NOT_ANNULLED),
    "stay": (lambda each: check_stayable(each, today=TODAY), NOT_ANNULLED - {"stayed"}),
    "resume": (lambda each: check_resumable(each, today=TODAY), {"stayed"}),
    "revoke": (lambda each: check_revocable(each, today=TODAY, until=None, latest=LATEST), {"repaired"}),
    "object": (check_objectable, NOT_ANNULLED),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", ALLOWED)
def test_each_act_is_for_the_states_that_allow_it(act: str, state: str) -> None:
    check, allowed = ALLOWED[act]
    assert refusal(check, STATES[state]) == (None if state in allowed else "ILLEGAL_TRANSITION")


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (None, None),
        (TOMORROW, None),
        (LATEST, None),
        (TODAY, "INVALID_INTERVAL"),
        (date(2025, 1, 2), "INVALID_INTERVAL"),
        (date(2028, 1, 2), "TERM_OUT_OF_RANGE"),
    ],
)
def test_a_revocation_states_an_end_to_come_or_none(until: date | None, expected: str | None) -> None:
    assert refusal(check_revocable, STATES["repaired"], today=TODAY, until=until, latest=LATEST) == expected


def restriction(subject: SubjectId, *supports: Support) -> Restriction:
    return Restriction(
        id=RestrictionId("r-1"),
        listing=ListingId("L-1"),
        rule=RuleId("court/roles"),
        subject=subject,
        rows=(),
        supports=supports,
    )


def pending_until(end: date, *, pending: bool = True) -> Support:
    return Support(interval=Interval(date(2025, 1, 1), end), depth=1, pending=pending)


BOUND = [restriction(SOMEBODY, pending_until(FOREVER))]


@pytest.mark.parametrize(
    "after",
    [[], [restriction(SOMEBODY, pending_until(TODAY))], [restriction(SOMEBODY)]],
    ids=["nothing is left", "until today", "no support is left"],
)
def test_a_release_lets_a_former_holder_go_from_today_on(after: list[Restriction]) -> None:
    assert refusal(check_releasable, BOUND, after, subject=SOMEBODY, today=TODAY) is None


def test_a_release_may_let_go_of_one_link_of_several() -> None:
    still_bound = [restriction(SOMEBODY, pending_until(FOREVER))]
    before = [restriction(SOMEBODY, pending_until(FOREVER), pending_until(date(2025, 9, 1)))]
    assert refusal(check_releasable, before, still_bound, subject=SOMEBODY, today=TODAY) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], []),
        (BOUND, BOUND),
        ([restriction(SOMEBODY, pending_until(FOREVER, pending=False))], []),
        ([restriction(SOMEONE_ELSE, pending_until(FOREVER))], []),
        ([restriction(SOMEBODY, pending_until(TODAY))], []),
    ],
    ids=["never reached", "nothing changes", "still in the role", "another person", "free already"],
)
def test_who_is_no_former_holder_bound_today_is_not_released(
    before: list[Restriction], after: list[Restriction]
) -> None:
    assert refusal(check_releasable, before, after, subject=SOMEBODY, today=TODAY) == "ILLEGAL_TRANSITION"


def test_the_order_in_which_supports_are_read_is_no_release() -> None:
    one, two = pending_until(FOREVER), pending_until(date(2025, 9, 1))
    before, after = [restriction(SOMEBODY, one, two)], [restriction(SOMEBODY, two, one)]
    assert refusal(check_releasable, before, after, subject=SOMEBODY, today=TODAY) == "ILLEGAL_TRANSITION"
