"""`IdentifierInput`: exactly one way to name a subject, and each of them."""

from datetime import date
from typing import Any

import msgspec
import pytest

from graph_models.entities.subject import ByCode, ByDocument, ById, ByPlate, BySource
from graph_models.errors import InvalidIdentifier, InvalidInput
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.plate import Plate
from graph_models.identifiers.synthetic import synthetic_plate, synthetic_resident_id, synthetic_uscc
from graph_models.vocabulary import DocumentType, PlateColour, RegionCode, SourceId, SubjectId
from hub.cli.inputs.identifier import IdentifierInput
from hub.cli.inputs.shape import decode

REGION = RegionCode("330100")
USCC = synthetic_uscc("91", REGION, 1)
NUMBER = synthetic_resident_id(REGION, date(1990, 1, 2))
CHARACTERS = synthetic_plate("浙", 1)


def read(raw: dict[str, Any]) -> object:
    return decode(msgspec.json.encode(raw), IdentifierInput).identifier()


@pytest.mark.parametrize(
    ("raw", "identifier"),
    [
        ({"uscc": USCC.lower()}, ByCode(uscc=USCC)),
        (
            {"document": {"type": "RESIDENT_ID", "number": NUMBER}},
            ByDocument(document=parse_document(DocumentType.RESIDENT_ID, NUMBER)),
        ),
        (
            {"plate": {"characters": CHARACTERS, "colour": "YELLOW"}},
            ByPlate(plate=Plate(characters=CHARACTERS, colour=PlateColour.YELLOW)),
        ),
        ({"id": "o-1"}, ById(id=SubjectId("o-1"))),
        (
            {"source": {"source": "示例登记簿", "sourceId": "7"}},
            BySource(source=SourceId("示例登记簿"), source_id="7"),
        ),
    ],
)
def test_each_way(raw: dict[str, Any], identifier: object) -> None:
    assert read(raw) == identifier


@pytest.mark.parametrize("raw", [{}, {"uscc": None}, {"uscc": USCC, "id": "o-1"}])
def test_none_and_two_ways_are_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput, match="exactly one of"):
        read(raw)


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        ({"uscc": 5}, r"\$\.uscc"),
        ({"uscc": ""}, r"\$\.uscc"),
        ({"name": "x"}, "unknown field `name`"),
        ({"document": {"type": "LETTER", "number": "1"}}, r"\$\.document\.type"),
        ({"source": {"source": "x", "source_id": "1"}}, "unknown field `source_id`"),
        ({"plate": {"characters": CHARACTERS}}, "missing required field `colour`"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(raw: dict[str, Any], where: str) -> None:
    with pytest.raises(InvalidInput, match=where):
        read(raw)


def test_a_value_is_not_repeated() -> None:
    with pytest.raises(InvalidInput) as refused:
        read({"document": {"type": NUMBER, "number": NUMBER}})
    assert NUMBER not in refused.value.message
    with pytest.raises(InvalidIdentifier) as wrong:
        read({"document": {"type": "RESIDENT_ID", "number": NUMBER[:-1]}})
    assert NUMBER[:-1] not in wrong.value.message


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 5000])
def test_what_is_no_json_object_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidInput):
        decode(content, IdentifierInput)
