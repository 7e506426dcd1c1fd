"""JSON inputs are read strictly, and an error says where something is wrong without repeating the value."""

import msgspec
import pytest

from graph_models.errors import InvalidIdentifier, InvalidInput
from hub.cli.inputs.record import RecordLinkShape, RegisterSubjectShape
from hub.cli.inputs.shape import decode
from hub.domain.commands.record import RegisterSubject

SUBJECT = {"subject": {"id": "o-1"}, "kind": "ORGANISATION"}
WHOLE = msgspec.json.encode(SUBJECT)


def refusal(content: bytes) -> str:
    with pytest.raises(InvalidInput) as refused:
        decode(content, RegisterSubjectShape)
    return refused.value.message


@pytest.mark.parametrize("value", ["示例甲", "示'例'甲", '示"例"甲', "示'例\"甲", "示例\n甲", "it's 示例"])
def test_a_value_that_does_not_fit_is_not_repeated(value: str) -> None:
    message = refusal(msgspec.json.encode({**SUBJECT, "kind": value}))
    assert message == "the input does not fit: Invalid enum value - at `$.kind`"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"subject": {"id": "o-1"}}, "Object missing required field `kind`"),
        ({**SUBJECT, "name": 7}, "Expected `str | null`, got `int` - at `$.name`"),
        ({**SUBJECT, "subject": {"uscc": 7}}, "Expected `str | null`, got `int` - at `$.subject.uscc`"),
        ({**SUBJECT, "colour": "BLUE"}, "Object contains unknown field `colour`"),
        ([SUBJECT], "Expected `object`, got `array`"),
    ],
)
def test_an_error_says_where(raw: object, message: str) -> None:
    assert refusal(msgspec.json.encode(raw)) == f"the input does not fit: {message}"


@pytest.mark.parametrize("name", ["", " ", "示例\x00甲", "示例\ufffd甲", "示" * 501])
def test_a_name_that_cannot_be_one_is_refused_and_not_repeated(name: str) -> None:
    message = refusal(msgspec.json.encode({**SUBJECT, "name": name}))
    assert message.endswith("at `$.name`")
    assert "示" not in message


@pytest.mark.parametrize("content", [b"", b"{", b"not json", WHOLE[:-1], WHOLE + b" {}", b'{"kind": "\xff"}'])
def test_what_is_not_one_json_object_is_refused(content: bytes) -> None:
    assert refusal(content) == "the input is not one JSON object"


def test_what_is_nested_without_end_is_refused() -> None:
    with pytest.raises(InvalidInput, match="is not one JSON object"):
        decode(b'{"share": ' + b"[" * 100_000, RecordLinkShape)


def registered(**given: str) -> RegisterSubject:
    return decode(msgspec.json.encode({**SUBJECT, **given}), RegisterSubjectShape).command()


def test_a_name_is_kept_without_blanks_around_it_and_a_region_in_its_form() -> None:
    command = registered(name=" 示例甲有限公司　", region="３３０１００")
    assert (command.name, command.region) == ("示例甲有限公司", "330100")
    assert (registered().name, registered().region) == (None, None)


@pytest.mark.parametrize("region", ["3301", "示例市", "990000"])
def test_a_region_that_is_none_is_refused(region: str) -> None:
    with pytest.raises(InvalidIdentifier):
        registered(region=region)
