"""The question that one applicant's cells ask; what a line leaves empty comes from the command's options."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from graph_models.civil_time import parse_day
from graph_models.entities.subject import Identifier
from graph_models.errors import InvalidInput
from graph_models.identifiers.region import parse_region
from graph_models.vocabulary import DocumentType, Domain, MatterKind, PlateColour, Purpose, RegionCode
from hub.cli.inputs.identifier import DocumentInput, IdentifierInput, PlateInput, SourceIdInput
from hub.domain.commands.check import CheckInput, Matter

Cells = dict[str, str]
"""The cells of a line that are not empty, by column."""

W = TypeVar("W", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a line does not say itself."""

    purpose: Purpose
    domain: Domain | None = None
    kind: MatterKind | None = None
    region: RegionCode | None = None
    as_of: date | None = None


def question_of(cells: Cells, defaults: Defaults) -> CheckInput:
    """The question. Raises InvalidInput."""
    return CheckInput(
        subject=_identifier(cells),
        matter=_matter(cells, defaults),
        purpose=defaults.purpose,
        name=cells.get("name"),
        as_of=parse_day(cells["as_of"]) if "as_of" in cells else defaults.as_of,
    )


def _matter(cells: Cells, defaults: Defaults) -> Matter:
    domain = _word(Domain, cells["domain"]) if "domain" in cells else defaults.domain
    if domain is None:
        raise InvalidInput("neither the line nor --domain says the domain")
    return Matter(
        domain=domain,
        kind=MatterKind(cells["kind"]) if "kind" in cells else defaults.kind,
        region=parse_region(cells["region"]) if "region" in cells else defaults.region,
        reference=cells.get("reference"),
    )


def _identifier(cells: Cells) -> Identifier:
    _together(cells, "document_type", "document_number")
    _together(cells, "plate", "colour")
    _together(cells, "source", "source_id")
    return IdentifierInput(
        uscc=cells.get("uscc"),
        id=cells.get("id"),
        document=_document(cells),
        plate=_plate(cells),
        source=_source(cells),
    ).identifier()


def _document(cells: Cells) -> DocumentInput | None:
    if "document_type" not in cells:
        return None
    kind = _word(DocumentType, cells["document_type"])
    return DocumentInput(type=kind, number=cells["document_number"])


def _plate(cells: Cells) -> PlateInput | None:
    if "plate" not in cells:
        return None
    return PlateInput(characters=cells["plate"], colour=_word(PlateColour, cells["colour"]))


def _source(cells: Cells) -> SourceIdInput | None:
    if "source" not in cells:
        return None
    return SourceIdInput(source=cells["source"], source_id=cells["source_id"])


def _together(cells: Cells, one: str, other: str) -> None:
    if (one in cells) != (other in cells):
        raise InvalidInput(f"{one} and {other} go together")


def _word(kind: type[W], text: str) -> W:
    try:
        return kind(text.upper())
    except ValueError as error:
        raise InvalidInput(f"{kind.__name__} is one of {', '.join(kind)}") from error
