"""Permanent resident cards: both forms, refusals, secrecy."""

from datetime import date

import pytest

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.foreign_resident import parse_foreign_resident
from graph_models.identifiers.resident_id import resident_check


def card(body: str) -> str:
    return body + resident_check(body)


def test_the_form_of_2023_tells_the_birth_date() -> None:
    number = card("91100019900101000")
    resident = parse_foreign_resident(f" {number.lower()} ")
    assert (resident.number, resident.born) == (number, date(1990, 1, 1))


def test_a_body_without_a_real_date_is_no_refusal() -> None:
    assert parse_foreign_resident(card("91100019901301000")).born is None


def test_the_form_of_2017_is_read_without_a_birth_date() -> None:
    resident = parse_foreign_resident("xxx330090010100")
    assert (resident.number, resident.born) == ("XXX330090010100", None)


@pytest.mark.parametrize(
    "number",
    ["11010519491231002X", "9110001990010100", "XX3300900101000", "XXX33009001010X", "XXX3300900101000", ""],
)
def test_another_form_is_refused(number: str) -> None:
    with pytest.raises(InvalidIdentifier) as refusal:
        parse_foreign_resident(number)
    assert number == "" or number not in str(refusal.value)


def test_a_wrong_check_is_refused() -> None:
    body = "91100019900101000"
    wrong = next(digit for digit in "0123456789" if digit != resident_check(body))
    with pytest.raises(InvalidIdentifier, match="check"):
        parse_foreign_resident(body + wrong)


def test_no_text_shows_the_person() -> None:
    assert str(parse_foreign_resident("XXX330090010100")) == "ForeignResident()"
