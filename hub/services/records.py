"""The record of a check: who, whom (by id), why, what was answered. It holds no name and no document."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from graph_models.civil_time import instant_text
from graph_models.vocabulary import (
    CheckId,
    DepartmentCode,
    Domain,
    ListingId,
    MatterKind,
    Purpose,
    RegionCode,
    RestrictionId,
    Revision,
    Role,
    SubjectId,
    VerdictKind,
)
from hub.domain.answers.records import CheckRecord
from hub.domain.answers.verdict import Clear
from hub.domain.deciding import Asked, Decided


def record_of(asked: Asked, decided: Decided, *, at: datetime, known_at: datetime | None) -> Mapping[str, Any]:
    """A record as it is kept. `ambiguous` is set where undocumented namesakes decided the verdict."""
    verdict, principal, matter = decided.verdict, asked.principal, asked.matter
    restrictions = () if isinstance(verdict, Clear) else verdict.restrictions
    record: dict[str, Any] = {
        "id": asked.check_id,
        "asked_at": instant_text(at),
        "role": principal.role,
        "department": principal.department,
        "asker_subject": principal.subject,
        "subject_id": verdict.subject,
        "purpose": asked.purpose,
        "domain": matter.domain,
        "kind": matter.kind,
        "region": matter.region,
        "reference": matter.reference,
        "as_of": asked.day.isoformat(),
        "known_at": None if known_at is None else instant_text(known_at),
        "revision": verdict.revision,
        "verdict": verdict.kind,
        "restrictions": [each.id for each in restrictions],
        "listings": sorted({each.listing.id for each in restrictions}),
    }
    if decided.ambiguous:
        record |= {"ambiguous": decided.ambiguous[0], "ambiguous_listings": list(decided.ambiguous)}
    return record


def check_record(record: Mapping[str, Any]) -> CheckRecord:
    """A record as it was kept."""
    return CheckRecord(
        id=CheckId(record["id"]),
        asked_at=datetime.fromisoformat(record["asked_at"]),
        role=Role(record["role"]),
        department=DepartmentCode(record["department"]) if record.get("department") else None,
        asker_subject=SubjectId(record["asker_subject"]) if record.get("asker_subject") else None,
        subject=SubjectId(record["subject_id"]) if record.get("subject_id") else None,
        purpose=Purpose(record["purpose"]),
        domain=Domain(record["domain"]),
        kind=MatterKind(record["kind"]) if record.get("kind") else None,
        region=RegionCode(record["region"]) if record.get("region") else None,
        reference=record.get("reference"),
        as_of=date.fromisoformat(record["as_of"]),
        known_at=datetime.fromisoformat(record["known_at"]) if record.get("known_at") else None,
        revision=Revision(record["revision"]),
        verdict=VerdictKind(record["verdict"]),
        restrictions=tuple(RestrictionId(each) for each in record["restrictions"]),
        listings=tuple(ListingId(each) for each in record["listings"]),
    )
