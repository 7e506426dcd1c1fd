"""A person's document: type and number, validated and hidden; its canonical text feeds the keyed digest."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.foreign_resident import parse_foreign_resident
from graph_models.identifiers.normal_form import normal_form
from graph_models.identifiers.resident_id import parse_resident_id
from graph_models.vocabulary import DocumentType

_OTHER_FORM: Final = re.compile(r"[A-Z0-9]{5,20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document in normal form. Its text and representation hide the number and the birth date.

    Made by `parse_document`; `born` is None where the number does not tell it.
    """

    document_type: DocumentType
    number: str = field(repr=False)
    born: date | None = field(repr=False)

    def canonical(self) -> str:
        """`TYPE:NUMBER`, the input of the keyed digest. Secret: never stored, logged or shown."""
        return f"{self.document_type}:{self.number}"


def parse_document(document_type: DocumentType, number: str) -> Document:
    """Validate a number by its type's standard; passports and permits only by form (5 to 20 of A-Z 0-9).

    Errors: InvalidIdentifier.
    """
    match document_type:
        case DocumentType.RESIDENT_ID:
            resident = parse_resident_id(number)
            return Document(document_type=document_type, number=resident.number, born=resident.born)
        case DocumentType.FOREIGN_PERMANENT_RESIDENT:
            foreign = parse_foreign_resident(number)
            return Document(document_type=document_type, number=foreign.number, born=foreign.born)
        case _:
            return Document(document_type=document_type, number=_by_form(number), born=None)


def _by_form(text: str) -> str:
    number = normal_form(text)
    if _OTHER_FORM.fullmatch(number) is None:
        raise InvalidIdentifier("a document number has 5 to 20 characters A-Z 0-9")
    return number
