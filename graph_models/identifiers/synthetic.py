"""Valid synthetic identifiers for tests and the demonstration: nobody's, and the same for the same counters.

Organisation codes begin with XXXX, resident IDs have the sequence 000, plates have a T in their middle.
"""

from datetime import date
from typing import Final

from graph_models.errors import Defect
from graph_models.identifiers.organisation_code import organisation_check
from graph_models.identifiers.plate import LETTERS, parse_plate
from graph_models.identifiers.resident_id import parse_resident_id, resident_check
from graph_models.identifiers.uscc import ALPHABET, UnifiedCode, parse_uscc, unified_check
from graph_models.vocabulary import PlateColour, RegionCode

USCC_SERIALS: Final = len(ALPHABET) ** 4
"""How many serials there are for each pair of first characters and each region: 923,521."""

PLATE_SERIALS: Final = len(LETTERS) * 10_000
"""How many serials there are for each province: 240,000."""


def synthetic_uscc(prefix: str, region: RegionCode, serial: int) -> UnifiedCode:
    """A unified code of the two first characters `prefix` with XXXX in its middle.

    Distinct serials below USCC_SERIALS give distinct codes. Errors: Defect on a serial outside,
    InvalidIdentifier on a prefix or region that no code has.
    """
    body = f"XXXX{_four_characters(serial)}"
    head = f"{prefix}{region}{body}{organisation_check(body)}"
    return parse_uscc(head + unified_check(head))


def synthetic_resident_id(region: RegionCode, born: date) -> str:
    """A resident ID with the sequence 000: one for each region and birth date.

    Errors: InvalidIdentifier on a region of no province.
    """
    body = f"{region}{born:%Y%m%d}000"
    return parse_resident_id(body + resident_check(body)).number


def synthetic_plate(province: str, serial: int) -> str:
    """The characters of an ordinary plate of the province's character, such as 浙A00T01 for serial 1.

    Distinct serials below PLATE_SERIALS give distinct plates. Errors: Defect on a serial outside,
    InvalidIdentifier on a character of no province.
    """
    _within(serial, PLATE_SERIALS)
    letter, number = divmod(serial, 10_000)
    characters = f"{province}{LETTERS[letter]}{number // 100:02}T{number % 100:02}"
    return parse_plate(characters, PlateColour.YELLOW).characters


def _four_characters(serial: int) -> str:
    _within(serial, USCC_SERIALS)
    characters = ""
    for _ in range(4):
        serial, digit = divmod(serial, len(ALPHABET))
        characters = ALPHABET[digit] + characters
    return characters


def _within(serial: int, limit: int) -> None:
    if not 0 <= serial < limit:
        raise Defect(f"a synthetic identifier's serial lies outside 0 to {limit - 1}")
