"""How an operation ended, in figures."""

import asyncio

import pytest

from hub.web.documents import Document, Kind
from hub.web.execution import late, watched
from hub.web.metrics import Metrics
from tests.hub.web.small_app import AGENCY
from tests.hub.web.test_metrics import count

QUERY = Document(text="", name="Echo", kind=Kind.QUERY)
SUBSCRIPTION = Document(text="", name="Count", kind=Kind.SUBSCRIPTION)


def counting() -> Metrics:
    return Metrics(frozenset({"Echo", "Count"}))


@pytest.mark.parametrize(("codes", "outcome"), [((), "OK"), (("DEFECT", "NOT_FOUND"), "DEFECT")])
def test_an_outcome_is_the_first_code(codes: tuple[str, ...], outcome: str) -> None:
    metrics = counting()
    with watched(QUERY, AGENCY, headers={}, metrics=metrics) as watch:
        watch.codes = codes
    assert count(metrics.exposed().decode(), "Echo", outcome) == 1


@pytest.mark.parametrize("end", [asyncio.CancelledError, GeneratorExit])
def test_an_operation_that_nobody_waits_for_is_told_apart(end: type[BaseException]) -> None:
    metrics = counting()
    with pytest.raises(end), watched(QUERY, AGENCY, headers={}, metrics=metrics):
        raise end
    assert count(metrics.exposed().decode(), "Echo", "CANCELLED") == 1


def test_a_subscription_is_not_timed() -> None:
    metrics = counting()
    with watched(SUBSCRIPTION, AGENCY, headers={}, metrics=metrics):
        pass
    assert 'operation="Count"' not in metrics.exposed().decode()


def test_only_a_mutation_may_have_been_done_when_time_is_over() -> None:
    mutation = Document(text="", kind=Kind.MUTATION)
    assert "the same requestId" in late(mutation).message
    assert "the same requestId" not in late(QUERY).message
    assert late(mutation).code == late(QUERY).code == "STORE_TIMEOUT"
