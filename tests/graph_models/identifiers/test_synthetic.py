"""Synthetic identifiers are valid, recognisable, distinct and the same every time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.errors import Defect, InvalidIdentifier
from graph_models.identifiers.plate import parse_plate
from graph_models.identifiers.resident_id import parse_resident_id
from graph_models.identifiers.synthetic import (
    PLATE_SERIALS,
    USCC_SERIALS,
    synthetic_plate,
    synthetic_resident_id,
    synthetic_uscc,
)
from graph_models.identifiers.uscc import parse_uscc
from graph_models.vocabulary import PlateColour, RegionCode

REGION = RegionCode("330102")


@given(
    prefix=st.sampled_from(["11", "12", "51", "81", "91", "92", "N1"]),
    serial=st.integers(0, USCC_SERIALS - 1),
)
def test_unified_codes_are_valid_and_recognisable(prefix: str, serial: int) -> None:
    code = synthetic_uscc(prefix, REGION, serial)
    assert parse_uscc(code) == code
    assert code.startswith(f"{prefix}330102XXXX")


def test_unified_codes_are_fixed() -> None:
    assert synthetic_uscc("91", REGION, 0) == "91330102XXXX00000R"
    assert synthetic_uscc("91", REGION, 31**2 + 1) == "91330102XXXX010115"


@given(one=st.integers(0, USCC_SERIALS - 1), two=st.integers(0, USCC_SERIALS - 1))
def test_distinct_serials_give_distinct_codes(one: int, two: int) -> None:
    assert (synthetic_uscc("91", REGION, one) == synthetic_uscc("91", REGION, two)) == (one == two)


@pytest.mark.parametrize("serial", [-1, USCC_SERIALS])
def test_a_unified_codes_serial_outside_is_a_defect(serial: int) -> None:
    with pytest.raises(Defect):
        synthetic_uscc("91", REGION, serial)


def test_a_prefix_that_no_code_has_is_refused() -> None:
    with pytest.raises(InvalidIdentifier):
        synthetic_uscc("9", REGION, 0)


@given(born=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_resident_ids_are_valid_and_recognisable(born: date) -> None:
    number = synthetic_resident_id(REGION, born)
    assert parse_resident_id(number).born == born
    assert number[14:17] == "000"


def test_resident_ids_are_fixed() -> None:
    assert synthetic_resident_id(REGION, date(1988, 1, 2)) == "330102198801020003"


def test_a_region_of_no_province_is_refused() -> None:
    with pytest.raises(InvalidIdentifier):
        synthetic_resident_id(RegionCode("990000"), date(1990, 1, 1))


@given(one=st.integers(0, PLATE_SERIALS - 1), two=st.integers(0, PLATE_SERIALS - 1))
def test_plates_are_valid_and_distinct(one: int, two: int) -> None:
    first, second = synthetic_plate("浙", one), synthetic_plate("浙", two)
    assert parse_plate(first, PlateColour.BLUE).characters == first
    assert first[4] == "T"
    assert (first == second) == (one == two)


def test_plates_are_fixed() -> None:
    assert [synthetic_plate("浙", serial) for serial in (1, 10_000)] == ["浙A00T01", "浙B00T00"]


@pytest.mark.parametrize("serial", [-1, PLATE_SERIALS])
def test_a_plates_serial_outside_is_a_defect(serial: int) -> None:
    with pytest.raises(Defect):
        synthetic_plate("浙", serial)


def test_a_plate_of_no_province_is_refused() -> None:
    with pytest.raises(InvalidIdentifier):
        synthetic_plate("示", 1)
