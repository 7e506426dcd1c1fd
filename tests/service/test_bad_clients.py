"""What no client should send: refused with a code by the service as it is deployed, which stays as large as it was."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import httpx
import psutil
import pytest

from tests.hub.web.serving import codes
from tests.service.asking import CHECK
from tests.service.running import Served

MEBIBYTE: Final = 1024 * 1024
DEEP: Final = 50_000
BAD: Final[dict[str, bytes]] = {
    "nothing": b"",
    "no JSON": b"{",
    "a list": b'[{"query": "{ __typename }"}]',
    "a text": b'"{ __typename }"',
    "not UTF-8": b'{"query": "\xff\xfe"}',
    "half a character": b'{"query": "{ __typename }", "variables": {"a": "\xe7\xa4"}}',
    "JSON within JSON": b'{"query": "{ __typename }", "variables": ' + b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"}",
    "lists within lists": b'{"query": "{ __typename }", "variables": {"a": ' + b"[" * DEEP + b"]" * DEEP + b"}}",
    "braces within braces": b'{"query": "' + b"{ a " * DEEP + b"}" * DEEP + b'"}',
    "deep but short of that": b'{"query": "query { subject(identifier: {id: 1}) '
    + b"{ links " * 40
    + b"}" * 40
    + b'"}',
    "too many tokens": b'{"query": "{ ' + b"__typename " * 5_000 + b'}"}',
    "too many aliases": b'{"query": "{ ' + b" ".join(b"a%d: __typename" % n for n in range(40)) + b'}"}',
    "no operation": b'{"query": "fragment F on Query { __typename }"}',
    "no such field": b'{"query": "{ nothing }"}',
    "too costly": b'{"query": "{ subjects(name: \\"a\\", first: 100) { edges { node { history(first: 100) '
    b'{ changes { subject { id name region kind } } } } } } }"}',
}


def sent(served: Served, token: str, body: bytes) -> httpx.Response:
    return served.post(body, caller=token)


@pytest.fixture(scope="module")
def token(served: Served) -> str:
    """An auditor's."""
    return served.auditor()


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_with_a_code_and_without_an_answer(served: Served, token: str, name: str) -> None:
    refused = sent(served, token, BAD[name])
    assert 400 <= refused.status_code < 500
    assert refused.json().get("data") is None
    assert set(codes(refused)) <= {"INVALID_INPUT", "BAD_REQUEST", "TOO_COSTLY"}
    assert all(each["extensions"]["requestId"] for each in refused.json()["errors"])


@pytest.mark.parametrize("text", [r"\ud83d", r"\u0000", r"\uffff"])
def test_a_text_that_the_store_could_not_keep_is_refused(served: Served, token: str, text: str) -> None:
    """JSON can hold half of a surrogate pair; UTF-8 cannot."""
    asked = '{"subject": {"uscc": "%s"}, "matter": {"domain": "PROCUREMENT", "reference": "%s"}, "purpose": "AUDIT"}'
    for filled in ((text, "a"), ("91330102XXXX010115", text)):
        body = f'{{"query": {json.dumps(CHECK)}, "variables": {{"input": {asked % filled}}}}}'
        answer = sent(served, token, body.encode())
        assert answer.status_code < 500
        assert "DEFECT" not in answer.text


def test_memory_is_flat_whatever_is_sent(served: Served, token: str) -> None:
    process = psutil.Process(served.pid)
    bodies = [*BAD.values(), b" " * (2 * MEBIBYTE)]

    def send(number: int) -> int:
        try:
            return sent(served, token, bodies[number % len(bodies)]).status_code
        except httpx.TransportError:
            return 413  # cut off while still sending

    with ThreadPoolExecutor(4) as callers:
        statuses = set(callers.map(send, range(len(bodies))))
        before = process.memory_info().rss
        statuses |= set(callers.map(send, range(5 * len(bodies))))
    grown = process.memory_info().rss - before
    assert all(400 <= each < 500 for each in statuses)
    assert grown < 16 * MEBIBYTE, f"{grown} bytes more"
    assert served.ask("{ __typename }", caller=token).status_code == 200
