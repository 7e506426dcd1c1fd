"""The citizen identity number 公民身份号码 of GB 11643-1999, and its old form of fifteen digits.

The number is secret: no message and no representation shows it, nor what it tells about the person.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from stdnum.iso7064 import mod_11_2

from graph_models.civil_time import parse_day
from graph_models.errors import InvalidIdentifier, InvalidInput
from graph_models.identifiers.normal_form import normal_form
from graph_models.identifiers.region import is_known_province
from graph_models.vocabulary import RegionCode

_FORM: Final = re.compile(r"[0-9]{17}[0-9X]")
_OLD_FORM: Final = re.compile(r"[0-9]{15}")
_TAIWAN_RESIDENCE: Final = "83"  # residence permits of Taiwan residents; GB/T 2260 itself has Taiwan as 71


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentId:
    """A valid number of eighteen characters with what it tells; `region` is that of its first issue."""

    number: str = field(repr=False)
    born: date = field(repr=False)
    region: RegionCode = field(repr=False)


def resident_check(body: str) -> str:
    """The check character of the first seventeen digits (ISO 7064 MOD 11-2)."""
    return mod_11_2.calc_check_digit(body)


def parse_resident_id(text: str) -> ResidentId:
    """Read a number; an old one of fifteen digits gets its century (19) and its check character.

    Only the province is looked up, since regions of the past are in use. Errors: InvalidIdentifier.
    """
    number = _eighteen(normal_form(text))
    if resident_check(number[:17]) != number[17]:
        raise InvalidIdentifier("a resident ID has a wrong check character")
    if number[:2] != _TAIWAN_RESIDENCE and not is_known_province(number[:2]):
        raise InvalidIdentifier("a resident ID begins with the digits of a province")
    return ResidentId(number=number, born=_born(number), region=RegionCode(number[:6]))


def _eighteen(number: str) -> str:
    if _OLD_FORM.fullmatch(number):
        body = f"{number[:6]}19{number[6:]}"
        return body + resident_check(body)
    if _FORM.fullmatch(number) is None:
        raise InvalidIdentifier("a resident ID has eighteen characters, or fifteen digits in the old form")
    return number


def _born(number: str) -> date:
    try:
        return parse_day(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except InvalidInput:
        # from None: the chain below holds the date's text, and a traceback must not print it
        raise InvalidIdentifier("a resident ID has a birth date that does not exist") from None
