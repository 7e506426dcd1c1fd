"""The business registration number 工商注册号 before the unified code: 15 digits, ISO 7064 MOD 11,10."""

import re
from typing import Final, NewType

from stdnum.iso7064 import mod_11_10

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.normal_form import normal_form

RegistrationNumber = NewType("RegistrationNumber", str)

_FORM: Final = re.compile(r"[0-9]{15}")


def parse_registration_number(text: str) -> RegistrationNumber:
    """The number in normal form: authority (6), sequence (8), check (1). Errors: InvalidIdentifier."""
    number = normal_form(text)
    if _FORM.fullmatch(number) is None:
        raise InvalidIdentifier("a registration number has fifteen digits")
    if not mod_11_10.is_valid(number):
        raise InvalidIdentifier("a registration number has a wrong check digit")
    return RegistrationNumber(number)
