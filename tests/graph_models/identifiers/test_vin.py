"""GB 16735: worked examples, and warnings that never repeat the number."""

import pytest

from graph_models.identifiers.vin import vin_warnings


@pytest.mark.parametrize("vin", ["11111111111111111", "1M8GDM9AXKP042788", " 1m8gdm9axkp042788 "])
def test_worked_examples_give_no_warning(vin: str) -> None:
    assert vin_warnings(vin) == ()


@pytest.mark.parametrize(
    ("vin", "words"),
    [
        ("", ["17 characters"]),
        ("1M8GDM9AXKP04278", ["17 characters"]),
        ("IM8GDM9AXKP042788", ["character other"]),
        ("1M8GDM9A1KP042788", ["check character"]),
        ("1M8GDM9AXKP042789", ["check character"]),
        ("11111111U11111111", ["check character"]),
        ("111111116U1111111", ["tenth"]),
        ("11111111101111111", ["check character", "tenth"]),
    ],
)
def test_warnings_say_what_looks_wrong(vin: str, words: list[str]) -> None:
    warnings = vin_warnings(vin)
    assert len(warnings) == len(words)
    assert all(word in warning for word, warning in zip(words, warnings, strict=True))
    assert all(vin == "" or vin not in warning for warning in warnings)
