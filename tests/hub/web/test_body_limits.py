"""Bodies that are too large or too slow are refused while they arrive, and nothing of them is kept."""

import socket
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import msgspec
import psutil
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from hub.web.body_limits import BodyLimits
from hub.web.errors import BodyTooLarge
from hub.web.limits import WebLimits
from tests.hub.web.serving import SECONDS, Service, codes

MEBIBYTE = 1024 * 1024
PART = b" " * 65_536


def parts(size: int) -> Iterator[bytes]:
    """A body in parts, of which nobody says beforehand how long it will be."""
    for _ in range(size // len(PART)):
        yield PART


def padded(size: int) -> bytes:
    body = b'{"query": "{ __typename }"}'
    return body + b" " * (size - len(body))


@pytest.mark.parametrize("accept", ["application/graphql-response+json", "application/json"])
def test_a_body_of_the_limit_is_read_and_one_byte_more_is_not(development: Service, accept: str) -> None:
    assert development.post(padded(MEBIBYTE), accept=accept).status_code == 200
    refused = development.post(padded(MEBIBYTE + 1), accept=accept)
    assert (refused.status_code, codes(refused)) == (413, ["BODY_TOO_LARGE"])
    assert refused.headers["Connection"] == "close"


def test_a_body_without_a_length_is_counted_while_it_arrives(development: Service) -> None:
    refused = development.post(parts(3 * MEBIBYTE))
    assert (refused.status_code, codes(refused)) == (413, ["BODY_TOO_LARGE"])


def test_a_caller_without_a_token_is_told_that_whatever_it_sends(development: Service) -> None:
    refused = development.post(parts(3 * MEBIBYTE), caller=None)
    assert (refused.status_code, codes(refused)) == (401, ["NOT_PERMITTED"])


@pytest.mark.parametrize("path", ["/livez", "/nothing"])
def test_other_addresses_read_no_more(development: Service, path: str) -> None:
    response = httpx.post(f"{development.address}{path}", content=padded(MEBIBYTE + 1), timeout=SECONDS)
    assert (response.status_code, codes(response)) == (413, ["BODY_TOO_LARGE"])


def spoken(service: Service, *lines: bytes) -> bytes:
    """What the service answers to these bytes, until it closes."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=SECONDS) as connection:
        connection.sendall(b"\r\n".join(lines))
        answer = b""
        while part := connection.recv(65_536):
            answer += part
        return answer


HEAD = (b"POST /graphql HTTP/1.1", b"Host: hub", b"Content-Type: application/json", b"Authorization: Bearer auditor")


@pytest.mark.parametrize(
    "rest",
    [
        (b"Content-Length: 100", b"", b'{"query"'),
        (b"Transfer-Encoding: chunked", b"", b"4", b'{"qu', b""),
        (b"Content-Length: 100", b"", b""),
    ],
)
def test_a_body_that_does_not_arrive_in_time_is_given_up(tight: Service, rest: tuple[bytes, ...]) -> None:
    head, _, body = spoken(tight, *HEAD, *rest).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in head.lower()
    assert msgspec.json.decode(body)["errors"][0]["extensions"]["code"] == "BODY_TOO_SLOW"


def test_a_body_that_never_ends_is_not_waited_for(tight: Service) -> None:
    """A caller who is refused, and goes on sending slowly, is left after a moment."""
    head, _, _ = spoken(tight, *HEAD[:3], b"Content-Length: 100", b"", b"{").partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 401 ")


@pytest.mark.parametrize("length", [b"-1", b"1x", b"1 2"])
def test_a_length_that_is_no_number_is_refused(tight: Service, length: bytes) -> None:
    answer = spoken(tight, *HEAD, b"Content-Length: " + length, b"", b"{}")
    assert answer.startswith(b"HTTP/1.1 400 ")


def test_a_caller_who_reads_gets_the_answer_while_still_sending(development: Service) -> None:
    """More than any buffer between the two holds."""
    refused = development.post(padded(4 * MEBIBYTE))
    assert (refused.status_code, codes(refused)) == (413, ["BODY_TOO_LARGE"])


def test_memory_is_flat_under_two_hundred_huge_bodies(development: Service) -> None:
    process = psutil.Process(development.pid)

    def send(number: int) -> int:
        body = parts(3 * MEBIBYTE) if number % 2 else b" " * (3 * MEBIBYTE)
        try:
            return development.post(body).status_code
        except httpx.TransportError:
            return 0  # cut off while still sending: the service listens for a while only

    with ThreadPoolExecutor(8) as callers:
        statuses = set(callers.map(send, range(20)))
        before = process.memory_info().rss
        statuses |= set(callers.map(send, range(200)))
    grown = process.memory_info().rss - before
    assert statuses <= {413, 0}
    assert 413 in statuses
    assert grown < 16 * MEBIBYTE, f"{grown} bytes more"
    assert development.ask("{ __typename }").status_code == 200


async def reads_late(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that answers first and reads then."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await receive()


def within(app: ASGIApp) -> httpx.AsyncClient:
    """A client of the application within the limits."""
    limited = BodyLimits(app, WebLimits(body_bytes=10))
    return httpx.AsyncClient(transport=httpx.ASGITransport(limited), base_url="http://hub")


async def test_an_answer_that_has_begun_is_not_begun_anew() -> None:
    async def body() -> AsyncIterator[bytes]:
        yield b"x" * 11

    async with within(reads_late) as client:
        with pytest.raises(BodyTooLarge):
            await client.post("/", content=body())


async def test_a_length_that_no_server_caught_is_refused() -> None:
    async with within(reads_late) as client:
        response = await client.post("/", content=b"x", headers={"Content-Length": "1x"})
    assert (response.status_code, codes(response)) == (400, ["INVALID_INPUT"])
