"""The organisation code 组织机构代码 of GB 11714-1997: eight characters and a check character."""

import re
from typing import Final, NewType

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.normal_form import normal_form

OrganisationCode = NewType("OrganisationCode", str)
"""Nine characters, without the hyphen that print puts before the last."""

_FORM: Final = re.compile(r"([0-9A-Z]{8})-?([0-9X])")
_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "0X987654321"  # by the remainder of the weighted sum: 11 - r, with 10 as X and 11 as 0


def organisation_check(body: str) -> str:
    """The check character of eight characters 0-9 A-Z, letters counting 10 to 35 (GB 11714)."""
    total = sum(int(character, 36) * weight for character, weight in zip(body, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def parse_organisation_code(text: str) -> OrganisationCode:
    """The code in normal form, from print with or without its hyphen.

    Errors: InvalidIdentifier on a wrong form or check character.
    """
    match = _FORM.fullmatch(normal_form(text))
    if match is None:
        raise InvalidIdentifier("an organisation code has eight characters 0-9 A-Z and a check character")
    body, check = match.groups()
    if organisation_check(body) != check:
        raise InvalidIdentifier("an organisation code has a wrong check character")
    return OrganisationCode(body + check)
