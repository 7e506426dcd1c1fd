"""One operation a POST: forms of answers, statuses of both media types, errors with codes and nothing else in them."""

import msgspec
import pytest

from tests.hub.web.serving import Service, codes
from tests.hub.web.small_schema import SECRET

RESPONSE = "application/graphql-response+json; charset=utf-8"
JSON = "application/json; charset=utf-8"
OLD = "application/json"
NO_SUCH = "query A { nothing }"
COERCION = "query A($t: String!) { echo(text: $t) }"


def test_an_operation_is_answered(development: Service) -> None:
    response = development.ask("query A($t: String!) { echo(text: $t) }", variables={"t": "示例🏃"})
    assert response.status_code == 200
    assert response.json() == {"data": {"echo": "示例🏃"}}
    assert response.headers["Content-Type"] == RESPONSE
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [("application/json", JSON), ("*/*", JSON), (f"{OLD};q=0.1, application/graphql-response+json", RESPONSE)],
)
def test_the_form_accepted_is_the_form_answered(development: Service, accept: str, content_type: str) -> None:
    response = development.ask("{ __typename }", accept=accept)
    assert (response.status_code, response.headers["Content-Type"]) == (200, content_type)


def test_nothing_acceptable_is_refused(development: Service) -> None:
    response = development.ask("{ __typename }", accept="text/html")
    assert (response.status_code, codes(response)) == (406, ["INVALID_INPUT"])


@pytest.mark.parametrize(("query", "variables"), [("{", None), (NO_SUCH, None), (COERCION, {"t": None})])
@pytest.mark.parametrize(("accept", "status"), [("application/graphql-response+json", 400), (OLD, 200)])
def test_a_request_in_error_holds_no_data(
    development: Service, query: str, variables: object, accept: str, status: int
) -> None:
    """What is well formed is answered with 200 in the older form, whose readers take 400 for a proxy's."""
    response = development.ask(query, accept=accept, variables=variables)
    assert response.status_code == status
    assert list(response.json()) == ["errors"]
    assert set(codes(response)) == {"INVALID_INPUT"}


@pytest.mark.parametrize("accept", ["application/graphql-response+json", OLD])
@pytest.mark.parametrize(
    ("query", "name"),
    [("query A { __typename }", "B"), ("query A { __typename }", ""), ("query A { a } query B { b }", None)],
)
def test_the_operation_to_run_has_to_be_clear(development: Service, query: str, name: str | None, accept: str) -> None:
    response = development.ask(query, accept=accept, operationName=name)
    assert (response.status_code, codes(response)) == (400, ["INVALID_INPUT"])


def test_a_document_of_many_operations_runs_the_one_named(development: Service) -> None:
    document = 'query A { echo(text: "a") } mutation B { keep(text: "b") }'
    assert development.ask(document, operationName="B").json() == {"data": {"keep": "b"}}


@pytest.mark.parametrize(("accept", "status"), [("application/graphql-response+json", 294), (OLD, 200)])
def test_missing_data_is_said_by_the_status_of_the_newer_form(development: Service, accept: str, status: int) -> None:
    response = development.ask('{ refused echo(text: "a") }', accept=accept)
    assert response.status_code == status
    assert response.json()["data"] == {"refused": None, "echo": "a"}
    assert codes(response) == ["NOT_COMPETENT"]


def test_an_error_that_takes_all_data_with_it_was_an_execution_still(development: Service) -> None:
    response = development.ask("{ refusedWhole }")
    assert response.status_code == 294
    body = response.json()
    assert body["data"] is None
    assert body["errors"][0]["path"] == ["refusedWhole"]


def test_a_defect_is_masked_and_asked_about_by_the_request_id(development: Service) -> None:
    response = development.ask("{ broken }", headers={"X-Request-Id": "defect-1"})
    assert SECRET not in response.text
    assert response.json()["errors"] == [
        {
            "message": "the hub failed; ask with the request id",
            "locations": [{"line": 1, "column": 3}],
            "path": ["broken"],
            "extensions": {"code": "DEFECT", "requestId": "defect-1"},
        }
    ]


def test_names_are_suggested_in_development(development: Service) -> None:
    response = development.ask('{ echoo(text: "a") }')
    assert response.json()["errors"][0]["message"].endswith("Did you mean 'echo'?")


def test_the_context_is_of_this_request(development: Service) -> None:
    query = "{ caller { role department requestId live } }"
    first = development.ask(query, caller="agency", headers={"X-Request-Id": "one"}).json()["data"]["caller"]
    second = development.ask(query, caller="auditor", headers={"X-Request-Id": "two"}).json()["data"]["caller"]
    assert first == {"role": "AGENCY", "department": "11330100XXXX90026F", "requestId": "one", "live": False}
    assert second == {"role": "AUDITOR", "department": None, "requestId": "two", "live": False}


def test_a_caller_can_be_identified_anew(development: Service) -> None:
    assert development.ask("{ callerByNow { role } }").json() == {"data": {"callerByNow": {"role": "AUDITOR"}}}


@pytest.mark.parametrize("extensions", [None, {"other": [1]}])
def test_extensions_of_others_change_nothing(development: Service, extensions: object) -> None:
    response = development.ask("{ __typename }", extensions=extensions, unheard="of")
    assert response.json() == {"data": {"__typename": "Query"}}


def test_an_answer_of_a_megabyte_arrives_whole(development: Service) -> None:
    text = "示例" * 160_000
    response = development.ask("query A($t: String!) { echo(text: $t) }", variables={"t": text})
    assert msgspec.json.decode(response.content)["data"]["echo"] == text
