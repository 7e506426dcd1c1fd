"""Errors as callers get them: refusals with their code, the hub's own faults masked and logged without their text."""

import logging
from typing import Any, Final

import pytest
from graphql import GraphQLError

from graph_models.errors import Defect, HubError, NotFound, StoreTimeout
from schema.build import HubSchema
from schema.errors import MASKED, coded, shown
from tests.schema.asking import REQUEST, SCHEMA, context_of
from tests.schema.unreached import FailingStore, unreached
from tests.support.town import AUDITOR, BANKING, BUYING, firm

SECRET: Final = "示例甲 110101199001010000"
LISTINGS: Final = "{ listings { edges { cursor } } }"


async def errors_of(fault: Exception, operation: str = LISTINGS, schema: HubSchema = SCHEMA) -> list[GraphQLError]:
    """The errors of an operation whose store fails so."""
    hub = unreached(FailingStore(fault=fault))
    result = await schema.execute(operation, context_value=context_of(hub, AUDITOR))
    assert result.data is None
    return list(result.errors or ())


@pytest.mark.parametrize("fault", [StoreTimeout("示例: too slow"), NotFound("示例: nothing")])
async def test_a_refusal_has_its_code_its_message_and_the_request(fault: HubError) -> None:
    [error] = await errors_of(fault)
    assert error.message == fault.message
    assert error.extensions == {"code": fault.code, "requestId": REQUEST}
    assert (error.path, error.original_error) == (["listings"], None)


@pytest.mark.parametrize(
    "fault", [RuntimeError(SECRET), Defect(SECRET, detail=SECRET), KeyError(SECRET), TypeError(SECRET)]
)
async def test_a_defect_is_masked_and_logged_without_its_text(
    fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        [error] = await errors_of(fault)
    assert (error.message, error.extensions) == (MASKED, {"code": "DEFECT", "requestId": REQUEST})
    [record] = caplog.records
    assert (record.name, record.getMessage(), vars(record)["code"]) == ("schema.errors", "defect", "DEFECT")
    assert record.exc_info is not None
    assert record.exc_info[1] is fault


async def test_a_refusal_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        await errors_of(StoreTimeout(SECRET))
    assert [each for each in caplog.records if each.levelno >= logging.WARNING] == []


async def test_the_detail_of_a_refusal_stays_inside() -> None:
    [error] = await errors_of(StoreTimeout("示例: too slow", detail=SECRET))
    assert SECRET not in str(error.formatted)


@pytest.mark.parametrize(
    "variables",
    [
        {"subject": {}},
        {"subject": {"uscc": "1", "id": "2"}},
        {"subject": {"uscc": None}},
        {"subject": {"uscc": 7}},
        {"subject": {"plate": {"characters": "浙A00001", "colour": "PURPLE"}}},
        {"subject": None},
        {},
    ],
)
async def test_variables_that_do_not_fit_are_a_bad_request(variables: dict[str, Any]) -> None:
    operation = "query ($subject: IdentifierInput!) { subject(identifier: $subject) { id } }"
    result = await SCHEMA.execute(operation, variable_values=variables, context_value=context_of(unreached(), AUDITOR))
    assert {(error.extensions or {}).get("code") for error in result.errors or ()} == {"BAD_REQUEST"}


@pytest.mark.parametrize("literal", ["{}", '{uscc: "1", id: "2"}', "{uscc: null}", "{nothing: 1}"])
async def test_literals_that_do_not_fit_are_a_bad_request(literal: str) -> None:
    operation = f"{{ subject(identifier: {literal}) {{ id }} }}"
    result = await SCHEMA.execute(operation, context_value=context_of(unreached(), AUDITOR))
    assert {(error.extensions or {}).get("code") for error in result.errors or ()} == {"BAD_REQUEST"}


async def test_an_identifier_that_breaks_its_standard_is_refused_with_its_code() -> None:
    operation = '{ subject(identifier: {uscc: "91330102XXXX010116"}) { id } }'
    result = await SCHEMA.execute(operation, context_value=context_of(unreached(), BUYING))
    assert [(error.extensions or {})["code"] for error in result.errors or ()] == ["INVALID_IDENTIFIER"]


async def test_one_field_fails_and_the_others_are_answered_where_null_is_allowed() -> None:
    operation = f'{{ subject(identifier: {{uscc: "{firm(1).uscc}"}}) {{ id }} catalogue {{ kinds {{ id }} }} }}'
    result = await SCHEMA.execute(operation, context_value=context_of(unreached(), BANKING))
    assert result.data is not None
    assert (result.data["subject"], len(result.data["catalogue"]["kinds"])) == (None, 3)
    assert [(error.extensions or {})["code"] for error in result.errors or ()] == ["STORE_UNREACHABLE"]


def test_an_error_with_a_code_of_its_own_keeps_it() -> None:
    [error] = shown([coded("示例", "TOO_COSTLY")], "r-1")
    assert (error.message, error.extensions) == ("示例", {"code": "TOO_COSTLY", "requestId": "r-1"})
