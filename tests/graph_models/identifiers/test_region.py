"""GB/T 2260: form, containment by 2-2-2, names by revision."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.region import COUNTRY, contains, is_known_province, parse_region, region_name
from graph_models.vocabulary import RegionCode

CODES = st.builds(
    lambda *pairs: RegionCode("".join(pairs)),
    st.sampled_from(["11", "33", "50"]),
    st.sampled_from(["00", "01", "10"]),
    st.sampled_from(["00", "02", "10"]),
)


@pytest.mark.parametrize("text", ["330000", "330102", "710000", "810000", "820000", "330199", "100000", " ３３0100 "])
def test_six_digits_of_a_known_province_are_valid(text: str) -> None:
    assert parse_region(text).isdigit()


def test_is_given_in_normal_form() -> None:
    assert parse_region(" ３３0100 ") == "330100"


@pytest.mark.parametrize("text", ["", "33", "3301000", "33010A", "990000", "000000", "100001", "830000"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidIdentifier):
        parse_region(text)


def test_thirty_four_provinces_are_known() -> None:
    assert sum(is_known_province(f"{number:02}") for number in range(100)) == 34


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("330000", "330100", True),
        ("330000", "330102", True),
        ("330100", "330102", True),
        ("330102", "330102", True),
        ("331000", "331002", True),
        ("330100", "330000", False),
        ("330102", "330100", False),
        ("330100", "330200", False),
        ("331000", "330102", False),
        ("330000", "420000", False),
        (COUNTRY, "330102", True),
        (COUNTRY, COUNTRY, True),
        ("330000", COUNTRY, False),
        ("110000", COUNTRY, False),
    ],
)
def test_contains(outer: str, inner: str, expected: bool) -> None:
    assert contains(RegionCode(outer), RegionCode(inner)) is expected


@given(a=CODES, b=CODES, c=CODES)
def test_containment_is_an_order_for_codes_without_a_gap(a: RegionCode, b: RegionCode, c: RegionCode) -> None:
    assert contains(a, a)
    if contains(a, b) and contains(b, c):
        assert contains(a, c)
    if contains(a, b) and contains(b, a):
        assert a == b


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("330000", None, "浙江省"),
        ("330102", None, "上城区"),
        ("100000", None, "全国"),
        ("330199", None, None),
        ("510200", date(1990, 1, 1), "重庆市"),  # a city of Sichuan until 1997
        ("510200", date(2018, 1, 1), None),
        ("500000", date(1990, 1, 1), None),
        ("500000", date(2018, 1, 1), "重庆市"),
        ("330000", date(1949, 10, 1), "浙江省"),
        ("330000", date(2030, 1, 1), "浙江省"),
    ],
)
def test_names_are_those_of_the_day(code: str, on: date | None, name: str | None) -> None:
    assert region_name(RegionCode(code), on) == name


@pytest.mark.parametrize(("day", "name"), [(date(2014, 11, 30), "富阳市"), (date(2014, 12, 1), None)])
def test_a_revision_counts_from_its_month(day: date, name: str | None) -> None:
    assert region_name(RegionCode("330183"), day) == name
