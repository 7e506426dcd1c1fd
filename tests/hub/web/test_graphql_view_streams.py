"""Subscriptions as event streams: one response an operation, ended by the source, the token or the time limit."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx
import msgspec
import pytest

from tests.hub.web.partners import COUNT_ID
from tests.hub.web.serving import SECONDS, Service, bearer
from tests.hub.web.small_schema import SECRET
from tests.hub.web.waiting import wait_for

STREAM = "text/event-stream"
EVERYTHING = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"


@contextmanager
def streamed(
    service: Service, body: Mapping[str, object], *, caller: str = "auditor", accept: str = STREAM
) -> Iterator[httpx.Response]:
    headers = {**bearer(caller), "Accept": accept}
    with httpx.stream("POST", f"{service.address}/graphql", json=body, headers=headers, timeout=SECONDS) as response:
        yield response


def events(response: httpx.Response) -> list[tuple[str, object]]:
    """The events of a stream that ends, each with its data."""
    response.read()
    told = []
    for block in response.text.replace("\r\n", "\n").split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if fields:
            data = fields.get("data", "")
            told.append((fields["event"], msgspec.json.decode(data) if data else None))
    return told


def data_of(response: httpx.Response) -> Iterator[str]:
    """The data of each event, as it comes; the stream is closed with the iterator."""
    return (line for line in response.iter_lines() if line.startswith("data: "))


@pytest.mark.parametrize("accept", [STREAM, EVERYTHING])
def test_a_subscription_is_a_stream_that_completes(development: Service, accept: str) -> None:
    with streamed(development, {"query": "subscription { count(to: 3) }"}, accept=accept) as response:
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith(STREAM)
        assert response.headers["X-Accel-Buffering"] == "no"
        assert events(response) == [
            *(("next", {"data": {"count": number}}) for number in range(3)),
            ("complete", None),
        ]


def test_a_caller_who_accepts_anything_gets_a_single_answer_where_there_is_one(development: Service) -> None:
    with streamed(development, {"query": "{ caller { live } }"}, accept=EVERYTHING) as response:
        assert response.read() == b'{"data":{"caller":{"live":false}}}'


def test_a_query_is_streamed_to_one_who_accepts_nothing_else(development: Service) -> None:
    with streamed(development, {"query": "{ caller { live } }"}) as response:
        assert events(response) == [("next", {"data": {"caller": {"live": True}}}), ("complete", None)]


@pytest.mark.parametrize("accept", [STREAM, EVERYTHING])
def test_the_context_of_a_stream_is_a_live_one(development: Service, accept: str) -> None:
    query = {"query": "subscription { callers { role live } }"}
    with streamed(development, query, caller="bank", accept=accept) as response:
        assert events(response)[0] == ("next", {"data": {"callers": {"role": "BANK", "live": True}}})


def test_a_document_streams_by_its_id(production: Service) -> None:
    with streamed(production, {"documentId": COUNT_ID, "variables": {"to": 1}}) as response:
        assert events(response) == [("next", {"data": {"count": 0}}), ("complete", None)]


@pytest.mark.parametrize(
    ("token", "body", "status"),
    [
        ("nobody", {"query": "subscription { count(to: 1) }"}, 401),
        ("auditor", {"query": ["subscription"]}, 400),
        ("auditor", {}, 400),
    ],
)
def test_what_is_refused_is_no_stream(development: Service, token: str, body: dict[str, object], status: int) -> None:
    with streamed(development, body, caller=token) as response:
        assert response.status_code == status
        assert response.headers["Content-Type"] == "application/json; charset=utf-8"


def test_a_wrong_document_is_an_event_with_errors(development: Service) -> None:
    with streamed(development, {"query": "subscription { nothing }"}) as response:
        (kind, data), end = events(response)
    assert isinstance(data, dict)
    assert (kind, end) == ("next", ("complete", None))
    assert list(data) == ["errors"]
    assert data["errors"][0]["extensions"]["code"] == "INVALID_INPUT"


def test_a_source_that_breaks_is_masked(development: Service) -> None:
    with streamed(development, {"query": "subscription { breaking }"}) as response:
        told = events(response)
        assert SECRET not in response.text
    assert told[0] == ("next", {"data": {"breaking": "first"}})
    assert isinstance(told[1][1], dict)
    assert told[1][1]["errors"][0]["extensions"]["code"] == "DEFECT"
    assert told[-1] == ("complete", None)


def test_a_stream_ends_with_the_token(development: Service) -> None:
    with streamed(development, {"query": "subscription { waiting }"}, caller="agency-for-700") as response:
        told = events(response)
    assert told[0] == ("next", {"data": {"waiting": "first"}})
    assert isinstance(told[1][1], dict)
    assert told[1][1]["errors"][0]["extensions"]["code"] == "NOT_PERMITTED"
    assert told[2:] == [("complete", None)]


def test_a_query_on_a_stream_has_the_time_limit_of_every_other(tight: Service) -> None:
    with streamed(tight, {"query": "{ slow }"}) as response:
        (_, data), end = events(response)
    assert isinstance(data, dict)
    assert data["errors"][0]["extensions"]["code"] == "STORE_TIMEOUT"
    assert end == ("complete", None)


def test_a_subscription_waits_longer_than_any_query(tight: Service) -> None:
    """The time limit is 0.3 s; the token ends after that."""
    with streamed(tight, {"query": "subscription { waiting }"}, caller="agency-for-900") as response:
        told = events(response)
    assert isinstance(told[1][1], dict)
    assert told[1][1]["errors"][0]["extensions"]["code"] == "NOT_PERMITTED"


def test_streams_are_counted_as_long_as_they_are_open(development: Service) -> None:
    with streamed(development, {"query": "subscription { waiting }"}) as response:
        told = data_of(response)
        assert next(told) == 'data: {"data":{"waiting":"first"}}'
        assert 'hub_open_connections{kind="stream"} 1.0' in development.get("/metrics").text
    wait_for(lambda: 'hub_open_connections{kind="stream"} 0.0' in development.get("/metrics").text)
