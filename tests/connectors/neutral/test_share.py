"""Shares are read exactly and kept in whole parts per million."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw

from connectors.neutral.share import parse_share
from graph_models.errors import InvalidInput


def test_null_is_not_known() -> None:
    assert parse_share(Raw(b"null")) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("0", 0),
        ("1", 1_000_000),
        ("1.0", 1_000_000),
        ("0.5", 500_000),
        ('"0.5"', 500_000),
        ("1e-6", 1),
        ("0.29", 290_000),  # 0.29 * 1,000,000 is 289,999.99... as a binary fraction
        ("0.3333339", 333_333),
        ("0.49999999999999999999999999999999999999999", 499_999),
        ("1e-999", 0),
        ("0.9999999", 999_999),
    ],
)
def test_a_share_is_exact_to_the_part_and_never_rounded_up(text: str, parts: int) -> None:
    assert parse_share(Raw(text.encode())) == parts


@pytest.mark.parametrize(
    "text",
    [
        *["1.0000001", "2", "-0.1", "-0", "true", "[1]", "{}", "1e1000000000"],
        *['"-0.1"', '"50%"', '"NaN"', '"1_0"', '" 1"', '"１"', '""', '"0,5"', '"Infinity"'],
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="a share"):
        parse_share(Raw(text.encode()))


@given(
    share=st.decimals(0, 1, allow_nan=False, allow_infinity=False),
    threshold=st.integers(0, 1_000_000),
    quoted=st.booleans(),
)
def test_a_share_passes_a_threshold_exactly_when_its_fraction_does(
    share: Decimal, threshold: int, quoted: bool
) -> None:
    text = f"{share:f}"
    parts = parse_share(Raw(f'"{text}"'.encode() if quoted else text.encode()))
    assert parts is not None
    assert (parts >= threshold) == (Fraction(share) >= Fraction(threshold, 1_000_000))
