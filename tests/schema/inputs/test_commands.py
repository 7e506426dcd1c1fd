"""Each input becomes the same command as its JSON form, and what cannot be read is a problem."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_models.errors import HubError
from hub.cli.inputs.shape import decode
from hub.cli.mutations import MUTATIONS
from tests.schema.inputs.samples import DECISION, OWN_ID, PLATE, SAMPLES, USCC
from tests.schema.inputs.taking import taken


def by_command(mutation: str, given_: dict[str, Any]) -> tuple[str | None, Any]:
    """The code that `hub do` refuses an input with, or its command."""
    try:
        shape: Any = decode(msgspec.json.encode(given_), MUTATIONS[mutation].shape)
        return None, shape.command()
    except HubError as refusal:
        return refusal.code, None


@pytest.mark.parametrize(("mutation", "given_"), SAMPLES)
async def test_an_input_becomes_the_command_of_its_json_form(mutation: str, given_: dict[str, Any]) -> None:
    code, command = by_command(mutation, given_)
    assert code is None
    assert await taken(mutation, given_) == (["NOT_FOUND"], [command])


def test_every_mutation_has_a_sample() -> None:
    assert {mutation for mutation, _ in SAMPLES} == set(MUTATIONS)


@pytest.mark.parametrize(
    ("mutation", "given_", "code"),
    [
        ("registerSubject", {"subject": {"uscc": "91330102XXXX010116"}, "kind": "ORGANISATION"}, "INVALID_IDENTIFIER"),
        ("registerSubject", {"subject": USCC, "kind": "ORGANISATION", "region": "33"}, "INVALID_IDENTIFIER"),
        ("registerSubject", {"subject": USCC, "kind": "ORGANISATION", "name": " "}, "INVALID_INPUT"),
        ("registerSubject", {"subject": USCC, "kind": "ORGANISATION", "name": "甲" * 501}, "INVALID_INPUT"),
        (
            "recordLink",
            {"kind": "OWNS", "from": USCC, "to": PLATE, "validFrom": "2020-01-01", "share": 2},
            "INVALID_INPUT",
        ),
        (
            "recordLink",
            {"kind": "OWNS", "from": USCC, "to": PLATE, "validFrom": "2020-01-01", "share": "-1"},
            "INVALID_INPUT",
        ),
        (
            "listSubject",
            {"subject": USCC, "listType": "a", "decision": {**DECISION, "number": "号" * 201}},
            "INVALID_INPUT",
        ),
        (
            "listSubject",
            {"subject": USCC, "listType": "a", "decision": {**DECISION, "ground": "\x00"}},
            "INVALID_INPUT",
        ),
        ("annulListing", {"listing": "l-1", "reason": "示" * 20_001}, "INVALID_INPUT"),
        ("stayListing", {"listing": "l-1", "decision": "示例\n1号"}, "INVALID_INPUT"),
        ("releasePerson", {"listing": "l-1", "subject": {"source": {"source": "r", "sourceId": ""}}}, "INVALID_INPUT"),
        ("releasePerson", {"listing": "l-1", "subject": {"id": "x" * 201}}, "INVALID_INPUT"),
    ],
)
async def test_what_cannot_be_read_is_a_problem_and_reaches_no_service(
    mutation: str, given_: dict[str, Any], code: str
) -> None:
    assert by_command(mutation, given_) == (code, None)
    assert await taken(mutation, given_) == ([code], [])


async def test_a_problem_does_not_repeat_what_was_given() -> None:
    problems, commands = await taken("releasePerson", {"listing": "l-1", "subject": {"id": "示例甲\n"}})
    assert (problems, commands) == (["INVALID_INPUT"], [])


@settings(max_examples=60)
@given(share=st.decimals(min_value=0, max_value=1, allow_nan=False, allow_infinity=False))
async def test_a_share_is_its_known_lower_bound_in_both_forms(share: Any) -> None:
    given_ = {"kind": "SHAREHOLDER_OF", "from": OWN_ID, "to": USCC, "validFrom": "2020-01-01", "share": f"{share:f}"}
    code, command = by_command("recordLink", given_)
    assert code is None
    assert await taken("recordLink", given_) == (["NOT_FOUND"], [command])


@pytest.mark.parametrize("share", ["0.99999999999999999999999999999999999", "0.5000009", 0.3, 1, 0, "1e-3"])
async def test_a_share_between_two_parts_per_million_counts_as_the_lower(share: object) -> None:
    given_ = {"kind": "SHAREHOLDER_OF", "from": OWN_ID, "to": USCC, "validFrom": "2020-01-01", "share": share}
    assert (await taken("recordLink", given_))[1] == [by_command("recordLink", given_)[1]]
