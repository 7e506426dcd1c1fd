"""GB 11714: worked example, both special checks, refusals."""

import pytest

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.organisation_code import organisation_check, parse_organisation_code


@pytest.mark.parametrize("text", ["19220382-1", "192203821", " １９２２０３８２－１ "])
def test_the_worked_example_is_read_with_and_without_hyphen(text: str) -> None:
    assert parse_organisation_code(text) == "192203821"


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("19220382", "1"),
        ("70846113", "6"),
        ("19231745", "8"),
        ("00000000", "0"),
        ("00000006", "X"),
        ("XXXX0101", "1"),
    ],
)
def test_check_character(body: str, check: str) -> None:
    assert organisation_check(body) == check
    assert parse_organisation_code(body + check) == body + check


@pytest.mark.parametrize("text", ["192203822", "19220382", "1922038211", "19220382A", "1922-03821", "示9220382-1", ""])
def test_a_wrong_form_or_check_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(InvalidIdentifier) as refusal:
        parse_organisation_code(text)
    assert text == "" or text not in str(refusal.value)
