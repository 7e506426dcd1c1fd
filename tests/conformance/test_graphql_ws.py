"""The client of npm's graphql-ws on the socket."""

import json

import pytest

from tests.conformance.node import run
from tests.hub.web.partners import COUNT_ID
from tests.hub.web.serving import Service


def subscribe(service: Service, payload: dict[str, object], caller: str = "auditor") -> dict[str, object]:
    told = run("socket.mjs", service.socket_address, caller, json.dumps(payload))
    assert isinstance(told, dict)
    return told


def test_a_subscription_gives_every_event_and_ends(development: Service) -> None:
    told = subscribe(development, {"query": "subscription { count(to: 3) }"})
    assert told == {"values": [{"data": {"count": number}} for number in range(3)], "closed": None, "errors": None}


def test_a_query_runs_on_the_socket_too(development: Service) -> None:
    told = subscribe(development, {"query": "{ caller { role live } }"})
    assert told["values"] == [{"data": {"caller": {"role": "AUDITOR", "live": True}}}]


@pytest.mark.parametrize("place", [{"documentId": COUNT_ID}, {"extensions": {"documentId": COUNT_ID}}])
def test_a_trusted_document_runs_by_its_id(production: Service, place: dict[str, object]) -> None:
    """The client sends no operation without a query, so that it has an empty one."""
    told = subscribe(production, {"query": "", "variables": {"to": 2}, **place})
    assert told["values"] == [{"data": {"count": 0}}, {"data": {"count": 1}}]


def test_a_bad_token_closes_the_socket_with_4403(development: Service) -> None:
    told = subscribe(development, {"query": "subscription { count(to: 3) }"}, caller="nobody")
    assert told == {"values": [], "closed": {"code": 4403, "reason": "Forbidden"}, "errors": None}


def test_a_wrong_document_is_refused_with_a_code(development: Service) -> None:
    told = subscribe(development, {"query": "subscription { nothing }"})
    assert isinstance(told["errors"], list)
    assert [each["extensions"]["code"] for each in told["errors"]] == ["INVALID_INPUT"]
