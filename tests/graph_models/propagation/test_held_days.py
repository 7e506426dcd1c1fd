"""Days in two shades: firm ones, and those that wait for a release."""

from graph_models.intervals import IntervalSet
from graph_models.propagation.held_days import HeldDays
from tests.graph_models.propagation.builders import days

SPRING = days(("2025-01-01", "2025-06-01"))
MARCH = days(("2025-03-01", "2025-04-01"))
APRIL = days(("2025-04-01", "2025-05-01"))


def test_firm_days_have_none_pending() -> None:
    assert HeldDays.firmly(SPRING).pending == IntervalSet.empty()
    assert HeldDays(SPRING, MARCH).pending == SPRING - MARCH


def test_days_of_both_are_firm_where_both_are() -> None:
    assert HeldDays.firmly(SPRING) & HeldDays.firmly(MARCH) == HeldDays.firmly(MARCH)
    assert HeldDays(SPRING, MARCH) & HeldDays.firmly(SPRING) == HeldDays(SPRING, MARCH)
    assert HeldDays(SPRING, MARCH) & HeldDays(SPRING, APRIL) == HeldDays(SPRING, IntervalSet.empty())


def test_days_of_either_are_firm_where_either_is() -> None:
    assert HeldDays(SPRING, MARCH) | HeldDays.firmly(APRIL) == HeldDays(SPRING, MARCH | APRIL)
