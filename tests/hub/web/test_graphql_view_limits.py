"""Time and cost of one operation."""

from collections.abc import Iterator

import pytest

from tests.hub.web.serving import Service, codes, serving
from tests.hub.web.small_app import Told

FORMS = ("application/graphql-response+json", "application/json")


@pytest.mark.parametrize("accept", FORMS)
def test_an_operation_has_a_time_limit(tight: Service, accept: str) -> None:
    response = tight.ask("{ slow }", accept=accept)
    assert (response.status_code, codes(response)) == (503, ["STORE_TIMEOUT"])
    assert list(response.json()) == ["errors"]


def test_a_mutation_out_of_time_may_be_sent_again(tight: Service) -> None:
    response = tight.ask("mutation { slow }")
    assert (response.status_code, codes(response)) == (503, ["STORE_TIMEOUT"])
    assert "the same requestId" in response.json()["errors"][0]["message"]


def test_after_a_timeout_the_service_goes_on(tight: Service) -> None:
    assert codes(tight.ask("{ slow }")) == ["STORE_TIMEOUT"]
    assert tight.ask("{ __typename }").json() == {"data": {"__typename": "Query"}}


@pytest.fixture(scope="module")
def poor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Ten units for each caller, and practically none come back."""
    limits = {"allowance": 10, "refill_per_second": 0.01, "operation_cost": 1}
    with serving(Told(limits=limits), tmp_path_factory.mktemp("poor") / "log") as service:
        yield service


@pytest.mark.parametrize("accept", FORMS)
def test_a_caller_who_spent_everything_is_told_when_to_come_back(poor: Service, accept: str) -> None:
    token = {"application/json": "bank"}.get(accept, "agency")
    assert poor.ask("query A { __typename }", caller=token, variables={"cost": 8}).status_code == 200
    refused = poor.ask("query A { __typename }", caller=token, accept=accept, variables={"cost": 8})
    assert (refused.status_code, codes(refused)) == (429, ["TOO_MANY_REQUESTS"])
    assert refused.headers["Retry-After"] == "800"
    # the operation that was refused has cost one unit all the same, so that nothing is left
    empty = poor.ask("{ __typename }", caller=token, accept=accept)
    assert (empty.status_code, codes(empty)) == (429, ["TOO_MANY_REQUESTS"])
    assert empty.headers["Retry-After"] == "100"


def test_what_costs_more_than_a_caller_has_is_refused_for_good(poor: Service) -> None:
    response = poor.ask("query A { __typename }", variables={"cost": 11})
    assert (response.status_code, codes(response)) == (400, ["INVALID_INPUT"])
    assert "Retry-After" not in response.headers


def test_a_field_that_cannot_be_paid_is_an_error_of_that_field(poor: Service) -> None:
    response = poor.ask("{ priced(units: 9) again: priced(units: 9) }", caller="auditor")
    assert response.status_code == 294
    assert codes(response) == ["TOO_MANY_REQUESTS"]
