"""What an execution gave, as it is sent: coded, masked, without what graphql-core guesses at."""

from dataclasses import dataclass
from typing import Any

import pytest
from graphql import GraphQLError
from graphql.language import FieldNode, NameNode

from graph_models.errors import ConsentMissing, Defect, StoreUnreachable
from hub.web.media import Media
from hub.web.results import refusal_of, result_of

NODE = FieldNode(name=NameNode(value="a"))


@dataclass(frozen=True)
class Given:
    data: dict[str, Any] | None = None
    errors: list[GraphQLError] | None = None
    extensions: dict[str, Any] | None = None


def coded(error: GraphQLError, *, suggestions: bool = False) -> tuple[str, str]:
    (body,) = result_of(Given(errors=[error]), suggestions=suggestions).body["errors"]
    return body["extensions"]["code"], body["message"]


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (GraphQLError("own words", extensions={"code": "NOT_LAWFUL"}), "NOT_LAWFUL", "own words"),
        (GraphQLError("x", path=["a"], original_error=ConsentMissing("no consent")), "CONSENT_MISSING", "no consent"),
        (GraphQLError("Syntax Error", nodes=[NODE]), "INVALID_INPUT", "Syntax Error"),
        (GraphQLError("bad date", nodes=[NODE], original_error=ValueError("x")), "INVALID_INPUT", "bad date"),
        (GraphQLError("x", original_error=RecursionError()), "INVALID_INPUT", "the request nests too deeply"),
    ],
)
def test_what_is_known_is_said(error: GraphQLError, code: str, message: str) -> None:
    assert coded(error) == (code, message)


@pytest.mark.parametrize(
    "error",
    [
        GraphQLError("secret", path=["a"]),
        GraphQLError("secret", path=["a"], original_error=ValueError("secret")),
        GraphQLError("secret", path=["a"], nodes=[NODE], original_error=RecursionError("secret")),
        GraphQLError("secret", original_error=ValueError("secret")),
        GraphQLError("secret", original_error=Defect("secret", detail="secret")),
    ],
)
def test_what_is_not_known_is_masked(error: GraphQLError) -> None:
    assert coded(error) == ("DEFECT", "the hub failed; ask with the request id")


@pytest.mark.parametrize(
    "message",
    [
        "Cannot query field 'echoo' on type 'Query'. Did you mean 'echo'?",
        "Unknown argument 'txt' on field 'Query.echo'. Did you mean 'text'?",
        "Value 'GREE' does not exist in 'Colour' enum. Did you mean the enum value 'GREEN' or 'GREY'?",
    ],
)
def test_suggestions_are_taken_away_but_where_they_are_wanted(message: str) -> None:
    error = GraphQLError(message, nodes=[NODE])
    assert coded(error)[1] == message.split(" Did you mean", maxsplit=1)[0]
    assert coded(error, suggestions=True)[1] == message


@pytest.mark.parametrize(
    ("given", "newer", "older"),
    [
        (Given(data={"a": 1}), 200, 200),
        (Given(data={"a": None}, errors=[GraphQLError("x", path=["a"], extensions={"code": "NOT_FOUND"})]), 294, 200),
        (Given(errors=[GraphQLError("x", path=["a"], extensions={"code": "NOT_FOUND"})]), 294, 200),
        (Given(errors=[GraphQLError("x")]), 400, 200),
        (Given(errors=[GraphQLError("x", original_error=ConsentMissing(""))]), 403, 200),
        (Given(errors=[GraphQLError("x", original_error=StoreUnreachable(""))]), 503, 200),
        (Given(errors=[GraphQLError("x", original_error=ValueError())]), 500, 200),
    ],
)
def test_statuses_are_those_of_the_two_forms(given: Given, newer: int, older: int) -> None:
    result = result_of(given, suggestions=False)
    assert (result.status(Media.RESPONSE), result.status(Media.JSON)) == (newer, older)


def test_extensions_of_a_result_are_sent() -> None:
    result = result_of(Given(data={"a": 1}, extensions={"revision": "7"}), suggestions=False)
    assert result.body == {"data": {"a": 1}, "extensions": {"revision": "7"}}


def test_a_refusal_shows_its_message_and_not_its_detail() -> None:
    result = refusal_of(StoreUnreachable("the store does not answer", detail="bolt://secret"))
    assert result.codes == ("STORE_UNREACHABLE",)
    assert result.body["errors"][0]["message"] == "the store does not answer"
    assert "secret" not in str(result.body)
