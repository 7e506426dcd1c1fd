"""Options that name a subject.

A document's number is read from a file, a prompt or standard input, so that it never stands in the list of
processes or in a shell's history.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, Final, TypeVar

import click

from graph_models.entities.subject import Identifier
from graph_models.errors import InvalidInput
from graph_models.vocabulary import DocumentType, PlateColour
from hub.cli.inputs.identifier import DocumentInput, IdentifierInput, PlateInput, SourceIdInput

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option("--uscc", metavar="CODE", help="An organisation by its unified social credit code."),
    click.option("--plate", metavar="PLATE", help="A vehicle by its plate, with --colour."),
    click.option("--colour", type=click.Choice(PlateColour), help="The colour of the plate."),
    click.option("--source", metavar="SOURCE", help="A subject by what a source calls it, with --source-id."),
    click.option("--source-id", metavar="ID", help="The id in that source."),
    click.option("--id", "subject_id", metavar="ID", help="A subject by the hub's own id."),
    click.option(
        "--document-type",
        type=click.Choice(DocumentType),
        help="A person by a document; the number is asked for, or read from standard input.",
    ),
    click.option(
        "--document-number-file",
        type=click.File("r", encoding="utf-8"),
        help="Read the document's number from this file (- for standard input) instead.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectOptions:
    """The options as they were given."""

    uscc: str | None = None
    plate: str | None = None
    colour: PlateColour | None = None
    source: str | None = None
    source_id: str | None = None
    subject_id: str | None = None
    document_type: DocumentType | None = None
    document_number_file: IO[str] | None = None

    @property
    def are_given(self) -> bool:
        """Whether any of them is there."""
        return any(getattr(self, name) is not None for name in self.__slots__)

    def identifier(self) -> Identifier:
        """The subject that is meant. Raises InvalidInput unless it is exactly one, wholly said."""
        self._check_pairs()
        return IdentifierInput(
            uscc=self.uscc,
            plate=self._plate(),
            source=self._source(),
            id=self.subject_id,
            document=self._document(),
        ).identifier()

    def _check_pairs(self) -> None:
        for one, other, words in (
            (self.plate, self.colour, "--plate and --colour"),
            (self.source, self.source_id, "--source and --source-id"),
        ):
            if (one is None) != (other is None):
                raise InvalidInput(f"{words} go together")
        if self.document_number_file is not None and self.document_type is None:
            raise InvalidInput("--document-number-file goes with --document-type")

    def _plate(self) -> PlateInput | None:
        if self.plate is None or self.colour is None:
            return None
        return PlateInput(characters=self.plate, colour=self.colour)

    def _source(self) -> SourceIdInput | None:
        if self.source is None or self.source_id is None:
            return None
        return SourceIdInput(source=self.source, source_id=self.source_id)

    def _document(self) -> DocumentInput | None:
        if self.document_type is None:
            return None
        return DocumentInput(type=self.document_type, number=_number(self.document_number_file))


def subject_options(command: F) -> F:
    """Add the options; the command gets them as keyword arguments, for `taken`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def taken(arguments: dict[str, Any]) -> SubjectOptions:
    """Take the subject's options out of a command's keyword arguments."""
    return SubjectOptions(**{name: arguments.pop(name) for name in SubjectOptions.__slots__})


def _number(file: IO[str] | None) -> str:
    if file is not None:
        return file.readline().strip()
    if sys.stdin.isatty():
        return str(click.prompt("Number of the document", hide_input=True, err=True)).strip()
    return sys.stdin.readline().strip()
