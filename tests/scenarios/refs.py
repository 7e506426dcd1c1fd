"""How the subjects of a story are referred to: by the identifiers that the story gives them."""

from dataclasses import dataclass

from graph_models.entities.register_person import register_person
from graph_models.entities.subject import ByCode, ByDocument, ByPlate, BySource, Identifier
from graph_models.errors import InvalidInput
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.plate import parse_plate
from graph_models.identifiers.uscc import parse_uscc
from graph_models.vocabulary import DocumentType, PlateColour, SourceId
from tests.scenarios.expectations import RawIdentifier
from tests.scenarios.given import StoryOrganisation, StoryPerson, StorySubject, StoryVehicle


@dataclass(frozen=True, slots=True)
class Refs:
    """References by the ids of a story; each is made when it is asked for."""

    subjects: tuple[StorySubject, ...]

    def __getitem__(self, name: str) -> Identifier:
        """The identifier of a subject of the story. Raises InvalidInput where it is not valid."""
        return self._ref(next(subject for subject in self.subjects if subject.id == name))

    def _ref(self, subject: StorySubject) -> Identifier:
        match subject:
            case StoryOrganisation():
                return ByCode(uscc=parse_uscc(subject.uscc))
            case StoryVehicle():
                return _by_plate(subject.plate, subject.colour)
            case StoryPerson(resident_id=str() as number):
                return ByDocument(document=parse_document(DocumentType.RESIDENT_ID, number))
            case _:
                return self._from_register(subject)

    def _from_register(self, person: StoryPerson) -> BySource:
        """A person known from a register: keyed by source, organisation and name (DESIGN section 3)."""
        assert person.register is not None
        organisation = self[person.register.organisation]
        assert isinstance(organisation, ByCode)
        return register_person(SourceId(person.register.source), organisation.uscc, person.name)


def raw_identifier(raw: RawIdentifier) -> Identifier:
    """An identifier as an applicant gave it. Raises InvalidInput."""
    if raw.uscc is not None:
        return ByCode(uscc=parse_uscc(raw.uscc))
    if raw.resident_id is not None:
        return ByDocument(document=parse_document(DocumentType.RESIDENT_ID, raw.resident_id))
    return _by_plate(raw.plate or "", raw.colour or "")


def _by_plate(characters: str, colour: str) -> ByPlate:
    if colour not in set(PlateColour):
        raise InvalidInput("a plate has no such colour")
    return ByPlate(plate=parse_plate(characters, PlateColour(colour)))
