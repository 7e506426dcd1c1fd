"""Worlds as neutral JSON Lines, as a department would send them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph_models.civil_time import FOREVER
from graph_models.entities.subject import ByCode, ByDocument, BySource, Identifier
from graph_models.errors import Defect
from hub.domain.commands.record import RecordLink, RegisterSubject


def write_subjects(path: Path, rows: Iterable[RegisterSubject]) -> None:
    """One line a subject."""
    _write(path, map(_subject, rows))


def write_links(path: Path, rows: Iterable[RecordLink]) -> None:
    """One line a link."""
    _write(path, map(_link, rows))


def _write(path: Path, lines: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _subject(row: RegisterSubject) -> dict[str, Any]:
    return {
        "ref": _reference(row.ref),
        "kind": row.kind,
        "name": row.name,
        "region": row.region,
        "source": row.source,
    }


def _link(row: RecordLink) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "from": _reference(row.start),
        "to": _reference(row.end),
        "share": None if row.share is None else row.share / 1_000_000,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": None if row.valid_to == FOREVER else row.valid_to.isoformat(),
        "source": row.source,
    }


def _reference(ref: Identifier) -> dict[str, Any]:
    match ref:
        case ByCode(uscc=uscc):
            return {"uscc": uscc}
        case ByDocument(document=document):
            return {"document": {"type": document.document_type, "number": document.number}}
        case BySource(source=source, source_id=source_id):
            return {"source": source, "source_id": source_id}
        case _:
            raise Defect("a synthetic world refers by code, document or source")
