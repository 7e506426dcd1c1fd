"""Outside development the documents of the partners run, and nothing else."""

import pytest

from hub.web.documents import document_id
from tests.hub.web.partners import COLOUR_ID, COUNT_ID, ECHO, ECHO_ID, KEEP_ID, OWN_ID
from tests.hub.web.serving import Service, codes


@pytest.mark.parametrize("place", [{"documentId": ECHO_ID}, {"extensions": {"documentId": ECHO_ID}}])
def test_a_document_runs_by_its_id(production: Service, place: dict[str, object]) -> None:
    response = production.ask(variables={"text": "a"}, **place)  # type: ignore[arg-type]  # parameters of the body
    assert (response.status_code, response.json()) == (200, {"data": {"echo": "a"}})


def test_a_mutation_runs_by_its_id(production: Service) -> None:
    assert production.ask(documentId=KEEP_ID, variables={"text": "a"}).json() == {"data": {"keep": "a"}}


@pytest.mark.parametrize("accept", ["application/graphql-response+json", "application/json"])
@pytest.mark.parametrize("query", [ECHO, "{ __typename }", "{ __schema { types { name } } }", "{"])
def test_a_query_is_refused_even_one_that_is_trusted(production: Service, query: str, accept: str) -> None:
    response = production.ask(query, accept=accept, variables={"text": "a"})
    assert (response.status_code, codes(response)) == (400, ["DOCUMENT_UNKNOWN"])


@pytest.mark.parametrize("unknown", [document_id(b"{ __typename }"), "sha256:", "", ECHO_ID.upper()])
def test_an_id_of_no_document_is_refused(production: Service, unknown: str) -> None:
    response = production.ask(documentId=unknown)
    assert (response.status_code, codes(response)) == (400, ["DOCUMENT_UNKNOWN"])


def test_a_document_of_other_departments_is_refused_as_if_it_were_none(production: Service) -> None:
    own = production.ask(documentId=OWN_ID, caller="agency")
    assert own.json()["data"]["caller"]["department"] == "11330100XXXX90026F"
    other = production.ask(documentId=OWN_ID, caller="bank")
    assert (other.status_code, codes(other)) == (400, ["DOCUMENT_UNKNOWN"])
    assert other.json()["errors"][0]["message"] == "no trusted document of this caller has this id"


def test_nothing_is_suggested_outside_development(production: Service) -> None:
    response = production.ask(documentId=COLOUR_ID, variables={"of": "GREE"})
    assert (response.status_code, codes(response)) == (400, ["INVALID_INPUT"])
    assert "Did you mean" not in response.text
    assert "GREEN" not in response.text


def test_a_subscription_by_its_id_needs_a_stream(production: Service) -> None:
    response = production.ask(documentId=COUNT_ID, variables={"to": 1})
    assert (response.status_code, codes(response)) == (406, ["INVALID_INPUT"])


def test_in_development_documents_run_beside_free_queries(development: Service) -> None:
    response = development.ask(documentId=ECHO_ID, variables={"text": "a"})
    assert (response.status_code, codes(response)) == (400, ["DOCUMENT_UNKNOWN"])
