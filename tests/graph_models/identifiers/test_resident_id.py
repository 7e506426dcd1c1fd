"""GB 11643: the standard's samples, the old form, refusals, secrecy."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.civil_time import eighteenth_birthday
from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.resident_id import parse_resident_id, resident_check

SAMPLES = (
    ("11010519491231002X", date(1949, 12, 31), "110105"),
    ("440524188001010014", date(1880, 1, 1), "440524"),
)


@pytest.mark.parametrize(("number", "born", "region"), SAMPLES)
def test_the_samples_of_the_standard(number: str, born: date, region: str) -> None:
    resident = parse_resident_id(number)
    assert (resident.number, resident.born, resident.region) == (number, born, region)


@pytest.mark.parametrize("text", [" 11010519491231002x ", "１１010519491231002Ｘ"])
def test_is_read_in_any_width_and_case(text: str) -> None:
    assert parse_resident_id(text).number == "11010519491231002X"


def test_the_old_form_is_completed() -> None:
    assert parse_resident_id("110105491231002") == parse_resident_id("11010519491231002X")


def test_a_minor_comes_of_age_on_the_day() -> None:
    assert eighteenth_birthday(parse_resident_id("330102201005060009").born) == date(2028, 5, 6)


def test_a_residence_permit_from_taiwan_is_valid() -> None:
    body = "83000019900101000"
    assert parse_resident_id(body + resident_check(body)).region == "830000"


def test_a_county_that_no_table_has_is_valid() -> None:
    body = "33999919900101000"
    assert parse_resident_id(body + resident_check(body)).region == "339999"


@pytest.mark.parametrize(
    "number",
    [
        "110105194912310020",
        "330102199001010000",
        "11010519491231002",
        "1101051949123100",
        "11010519491231002XX",
        "X1010519491231002X",
        "11010549123100A",
        "110105491331002",
        "",
    ],
)
def test_a_wrong_number_is_refused_without_repeating_it(number: str) -> None:
    with pytest.raises(InvalidIdentifier) as refusal:
        parse_resident_id(number)
    assert number == "" or number not in str(refusal.value)


@pytest.mark.parametrize("body", ["11010519490229002", "11010519491301002", "11010500001231002", "11010519490100002"])
def test_a_birth_date_that_does_not_exist_is_refused(body: str) -> None:
    with pytest.raises(InvalidIdentifier, match="birth date") as refusal:
        parse_resident_id(body + resident_check(body))
    assert refusal.value.__suppress_context__


@pytest.mark.parametrize("province", ["00", "10", "84", "99"])
def test_an_unknown_province_is_refused(province: str) -> None:
    body = f"{province}010519900101000"
    with pytest.raises(InvalidIdentifier, match="province"):
        parse_resident_id(body + resident_check(body))


@given(position=st.integers(0, 17), character=st.sampled_from("0123456789X"))
def test_every_single_wrong_character_is_found(position: int, character: str) -> None:
    number = "11010519491231002X"
    changed = number[:position] + character + number[position + 1 :]
    if changed != number:
        with pytest.raises(InvalidIdentifier):
            parse_resident_id(changed)


def test_no_text_shows_the_person() -> None:
    resident = parse_resident_id("11010519491231002X")
    for text in (repr(resident), str(resident), f"{resident}"):
        assert text == "ResidentId()"
