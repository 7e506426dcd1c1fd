"""The foreigner's permanent resident card 外国人永久居留身份证: the 2023 form and the 2017 form.

2023: eighteen characters that begin with 9, birth date and check as in GB 11643. 2017: three letters of the
country and twelve digits, read by form only.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from graph_models.civil_time import parse_day
from graph_models.errors import InvalidIdentifier, InvalidInput
from graph_models.identifiers.normal_form import normal_form
from graph_models.identifiers.resident_id import resident_check

_FORM: Final = re.compile(r"9[0-9]{16}[0-9X]")
_FORM_2017: Final = re.compile(r"[A-Z]{3}[0-9]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignResident:
    """A valid card number; `born` is None in the 2017 form, which does not tell the century."""

    number: str = field(repr=False)
    born: date | None = field(repr=False)


def parse_foreign_resident(text: str) -> ForeignResident:
    """Read a card number of either form. Errors: InvalidIdentifier."""
    number = normal_form(text)
    if _FORM_2017.fullmatch(number):
        return ForeignResident(number=number, born=None)
    if _FORM.fullmatch(number) is None:
        raise InvalidIdentifier("a foreign resident's number has eighteen characters from 9 on, or fifteen")
    if resident_check(number[:17]) != number[17]:
        raise InvalidIdentifier("a foreign resident's number has a wrong check character")
    return ForeignResident(number=number, born=_born(number))


def _born(number: str) -> date | None:
    """The birth date where GB 11643 has it; the layout is not confirmed, so another reading is no refusal."""
    try:
        return parse_day(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except InvalidInput:
        return None
