"""GA 36: forms of plates, colours as part of the identity, two code systems for colours."""

import pytest

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.plate import LETTERS, PROVINCES, ColourCodes, colour_of, parse_plate
from graph_models.vocabulary import PlateColour


@pytest.mark.parametrize(
    "characters",
    ["浙A00T01", "京B12345", "浙AAAAAA", "浙A1234挂", "浙A1234学", "浙A1234警", "粤Z1234港", "粤Z1234澳",
     "浙AD12345", "浙AFA1234", "浙A12345D", "浙A12345K"],
)  # fmt: skip
def test_forms_of_the_standard(characters: str) -> None:
    plate = parse_plate(characters, PlateColour.YELLOW)
    assert (plate.characters, plate.colour) == (characters, PlateColour.YELLOW)


@pytest.mark.parametrize("province", PROVINCES)
def test_every_province(province: str) -> None:
    assert parse_plate(f"{province}A00T01", PlateColour.BLUE).characters[0] == province


def test_there_are_31_provinces_and_24_letters() -> None:
    assert len(set(PROVINCES)) == 31
    assert len(set(LETTERS)) == 24
    assert not set("IO") & set(LETTERS)


@pytest.mark.parametrize("text", ["浙a·00t01", "浙A•00T01", "浙A・00T01", "浙Ａ００Ｔ０１", " 浙A 00T01 "])
def test_is_read_as_printed(text: str) -> None:
    assert parse_plate(text, PlateColour.BLUE).characters == "浙A00T01"


@pytest.mark.parametrize(
    "characters",
    ["", "A00T01", "示A00T01", "浙I00T01", "浙O00T01", "浙A00I01", "浙A00O01", "浙A00T0", "浙A00T012",
     "浙A挂0001", "浙AI12345", "浙AL12345", "浙A12345L", "浙AD1234A", "浙A-00T01", "使014578", "浙A123456"],
)  # fmt: skip
def test_another_form_is_refused_without_repeating_it(characters: str) -> None:
    with pytest.raises(InvalidIdentifier) as refusal:
        parse_plate(characters, PlateColour.BLUE)
    assert characters == "" or characters not in str(refusal.value)


def test_the_same_characters_in_two_colours_are_two_plates() -> None:
    assert parse_plate("浙A00T01", PlateColour.BLUE) != parse_plate("浙A00T01", PlateColour.YELLOW)


def test_text_hides_the_characters() -> None:
    plate = parse_plate("浙A00T01", PlateColour.BLUE)
    assert str(plate) == repr(plate) == "Plate(colour=<PlateColour.BLUE: 'BLUE'>)"


@pytest.mark.parametrize(
    ("code", "road_transport", "toll"),
    [
        (0, None, PlateColour.BLUE),
        (1, PlateColour.BLUE, PlateColour.YELLOW),
        (2, PlateColour.YELLOW, PlateColour.BLACK),
        (3, PlateColour.BLACK, PlateColour.WHITE),
        (4, PlateColour.WHITE, PlateColour.GRADIENT_GREEN),
        (5, PlateColour.GREEN, None),
        (6, None, None),
        (9, PlateColour.OTHER, None),
        (93, PlateColour.YELLOW_GREEN, None),
        (94, PlateColour.GRADIENT_GREEN, None),
        (-1, None, None),
    ],
)
def test_a_number_means_a_colour_only_in_a_named_system(
    code: int, road_transport: PlateColour | None, toll: PlateColour | None
) -> None:
    for system, colour in ((ColourCodes.JT_T_697_7, road_transport), (ColourCodes.ETC, toll)):
        if colour is None:
            with pytest.raises(InvalidIdentifier):
                colour_of(code, system=system)
        else:
            assert colour_of(code, system=system) is colour
