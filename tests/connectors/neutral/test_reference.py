"""The four forms of a reference, and what is refused without repeating it."""

import pytest

from connectors.neutral.reference import DocumentRow, ReferenceRow, read_reference
from graph_models.entities.subject import ByCode, ByDocument, ByPlate, BySource
from graph_models.errors import InvalidIdentifier, InvalidInput
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.plate import Plate
from graph_models.vocabulary import DocumentType, PlateColour, SourceId

CODE = "91330102XXXX010115"
PAPER = DocumentRow(type=DocumentType.RESIDENT_ID, number="11010519491231002x")


def test_an_organisation_by_its_code_in_normal_form() -> None:
    assert read_reference("ref", ReferenceRow(uscc=CODE.lower())) == ByCode(uscc=CODE)


def test_a_person_by_a_document() -> None:
    expected = ByDocument(document=parse_document(DocumentType.RESIDENT_ID, "11010519491231002X"))
    assert read_reference("ref", ReferenceRow(document=PAPER)) == expected


def test_a_vehicle_by_plate_and_colour() -> None:
    row = ReferenceRow(plate="浙a·00t01", colour=PlateColour.YELLOW)
    assert read_reference("ref", row) == ByPlate(plate=Plate(characters="浙A00T01", colour=PlateColour.YELLOW))


def test_anything_by_source_and_source_id() -> None:
    row = ReferenceRow(source="register-x", source_id="p1")
    assert read_reference("ref", row) == BySource(source=SourceId("register-x"), source_id="p1")


@pytest.mark.parametrize(
    "row",
    [
        ReferenceRow(),
        ReferenceRow(plate="浙A00T01"),
        ReferenceRow(colour=PlateColour.BLUE),
        ReferenceRow(source="register-x"),
        ReferenceRow(source_id="p1"),
        ReferenceRow(uscc=CODE, document=PAPER),
        ReferenceRow(uscc=CODE, colour=PlateColour.BLUE),
        ReferenceRow(document=PAPER, source="register-x"),
        ReferenceRow(plate="浙A00T01", source="register-x"),
        ReferenceRow(plate="浙A00T01", colour=PlateColour.BLUE, source="register-x", source_id="p1"),
        ReferenceRow(uscc=CODE, source="register-x", source_id="p1"),
    ],
)
def test_no_form_half_a_form_or_two_forms_are_refused(row: ReferenceRow) -> None:
    with pytest.raises(InvalidInput, match="a reference is one of") as refusal:
        read_reference("from", row)
    assert refusal.value.detail == "from"


@pytest.mark.parametrize(
    ("row", "given"),
    [
        (ReferenceRow(uscc="91330102XXXX010116"), "91330102XXXX010116"),
        (
            ReferenceRow(document=DocumentRow(type=DocumentType.RESIDENT_ID, number="110105194912310029")),
            "110105194912310029",
        ),
        (ReferenceRow(plate="浙A0000O", colour=PlateColour.BLUE), "浙A0000O"),
    ],
)
def test_a_wrong_identifier_is_refused_without_repeating_it(row: ReferenceRow, given: str) -> None:
    with pytest.raises(InvalidIdentifier) as refusal:
        read_reference("to", row)
    assert given not in refusal.value.message
    assert refusal.value.detail == "to"
