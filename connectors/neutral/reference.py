"""References of the neutral format: how a line names a subject."""

from msgspec import Struct
from msgspec.structs import astuple

from connectors.neutral.text import Key
from connectors.place import read_at
from graph_models.entities.subject import ByCode, ByDocument, ByPlate, BySource, Identifier
from graph_models.errors import InvalidInput
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.plate import parse_plate
from graph_models.identifiers.uscc import parse_uscc
from graph_models.vocabulary import DocumentType, PlateColour, SourceId


class DocumentRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A person's document."""

    type: DocumentType
    number: Key


class ReferenceRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One of four forms: `uscc`; `document`; `plate` with `colour`; `source` with `source_id`."""

    uscc: Key | None = None
    document: DocumentRow | None = None
    plate: Key | None = None
    colour: PlateColour | None = None
    source: Key | None = None
    source_id: Key | None = None


def read_reference(place: str, row: ReferenceRow) -> Identifier:
    """The identifier that the reference at a place means.

    Errors: InvalidIdentifier by the standard of its form, InvalidInput when it has not exactly one form; both
    with the place as detail.
    """
    return read_at(place, _identifier, row)


def _identifier(row: ReferenceRow) -> Identifier:
    given = sum(value is not None for value in astuple(row))
    if row.uscc is not None and given == 1:
        return ByCode(uscc=parse_uscc(row.uscc))
    if row.document is not None and given == 1:
        return ByDocument(document=parse_document(row.document.type, row.document.number))
    if row.plate is not None and row.colour is not None and given == 2:
        return ByPlate(plate=parse_plate(row.plate, row.colour))
    if row.source is not None and row.source_id is not None and given == 2:
        return BySource(source=SourceId(row.source), source_id=row.source_id)
    raise InvalidInput("a reference is one of uscc, document, plate with colour, source with source_id")
