"""What a request asks: parameters of their types, or a refusal that repeats nothing."""

import pytest

from hub.web.asked import Asked, asked_in_body, asked_in_payload
from hub.web.errors import MalformedRequest

WRONG = "query, documentId and operationName are texts, variables and extensions are objects"


def test_the_parameters_are_read_and_others_ignored() -> None:
    body = b'{"query": "{a}", "operationName": "A", "variables": {"x": [1]}, "extensions": {"y": null}, "more": 1}'
    assert asked_in_body(body) == Asked(query="{a}", operation_name="A", variables={"x": [1]}, extensions={"y": None})


def test_null_is_as_good_as_nothing() -> None:
    nothing = b'{"query": null, "documentId": null, "operationName": null, "variables": null, "extensions": null}'
    assert asked_in_body(nothing) == asked_in_body(b"{}") == Asked()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "the body is not JSON"),
        (b"{", "the body is not JSON"),
        (b'{"query": "{a}"} x', "the body is not JSON"),
        (b'\xef\xbb\xbf{"query": "{a}"}', "the body is not JSON"),
        (b'{"variables": {"x": NaN}}', "the body is not JSON"),
        (b'{"query": "\\ud800"}', "the body is not JSON"),
        (b'{"query": "\xff"}', "the body is not UTF-8"),
        (b'{"query": "\xed\xa0\x80"}', "the body is not UTF-8"),
        (b'{"variables": {"x": ' + b"[" * 100_000, "the body nests too deeply"),
        (b'[{"query": "{a}"}]', "requests are sent one by one: the body is one object, not a list"),
        (b"  [1]", "requests are sent one by one: the body is one object, not a list"),
        (b'"{a}"', WRONG),
        (b"null", WRONG),
        (b'{"query": 1}', WRONG),
        (b'{"query": {"a": 1}}', WRONG),
        (b'{"query": "{a}", "variables": "x"}', WRONG),
        (b'{"query": "{a}", "variables": [1]}', WRONG),
        (b'{"query": "{a}", "operationName": 1}', WRONG),
        (b'{"query": "{a}", "extensions": []}', WRONG),
        (b'{"documentId": 1}', WRONG),
    ],
)
def test_anything_else_is_refused(body: bytes, message: str) -> None:
    with pytest.raises(MalformedRequest) as refusal:
        asked_in_body(body)
    assert (refusal.value.message, refusal.value.code, refusal.value.status) == (message, "INVALID_INPUT", 400)


def test_a_payload_of_a_socket_is_read_alike() -> None:
    assert asked_in_payload({"query": "{a}", "operationName": "A"}) == Asked(query="{a}", operation_name="A")
    with pytest.raises(MalformedRequest, match="query, documentId"):
        asked_in_payload({"query": 1})


@pytest.mark.parametrize(
    ("asked", "identifier"),
    [
        (Asked(), None),
        (Asked(document_id="sha256:1"), "sha256:1"),
        (Asked(extensions={"documentId": "sha256:1"}), "sha256:1"),
        (Asked(document_id="sha256:1", extensions={"documentId": "sha256:1"}), "sha256:1"),
    ],
)
def test_a_document_is_named_in_the_body_or_in_its_extensions(asked: Asked, identifier: str | None) -> None:
    assert asked.document() == identifier


@pytest.mark.parametrize("beside", [1, "sha256:2"])
def test_a_document_named_twice_or_not_by_a_text_is_refused(beside: object) -> None:
    with pytest.raises(MalformedRequest, match="documentId"):
        Asked(document_id="sha256:1", extensions={"documentId": beside}).document()
