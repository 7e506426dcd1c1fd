"""`IdentifierInput`: exactly one way to say which subject is meant."""

import strawberry

from graph_models.entities.subject import ByCode, ByDocument, ById, ByPlate, BySource, Identifier
from graph_models.errors import InvalidInput
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.plate import parse_plate
from graph_models.identifiers.uscc import parse_uscc
from graph_models.vocabulary import DocumentType, PlateColour, SourceId, SubjectId


@strawberry.input(name="DocumentInput", description="A person's document. The number is digested and never stored.")
class DocumentInput:
    """A document."""

    type: DocumentType = strawberry.field(description="What document it is.")
    number: str = strawberry.field(description="Its number.")


@strawberry.input(name="PlateInput", description="A vehicle's plate; the same characters can exist in two colours.")
class PlateInput:
    """A plate."""

    characters: str = strawberry.field(description="The characters (GA 36).")
    colour: PlateColour = strawberry.field(description="The colour, by JT/T 697.7.")


@strawberry.input(name="SourceIdInput", description="The id that a source gives to a subject without code or document.")
class SourceIdInput:
    """A source's id."""

    source: strawberry.ID = strawberry.field(description="The source.")
    source_id: strawberry.ID = strawberry.field(description="Its id of the subject.")


@strawberry.input(name="IdentifierInput", one_of=True, description="Exactly one way to say which subject is meant.")
class IdentifierInput:
    """One of five."""

    uscc: strawberry.Maybe[str] = strawberry.field(description="An organisation's unified social credit code.")
    document: strawberry.Maybe[DocumentInput] = strawberry.field(description="A person's document.")
    plate: strawberry.Maybe[PlateInput] = strawberry.field(description="A vehicle's plate.")
    id: strawberry.Maybe[strawberry.ID] = strawberry.field(description="The hub's own id.")
    source: strawberry.Maybe[SourceIdInput] = strawberry.field(description="A source's id.")

    def identifier(self) -> Identifier:
        """The identifier that is meant. Raises InvalidIdentifier."""
        if self.uscc is not None:
            return ByCode(uscc=parse_uscc(self.uscc.value))
        if self.document is not None:
            return ByDocument(document=parse_document(self.document.value.type, self.document.value.number))
        if self.plate is not None:
            return ByPlate(plate=parse_plate(self.plate.value.characters, self.plate.value.colour))
        return self._given_id()

    def _given_id(self) -> Identifier:
        if self.source is not None:
            return BySource(source=SourceId(self.source.value.source), source_id=self.source.value.source_id)
        if self.id is not None:
            return ById(id=SubjectId(self.id.value))
        raise InvalidInput("a subject is named by exactly one of uscc, document, plate, id, source")
