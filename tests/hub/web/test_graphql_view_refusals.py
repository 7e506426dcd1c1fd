"""What is no well-formed request is refused with a status, a code and the request's id, in both forms of answers."""

from collections.abc import Mapping

import httpx
import pytest

from hub.web.encoding import encoded
from tests.hub.web.serving import SECONDS, Service, bearer, codes

FORMS = ("application/graphql-response+json", "application/json")
JSON = "application/json"
WELL = b'{"query": "{ __typename }"}'


def assert_refused(response: httpx.Response, status: int, code: str) -> None:
    assert response.status_code == status, response.text
    assert list(response.json()) == ["errors"]
    (error,) = response.json()["errors"]
    assert sorted(error) == ["extensions", "message"]
    assert error["extensions"] == {"code": code, "requestId": response.headers["X-Request-Id"]}


@pytest.mark.parametrize("accept", FORMS)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"query": "\xff"}',
        b"null",
        encoded([{"query": "{ __typename }"}]),
        encoded({}),
        encoded({"query": ""}),
        encoded({"query": None}),
        encoded({"query": 1}),
        encoded({"query": ["{ __typename }"]}),
        encoded({"query": "{ __typename }", "variables": "x"}),
        encoded({"query": "{ __typename }", "variables": [1]}),
        encoded({"query": "{ __typename }", "operationName": 1}),
        encoded({"query": "{ __typename }", "extensions": []}),
        encoded({"query": "{ __typename }", "extensions": {"documentId": 1}}),
        encoded({"query": "{ __typename }", "documentId": "sha256:0"}),
        b'{"variables": ' + b"[" * 10_000 + b"]" * 10_000 + b"}",
        encoded({"query": "{a" * 1_000}),
    ],
    ids=range(18),
)
def test_a_malformed_request_is_a_bad_one(development: Service, body: bytes, accept: str) -> None:
    response = development.post(body, accept=accept)
    assert_refused(response, 400, "INVALID_INPUT")
    assert response.headers["Content-Type"] == f"{accept}; charset=utf-8"


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/graphql", "application/x-www-form-urlencoded", "multipart/form-data", ""],
)
def test_a_body_of_another_type_is_refused(development: Service, content_type: str) -> None:
    assert_refused(development.post(WELL, headers={"Content-Type": content_type}), 415, "INVALID_INPUT")


def test_a_body_in_another_encoding_is_refused(development: Service) -> None:
    response = development.post(WELL.decode().encode("utf-16"), headers={"Content-Type": f"{JSON}; charset=utf-16"})
    assert_refused(response, 415, "INVALID_INPUT")


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_operations_are_sent_by_post_alone(production: Service, method: str) -> None:
    response = httpx.request(
        method, f"{production.address}/graphql", params={"query": "{ __typename }"}, headers=bearer("auditor")
    )
    assert_refused(response, 405, "INVALID_INPUT")
    assert response.headers["Allow"] == "POST"


@pytest.mark.parametrize("query", ["{ __typename }", 'mutation { keep(text: "a") }'])
def test_development_runs_nothing_by_get_either(development: Service, query: str) -> None:
    response = httpx.get(
        f"{development.address}/graphql", params={"query": query}, headers={**bearer("auditor"), "Accept": "text/html"}
    )
    assert_refused(response, 405, "INVALID_INPUT")
    assert response.headers["Allow"] == "GET, POST"


@pytest.mark.parametrize(
    ("headers", "challenge"),
    [
        ({}, 'Bearer realm="hub"'),
        (bearer("nobody"), 'Bearer realm="hub", error="invalid_token"'),
        ({"Authorization": "Basic YTpi"}, 'Bearer realm="hub", error="invalid_token"'),
        (bearer("agency-for-0"), 'Bearer realm="hub", error="invalid_token"'),
    ],
)
@pytest.mark.parametrize("accept", FORMS)
def test_a_caller_who_is_not_known_is_asked_for_a_token(
    development: Service, headers: Mapping[str, str], challenge: str, accept: str
) -> None:
    response = development.post(WELL, caller=None, accept=accept, headers=headers)
    assert_refused(response, 401, "NOT_PERMITTED")
    assert response.headers["WWW-Authenticate"] == challenge


def test_who_calls_is_asked_before_the_body_is_read(development: Service) -> None:
    assert_refused(development.post(b"not JSON", caller=None), 401, "NOT_PERMITTED")


def test_a_store_that_cannot_say_who_calls_is_no_bad_token(development: Service) -> None:
    response = development.post(WELL, caller="store-down")
    assert_refused(response, 503, "STORE_UNREACHABLE")
    assert "WWW-Authenticate" not in response.headers


def test_a_store_that_does_not_say_in_time_who_calls_is_given_up(tight: Service) -> None:
    assert_refused(tight.post(WELL, caller="store-hangs"), 503, "STORE_TIMEOUT")


@pytest.mark.parametrize("accept", FORMS)
@pytest.mark.parametrize(("token", "query"), [("breaks", "{ __typename }"), ("auditor", "{ odd }")])
def test_a_request_that_breaks_the_service_is_a_masked_defect(
    development: Service, token: str, query: str, accept: str
) -> None:
    response = development.ask(query, caller=token, accept=accept)
    assert_refused(response, 500, "DEFECT")
    assert response.json()["errors"][0]["message"] == "the hub failed; ask with the request id"


def test_a_subscription_has_no_single_answer(development: Service) -> None:
    response = development.ask("subscription { count(to: 1) }")
    assert_refused(response, 406, "INVALID_INPUT")


def test_a_subscription_that_is_too_long_to_be_looked_into_is_not_run_either(development: Service) -> None:
    response = development.ask("subscription { " + "count(to: 1) " * 3_000 + "}")
    assert (response.status_code, codes(response)) == (400, ["INVALID_INPUT"])


@pytest.mark.parametrize("path", ["/", "/graphql/", "/graphiql/page.js", "/nothing"])
def test_nothing_else_is_served(production: Service, path: str) -> None:
    assert_refused(production.get(path), 404, "NOT_FOUND")


def test_addresses_that_are_read_take_no_other_method(production: Service) -> None:
    response = httpx.post(f"{production.address}/livez", timeout=SECONDS)
    assert_refused(response, 405, "INVALID_INPUT")
    assert response.headers["Allow"] == "GET, HEAD"


def test_codes_are_told_without_what_was_sent(development: Service) -> None:
    response = development.ask("{ __typename }", variables="330102199001011234")
    assert codes(response) == ["INVALID_INPUT"]
    assert "330102199001011234" not in response.text
