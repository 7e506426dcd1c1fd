"""`IdentifierInput`: exactly one way to say which subject is meant."""

from connectors.neutral.text import Key
from graph_models.entities.subject import ByCode, ByDocument, ById, ByPlate, BySource, Identifier
from graph_models.errors import InvalidInput
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.plate import parse_plate
from graph_models.identifiers.uscc import parse_uscc
from graph_models.vocabulary import DocumentType, PlateColour, SourceId, SubjectId
from hub.cli.inputs.shape import Input


class DocumentInput(Input, frozen=True, kw_only=True):
    """A person's document; the number is digested and never stored."""

    type: DocumentType
    number: Key


class PlateInput(Input, frozen=True, kw_only=True):
    """A vehicle's plate; the same characters can exist in two colours."""

    characters: Key
    colour: PlateColour


class SourceIdInput(Input, frozen=True, kw_only=True):
    """The id that a source gives to a subject without a code or document."""

    source: Key
    source_id: Key


class IdentifierInput(Input, frozen=True, kw_only=True):
    """One of `uscc`, `document`, `plate`, `id`, `source` (@oneOf)."""

    uscc: Key | None = None
    document: DocumentInput | None = None
    plate: PlateInput | None = None
    id: Key | None = None
    source: SourceIdInput | None = None

    def identifier(self) -> Identifier:
        """The identifier that is meant. Raises InvalidInput unless it is exactly one, and a valid one."""
        ways = (self.uscc, self.document, self.plate, self.id, self.source)
        if sum(way is not None for way in ways) != 1:
            raise InvalidInput("a subject is named by exactly one of uscc, document, plate, id, source")
        if self.uscc is not None:
            return ByCode(uscc=parse_uscc(self.uscc))
        if self.document is not None:
            return ByDocument(document=parse_document(self.document.type, self.document.number))
        if self.plate is not None:
            return ByPlate(plate=parse_plate(self.plate.characters, self.plate.colour))
        return self._by_given_id()

    def _by_given_id(self) -> Identifier:
        if self.source is not None:
            return BySource(source=SourceId(self.source.source), source_id=self.source.source_id)
        assert self.id is not None  # noqa: S101  # exactly one was given, and it is none of the others
        return ById(id=SubjectId(self.id))
