"""What comes before a body: in time and in bounds, or the connection ends with a code; and nothing of it is kept."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import psutil
import pytest

from tests.hub.web.serving import SECONDS, Service

HEAD = b"POST /graphql HTTP/1.1\r\nHost: hub\r\n"
MEBIBYTE = 1024 * 1024


@contextmanager
def connected(service: Service) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", service.port), timeout=SECONDS) as connection:
        yield connection


def rest(connection: socket.socket) -> bytes:
    """What the service still says, until it closes."""
    answer = b""
    while part := connection.recv(65_536):
        answer += part
    return answer


def is_cut_off(connection: socket.socket, *, parts: int) -> bool:
    """Whether the service closes before it was sent so many parts of 64 KiB."""
    try:
        for _ in range(parts):
            connection.sendall(b"a" * 65_536)
    except ConnectionError:
        return True
    return False


def refusal(answer: bytes) -> tuple[int, str]:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"connection: close" in head.lower()
    return int(head.split()[1]), msgspec.json.decode(body)["errors"][0]["extensions"]["code"]


@pytest.mark.parametrize("begun", [b"", b"P", HEAD, HEAD + b"X-Long: aaaa"])
def test_a_head_that_does_not_arrive_in_time_is_given_up(tight: Service, begun: bytes) -> None:
    with connected(tight) as connection:
        connection.sendall(begun)
        assert refusal(rest(connection)) == (408, "HEAD_TOO_SLOW")


def test_a_second_head_on_a_kept_connection_has_the_same_time(tight: Service) -> None:
    with connected(tight) as connection:
        connection.sendall(b"GET /livez HTTP/1.1\r\nHost: hub\r\n\r\n")
        assert connection.recv(65_536).startswith(b"HTTP/1.1 200 ")
        connection.sendall(HEAD)
        assert refusal(rest(connection)) == (408, "HEAD_TOO_SLOW")


@pytest.mark.parametrize("begun", [HEAD + b"X-Long: ", HEAD, b"GET /"])
def test_a_head_that_is_too_large_is_refused(tight: Service, begun: bytes) -> None:
    filling = b"X-Some: a\r\n" * 400 if begun == HEAD else b"a" * 4_400
    with connected(tight) as connection:
        connection.sendall(begun + filling)
        assert refusal(rest(connection)) == (431, "HEAD_TOO_LARGE")


def test_what_follows_a_body_without_end_is_cut_off(tight: Service) -> None:
    """A trailer is no part of the body, and the application never sees it."""
    head = (
        HEAD + b"Authorization: Bearer auditor\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    with connected(tight) as connection:
        connection.sendall(head + b"2\r\n{}\r\n0\r\nX-Trailer: ")
        assert is_cut_off(connection, parts=1_000)


def test_what_is_no_http_is_refused_with_a_code(tight: Service) -> None:
    with connected(tight) as connection:
        connection.sendall(b"\x16\x03\x01 no request at all\r\n\r\n")
        assert refusal(rest(connection)) == (400, "INVALID_INPUT")


def test_memory_is_flat_under_heads_without_end(tight: Service) -> None:
    process = psutil.Process(tight.pid)

    def send() -> None:
        with connected(tight) as connection:
            connection.sendall(HEAD + b"X-Long: ")
            assert is_cut_off(connection, parts=160)

    send()
    before = process.memory_info().rss
    for _ in range(10):
        send()
    assert process.memory_info().rss - before < 8 * MEBIBYTE
    assert tight.ask("{ __typename }").status_code == 200


def test_a_large_body_that_comes_with_its_head_is_no_large_head(development: Service) -> None:
    body = b'{"query": "{ __typename }"}'.ljust(200_000)
    assert development.post(body).status_code == 200
