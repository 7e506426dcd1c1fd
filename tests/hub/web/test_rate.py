"""A bucket of cost units for each caller: taken from, refilled with time, never below nothing."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from graph_models.errors import HubError, InvalidInput
from graph_models.vocabulary import Role, SubjectId
from hub.domain.principal import Principal
from hub.web.rate import Account, Allowances, TooMany
from tests.hub.web.small_app import AGENCY, BANK


@dataclass
class Steady:
    """A clock that a test moves."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


def allowances(now: Callable[[], float]) -> Allowances:
    return Allowances(capacity=100, refill_per_second=10.0, now=now)


def test_what_is_left_is_spent_and_then_refused() -> None:
    buckets = allowances(Steady())
    buckets.charge(AGENCY, 60)
    buckets.charge(AGENCY, 40)
    with pytest.raises(TooMany) as refusal:
        buckets.charge(AGENCY, 25)
    assert (refusal.value.retry_after, refusal.value.status, refusal.value.code) == (3, 429, "TOO_MANY_REQUESTS")
    assert dict(refusal.value.headers) == {"Retry-After": "3"}
    assert isinstance(refusal.value, HubError)


def test_a_refused_cost_is_not_taken_and_time_refills() -> None:
    clock = Steady()
    buckets = allowances(clock)
    buckets.charge(AGENCY, 100)
    clock.seconds = 2.4
    with pytest.raises(TooMany):
        buckets.charge(AGENCY, 25)
    clock.seconds = 2.5
    buckets.charge(AGENCY, 25)
    with pytest.raises(TooMany) as refusal:
        buckets.charge(AGENCY, 1)
    assert refusal.value.retry_after == 1


def test_a_bucket_holds_no_more_than_its_capacity() -> None:
    clock = Steady()
    buckets = allowances(clock)
    buckets.charge(AGENCY, 1)
    clock.seconds = 1_000_000
    buckets.charge(AGENCY, 100)
    with pytest.raises(TooMany):
        buckets.charge(AGENCY, 1)


def test_callers_do_not_share() -> None:
    buckets = allowances(Steady())
    buckets.charge(AGENCY, 100)
    buckets.charge(BANK, 100)
    assert sorted(buckets.buckets) == sorted([AGENCY.key, BANK.key])


def test_what_could_never_be_paid_is_refused_for_good() -> None:
    with pytest.raises(InvalidInput, match="more than a caller may ever spend"):
        allowances(Steady()).charge(AGENCY, 101)


def test_callers_who_paid_back_are_forgotten_when_there_are_many() -> None:
    clock = Steady()
    buckets = allowances(clock)
    for number in range(10_000):
        buckets.charge(Principal(role=Role.SUBJECT, subject=SubjectId(str(number))), 10)
    buckets.charge(AGENCY, 50)
    assert len(buckets.buckets) == 10_001
    clock.seconds = 1.0
    buckets.charge(BANK, 1)
    assert sorted(buckets.buckets) == sorted([AGENCY.key, BANK.key])


def test_an_account_remembers_that_it_refused() -> None:
    account = Account(allowances(Steady()), AGENCY)
    account.charge(100)
    assert account.refused is None
    with pytest.raises(TooMany) as refusal:
        account.charge(1)
    assert account.refused is refusal.value
