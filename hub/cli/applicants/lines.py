"""Reads applicants from CSV: each line a question, or the error that says why it is none.

UTF-8, a header line, and every line by itself: a quote that never closes spoils its own line and no other.
"""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph_models.errors import InvalidInput
from hub.cli.applicants.question import Cells, Defaults, question_of
from hub.domain.commands.check import CheckInput

COLUMNS: Final = (
    "uscc", "document_type", "document_number", "plate", "colour", "source", "source_id", "id",
    "name", "reference", "domain", "kind", "region", "as_of",
)  # fmt: skip
"""The columns that a file may have, in any order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """One line: its number in the file, the asker's own reference, and the question or what is wrong."""

    line: int
    reference: str
    question: CheckInput | InvalidInput


def read_applicants(path: Path, defaults: Defaults) -> Iterator[Applicant]:
    """Every applicant in file order; blank lines are none. Raises InvalidInput when it is no such CSV."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            header = _header(file.readline())
            for number, text in enumerate(file, start=2):
                if text.strip():
                    yield _applicant(number, text, header, defaults)
    except UnicodeDecodeError as error:
        raise InvalidInput("the file of applicants is not UTF-8") from error


def _header(text: str) -> list[str]:
    header = [name.strip().lower() for name in _cells(text)]
    if not text.strip() or len(set(header)) != len(header) or not set(header) <= set(COLUMNS):
        raise InvalidInput(f"the first line of applicants names their columns, each once: {', '.join(COLUMNS)}")
    return header


def _applicant(number: int, text: str, header: list[str], defaults: Defaults) -> Applicant:
    cells: Cells = {}
    question: CheckInput | InvalidInput
    try:
        cells.update(_named(_cells(text), header))
        question = question_of(cells, defaults)
    except InvalidInput as error:
        question = error
    return Applicant(line=number, reference=cells.get("reference", ""), question=question)


def _cells(text: str) -> list[str]:
    try:
        cells = next(csv.reader([text.rstrip("\n")], strict=True), [])
    except csv.Error as error:
        raise InvalidInput(f"the line is not CSV: {error}") from error
    if any(unicodedata.category(character) == "Cc" for cell in cells for character in cell):
        raise InvalidInput("the line holds a control character")
    return [cell.strip() for cell in cells]


def _named(cells: list[str], header: list[str]) -> Cells:
    if len(cells) != len(header):
        raise InvalidInput(f"the line has {len(cells)} cells, the header {len(header)}")
    return {name: cell for name, cell in zip(header, cells, strict=True) if cell}
