"""A share of capital: written as a fraction from 0 to 1, kept in whole parts per million."""

import re
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from msgspec import Raw

from graph_models.errors import InvalidInput
from graph_models.vocabulary import PartsPerMillion

_FORM: Final = re.compile(rb'(?P<quote>"?)(?P<digits>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)(?P=quote)')
_STEP: Final = Decimal("0.000001")


def parse_share(raw: Raw) -> PartsPerMillion | None:
    """The share of a JSON number or string, or None for null: not known.

    The text is read as a decimal, never as a binary fraction. What lies between two parts per million counts
    as the lower one, because a share is the known lower bound; a single holding compares with any threshold
    in whole parts per million exactly as its full share does.

    Errors: InvalidInput outside 0 to 1 or in another form.
    """
    if bytes(raw) == b"null":
        return None
    match = _FORM.fullmatch(raw)
    if match is None:
        raise InvalidInput("a share is a decimal fraction, as a number or a string")
    share = Decimal(match["digits"].decode())
    if not 0 <= share <= 1:
        raise InvalidInput("a share lies between 0 and 1")
    # quantize rounds the exact digits once; a product would first round to the context's 28 digits
    return PartsPerMillion(int(share.quantize(_STEP, rounding=ROUND_FLOOR).scaleb(6)))
