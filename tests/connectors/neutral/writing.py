"""Writes commands as neutral JSON, so that what a parser reads can be compared with what was meant."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from connectors.neutral.listings import DepartmentListing
from connectors.neutral.sources import DeclaredSource
from graph_models.civil_time import FOREVER
from graph_models.entities.subject import ByCode, ByDocument, ByPlate, BySource, Identifier
from hub.domain.commands.record import DeclareDepartment, DeclareFleet, RecordLink, RegisterSubject


def line_of(content: dict[str, Any]) -> bytes:
    """One line of JSON."""
    return json.dumps(content, ensure_ascii=False).encode() + b"\n"


def reference(identifier: Identifier) -> dict[str, Any]:
    """The reference that means an identifier."""
    match identifier:
        case ByCode(uscc=uscc):
            return {"uscc": uscc}
        case ByDocument(document=document):
            return {"document": {"type": document.document_type, "number": document.number}}
        case ByPlate(plate=plate):
            return {"plate": plate.characters, "colour": plate.colour}
        case BySource(source=source, source_id=source_id):
            return {"source": source, "source_id": source_id}
        case _:
            msg = "no reference means the hub's own id"
            raise AssertionError(msg)


def department(command: DeclareDepartment) -> dict[str, Any]:
    """The line of a department."""
    return {
        "code": command.code,
        "name": command.name,
        "region": command.region,
        "role": command.role,
        "court": command.court,
        "competent_for": sorted(command.competent_for),
        "domains": sorted(command.domains),
        "registers": sorted(command.registers),
    }


def source(declared: DeclaredSource) -> dict[str, Any]:
    """The line of a source."""
    command, delivery = declared.source, declared.delivery
    line: dict[str, Any] = {
        "id": command.id,
        "by": command.by,
        "list_types": sorted(command.list_types),
        "fresh_for_days": command.fresh_for_days,
    }
    return line if delivery is None else {**line, "delivered": _day(delivery.day)}


def fleet(command: DeclareFleet) -> dict[str, Any]:
    """The line of a fleet."""
    return {
        "company": reference(command.company),
        "licensed_goods_vehicles": command.licensed_goods_vehicles,
        "valid_from": _day(command.valid_from),
    }


def subject(command: RegisterSubject) -> dict[str, Any]:
    """The line of a subject."""
    return {
        "ref": reference(command.ref),
        "kind": command.kind,
        "name": command.name,
        "organisation_kind": command.organisation_kind,
        "region": command.region,
        "source": command.source,
        "source_ref": command.source_ref,
    }


def link(command: RecordLink) -> dict[str, Any]:
    """The line of a link; the share as a string of its decimal fraction."""
    return {
        "kind": command.kind,
        "from": reference(command.start),
        "to": reference(command.end),
        "share": None if command.share is None else f"{Decimal(command.share).scaleb(-6):f}",
        "nominee": command.nominee,
        "valid_from": _day(command.valid_from),
        "valid_to": None if command.valid_to == FOREVER else _day(command.valid_to),
        "source": command.source,
        "source_ref": command.source_ref,
    }


def listing(listed: DepartmentListing) -> dict[str, Any]:
    """The line of a listing."""
    command = listed.listing
    decision, notice = command.decision, command.notice
    return {
        "department": listed.department,
        "list_type": command.list_type,
        "subject": reference(command.subject),
        "decision": {
            "number": decision.number,
            "act_from": _day(decision.act_from),
            "act_to": _day(decision.act_to),
            "decision_date": _day(decision.decided_on),
            "ground": decision.ground,
            "findings": [{"person": reference(one.person), "as": one.kind} for one in decision.findings],
        },
        "notice": None if notice is None else {"served": _day(notice.served), "heard": notice.heard},
        "effective": _day(command.effective),
        "published": _day(command.published),
        "until": _day(command.until),
        "scope": {"kinds": sorted(command.scope)} if command.scope else None,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
