"""The vehicle identification number of GB 16735. It only warns: imported and older vehicles may not fit."""

import re
from typing import Final

from graph_models.identifiers.normal_form import normal_form

_LENGTH: Final = 17
_FORM: Final = re.compile(r"[A-HJ-NPR-Z0-9]+")
_WEIGHTS: Final = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VALUES: Final = dict(zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", "012345678912345678123457923456789", strict=True))
_NO_YEAR: Final = frozenset("UZ0")


def vin_warnings(text: str) -> tuple[str, ...]:
    """What looks wrong with a VIN, in words without the number; empty when nothing does."""
    vin = normal_form(text)
    if len(vin) != _LENGTH:
        return ("the VIN does not have 17 characters",)
    if _FORM.fullmatch(vin) is None:
        return ("the VIN has a character other than A-Z 0-9 without I, O, Q",)
    warnings = []
    if vin[8] != _check(vin):
        warnings.append("the VIN's check character does not fit")
    if vin[9] in _NO_YEAR:
        warnings.append("the VIN's tenth character is no year")
    return tuple(warnings)


def _check(vin: str) -> str:
    total = sum(int(_VALUES[character]) * weight for character, weight in zip(vin, _WEIGHTS, strict=True))
    return "0123456789X"[total % 11]
