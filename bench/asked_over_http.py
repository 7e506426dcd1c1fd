"""What the figures ask over HTTP: trusted documents by their hash, as a partner does, and their variables."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.stage import TODAY
from graph_models.entities.subject import ByCode, ByDocument, BySource, Identifier
from graph_models.errors import Defect
from hub.domain.commands.check import CheckInput
from hub.web.documents import document_id

DOCUMENTS = Path(__file__).parent / "documents"
"""What HUB_DOCUMENTS names while it is measured."""


def asking(name: str, variables: dict[str, Any]) -> dict[str, Any]:
    """A request for the document in the file of this name."""
    text = (DOCUMENTS / "figures" / f"{name}.graphql").read_bytes()
    return {"documentId": document_id(text), "variables": variables}


def check(question: CheckInput) -> dict[str, Any]:
    """One check."""
    return asking("check", {"input": _input(question)})


def check_many(questions: Sequence[CheckInput]) -> dict[str, Any]:
    """Many checks in one call."""
    return asking("check_many", {"inputs": [_input(each) for each in questions]})


def _input(question: CheckInput) -> dict[str, Any]:
    """The day is stated: the service has a clock of its own."""
    matter, purpose = {"domain": question.matter.domain.value}, question.purpose.value
    asked = {"subject": _identifier(question.subject), "matter": matter, "purpose": purpose, "asOf": TODAY.isoformat()}
    return asked if question.name is None else {**asked, "name": question.name}


def _identifier(ref: Identifier) -> dict[str, Any]:
    match ref:
        case ByCode(uscc=uscc):
            return {"uscc": uscc}
        case ByDocument(document=document):
            return {"document": {"type": document.document_type, "number": document.number}}
        case BySource(source=source, source_id=source_id):
            return {"source": {"source": source, "sourceId": source_id}}
        case _:
            raise Defect("a synthetic world refers by code, document or source")
