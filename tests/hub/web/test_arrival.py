"""Every request has an id: the caller's own where it may be written down, and it comes back with the answer."""

import re

import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from hub.web.arrival import Arrival, request_id_of
from hub.web.metrics import Metrics
from tests.hub.web.serving import Service
from tests.hub.web.sockets import opened

MADE = re.compile(r"[0-9a-f]{32}")


@pytest.mark.parametrize("given", ["a", "b8a1-77.X_~", "x" * 128])
def test_a_well_formed_id_is_kept(given: str) -> None:
    assert request_id_of(given) == given


@pytest.mark.parametrize("given", [None, "", "a b", "x" * 129, "示例", "a\n", 'a"', "a;b"])
def test_any_other_is_replaced(given: str | None) -> None:
    assert MADE.fullmatch(request_id_of(given))
    assert request_id_of(given) != request_id_of(given)


@pytest.mark.parametrize("path", ["/livez", "/nothing", "/graphql"])
def test_the_id_comes_back(production: Service, path: str) -> None:
    assert production.get(path, **{"X-Request-Id": "mine-1"}).headers["X-Request-Id"] == "mine-1"
    assert MADE.fullmatch(production.get(path).headers["X-Request-Id"])


def test_an_id_that_could_forge_a_line_does_not_come_back(production: Service) -> None:
    response = httpx.get(f"{production.address}/livez", headers={"X-Request-Id": 'x", "role": "OPERATOR'})
    assert MADE.fullmatch(response.headers["X-Request-Id"])


async def breaks(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that fails, if it is asked over HTTP after it began to answer."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
    raise ZeroDivisionError


@pytest.mark.parametrize("kind", ["http", "websocket"])
async def test_what_cannot_be_answered_any_more_is_the_servers_to_end(kind: str) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": f"{kind}.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    with pytest.raises(ZeroDivisionError):
        await Arrival(breaks, Metrics())({"type": kind, "path": "/graphql", "headers": []}, receive, send)
    assert [message["type"] for message in sent] == (["http.response.start"] if kind == "http" else [])


async def test_a_socket_has_one_too(development: Service) -> None:
    async with opened(development, headers={"X-Request-Id": "mine-2"}) as client:
        assert client.connection.response is not None
        assert client.connection.response.headers["X-Request-Id"] == "mine-2"
