"""What changed between two derivations, day by day and by example."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from graph_models.entities.restriction import Restriction
from graph_models.errors import Defect
from graph_models.intervals import IntervalSet
from graph_models.propagation.difference import RestrictionChange, difference
from graph_models.vocabulary import EventKind, LinkKind, Release
from tests.graph_models.propagation.builders import Example, days, happened, link, over, represents, walks
from tests.graph_models.propagation.generated import worlds
from tests.graph_models.propagation.translation import bound_by, supports_of
from tests.graph_models.propagation.worlds import LAWS, WINDOW, World
from tests.oracle.oracle import OracleSupport

SPENDING = walks(over(LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.ACTUAL_CONTROLLER_OF, release=Release.ON_DECISION))
LONG = represents("p", "A")
TERM = days(("2025-01-10", "2027-01-10"))


def found(*links: object, **changes: object) -> tuple[Restriction, ...]:
    example = replace(Example(), links=links, **changes)  # type: ignore[arg-type]  # links and events of an example
    return tuple(example.under(SPENDING).values())


def test_nothing_changed_is_no_change() -> None:
    assert difference(found(LONG), found(LONG)) == ()
    assert difference((), ()) == ()


def test_a_restriction_that_begins_and_one_that_ends() -> None:
    (began,) = difference((), found(LONG))
    assert (began.before, began.after) == (None, found(LONG)[0])
    assert (began.gained, began.lost, began.supports_changed) == (TERM, IntervalSet.empty(), False)
    (ended,) = difference(found(LONG), ())
    assert (ended.before, ended.after) == (found(LONG)[0], None)
    assert (ended.gained, ended.lost, ended.supports_changed) == (IntervalSet.empty(), TERM, False)


def test_days_lost_to_a_repair_leave_the_supports_of_the_others_as_they_were() -> None:
    (change,) = difference(found(LONG), found(LONG, events=happened((EventKind.REPAIRED, "2025-06-01"))))
    assert change.lost == days(("2025-06-01", "2027-01-10"))
    assert not change.gained
    assert not change.supports_changed


def test_another_reason_on_the_same_days_is_a_change_of_supports() -> None:
    (change,) = difference(found(LONG), found(LONG, link("p", LinkKind.ACTUAL_CONTROLLER_OF, "A")))
    assert not change.gained
    assert not change.lost
    assert change.supports_changed


def test_firm_that_becomes_pending_is_a_change_of_supports() -> None:
    left = replace(LONG, valid_to=TERM.intervals[0].start.replace(year=2026))
    (change,) = difference(found(LONG), found(left))
    assert not change.gained
    assert not change.lost
    assert change.supports_changed


def test_changes_come_in_the_order_of_subjects() -> None:
    people = [represents(person, "A") for person in ("r", "p", "q")]
    changes = difference((), tuple(reversed(found(*people))))
    assert [change.either.subject for change in changes] == ["p", "q", "r"]


def test_either_is_what_is_there_and_a_change_of_nothing_is_a_defect() -> None:
    (began,), (ended,) = difference((), found(LONG)), difference(found(LONG), ())
    assert began.either == ended.either == found(LONG)[0]
    nothing = IntervalSet.empty()
    empty = RestrictionChange(before=None, after=None, gained=nothing, lost=nothing, supports_changed=False)
    with pytest.raises(Defect):
        _ = empty.either


@LAWS
@given(worlds(), worlds())
def test_the_difference_is_what_the_days_say(one: World, other: World) -> None:
    before, after = one.derived(), replace(one, events=other.events).derived()
    changes = {change.either.id: change for change in difference(before, after)}
    for restriction in {*before, *after}:
        change = changes.get(restriction.id)
        for day in WINDOW:
            was, is_ = (restriction.subject in bound_by(each, day) for each in (before, after))
            assert (change is not None and change.gained.covers(day)) == (is_ and not was)
            assert (change is not None and change.lost.covers(day)) == (was and not is_)
            if was and is_ and (change is None or not change.supports_changed):
                assert reasons(before, restriction, day) == reasons(after, restriction, day)


def reasons(restrictions: tuple[Restriction, ...], of: Restriction, day: date) -> set[OracleSupport]:
    return {each for each in supports_of(restrictions, day) if each.subject == of.subject}
