"""Vehicle plates of GA 36-2018 with their colour: the same characters can exist in two colours.

Plates of missions (使, 领) have another layout and are not read here.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.normal_form import normal_form
from graph_models.vocabulary import PlateColour

PROVINCES: Final = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The second character: no I, no O."""

_ANY: Final = f"[{LETTERS}0-9]"
_NEW_ENERGY: Final = "[A-HJK]"
_FORM: Final = re.compile(
    rf"[{PROVINCES}][{LETTERS}]"
    rf"({_ANY}{{4}}({_ANY}|[挂学警港澳])|{_NEW_ENERGY}{_ANY}[0-9]{{4}}|[0-9]{{5}}{_NEW_ENERGY})"
)
_SEPARATORS: Final = str.maketrans("", "", " ·•・")


class ColourCodes(StrEnum):
    """The systems that number the colours of plates, each in its own way."""

    JT_T_697_7 = "JT_T_697_7"
    ETC = "ETC"


_COLOURS: Final = {
    ColourCodes.JT_T_697_7: {
        1: PlateColour.BLUE,
        2: PlateColour.YELLOW,
        3: PlateColour.BLACK,
        4: PlateColour.WHITE,
        5: PlateColour.GREEN,
        9: PlateColour.OTHER,
        93: PlateColour.YELLOW_GREEN,
        94: PlateColour.GRADIENT_GREEN,
    },
    ColourCodes.ETC: {
        0: PlateColour.BLUE,
        1: PlateColour.YELLOW,
        2: PlateColour.BLACK,
        3: PlateColour.WHITE,
        4: PlateColour.GRADIENT_GREEN,
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A plate in normal form; characters and colour together are its identity. Hidden in text."""

    characters: str = field(repr=False)
    colour: PlateColour


def parse_plate(characters: str, colour: PlateColour) -> Plate:
    """Read a plate, printed with or without the dot after its second character.

    Seven characters, or eight for new energy. Errors: InvalidIdentifier.
    """
    normal = normal_form(characters).translate(_SEPARATORS)
    if _FORM.fullmatch(normal) is None:
        raise InvalidIdentifier("a plate does not have the form of GA 36")
    return Plate(characters=normal, colour=colour)


def colour_of(code: int, *, system: ColourCodes) -> PlateColour:
    """The colour that a number means in the named code system. Errors: InvalidIdentifier."""
    colour = _COLOURS[system].get(code)
    if colour is None:
        raise InvalidIdentifier(f"a plate colour has no such number in {system}")
    return colour
