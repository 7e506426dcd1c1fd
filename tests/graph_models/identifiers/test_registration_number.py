"""Fifteen digits with an ISO 7064 MOD 11,10 check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.registration_number import parse_registration_number


def by_the_standard(body: str) -> str:
    """The check digit by the text of ISO 7064 for hybrid systems, apart from the library."""
    product = 10
    for digit in body:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def test_a_number_of_fixed_value_is_valid() -> None:
    assert by_the_standard("0794") == "5"  # the example of ISO 7064
    assert parse_registration_number(" ３30102000000002 ") == "330102000000002"


@given(body=st.integers(0, 10**14 - 1).map(lambda number: f"{number:014}"), digit=st.integers(0, 9).map(str))
def test_only_the_computed_check_is_valid(body: str, digit: str) -> None:
    if by_the_standard(body) == digit:
        assert parse_registration_number(body + digit) == body + digit
    else:
        with pytest.raises(InvalidIdentifier, match="check digit"):
            parse_registration_number(body + digit)


@pytest.mark.parametrize("text", ["", "33010200000000", "3301020000000000", "33010200000000A"])
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(InvalidIdentifier, match="fifteen"):
        parse_registration_number(text)
