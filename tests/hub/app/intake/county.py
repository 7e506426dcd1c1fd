"""A small county as neutral lines: a court, an agency, a bank, a fed list, a firm, its representative, a truck."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from graph_models.civil_time import parse_day
from graph_models.identifiers.synthetic import synthetic_plate, synthetic_resident_id, synthetic_uscc
from graph_models.vocabulary import RegionCode, Role, SourceId
from hub.app.hub import Hub
from hub.app.intake.feed import open_feed
from hub.app.intake.kind import IntakeKind
from hub.app.intake.report import IntakeReport
from hub.app.intake.run import IntakeJob, run_intake
from hub.domain.principal import Principal
from tests.connectors.neutral.writing import line_of

OPERATOR: Final = Principal(role=Role.OPERATOR)
REGION: Final = RegionCode("330102")
COURT, AGENCY, BANK = (synthetic_uscc(prefix, REGION, 9) for prefix in ("11", "12", "91"))
FIRM: Final = synthetic_uscc("91", REGION, 1)
TRUCK: Final = {"plate": synthetic_plate("浙", 1), "colour": "YELLOW"}
DRIVER: Final = {"document": {"type": "RESIDENT_ID", "number": synthetic_resident_id(REGION, parse_day("1980-01-02"))}}
HOLDER: Final = {"source": "register-x", "source_id": "p1"}

Line = dict[str, Any]


def department(code: str, **more: Any) -> Line:
    """A department of the county."""
    return {"code": code, "name": "示例部门", "region": REGION, **more}


def subject(ref: Line, kind: str, **more: Any) -> Line:
    """A subject as register-x knows it."""
    return {"ref": ref, "kind": kind, "name": "示例甲", "source": "register-x", **more}


def link(kind: str, start: Line, end: Line, **more: Any) -> Line:
    """A link that holds since 2020."""
    return {"kind": kind, "from": start, "to": end, "valid_from": "2020-01-01", **more}


def listing(subject: Line, *, department: str = COURT, number: str = "〔2024〕示例001号") -> Line:
    """A judgment defaulter, listed from the first day of the tests' clock."""
    return {
        "department": department,
        "list_type": "judgment-defaulter",
        "subject": subject,
        "decision": {"number": number, "decision_date": "2024-12-20"},
        "notice": {"served": "2024-12-01", "heard": True},
        "effective": "2025-01-01",
    }


COUNTY: Final[dict[IntakeKind, list[Line]]] = {
    IntakeKind.DEPARTMENTS: [
        department(COURT, court=True, competent_for=["judgment-defaulter"]),
        department(AGENCY, domains=["CONSUMPTION"], registers=["register-x"]),
        department(BANK, role="BANK", domains=["BANKING"]),
    ],
    IntakeKind.SOURCES: [
        {
            "id": "court-feed",
            "by": COURT,
            "list_types": ["judgment-defaulter"],
            "fresh_for_days": 7,
            "delivered": "2025-01-01",
        },
        {"id": "register-x", "by": AGENCY, "list_types": [], "fresh_for_days": 30},
    ],
    IntakeKind.SUBJECTS: [
        subject({"uscc": FIRM}, "ORGANISATION"),
        subject(HOLDER, "PERSON"),
        subject(DRIVER, "PERSON", name=None),
        subject(TRUCK, "VEHICLE", name=None),
    ],
    IntakeKind.FLEETS: [{"company": {"uscc": FIRM}, "licensed_goods_vehicles": 1, "valid_from": "2024-01-01"}],
    IntakeKind.LINKS: [
        link("LEGAL_REPRESENTATIVE_OF", HOLDER, {"uscc": FIRM}),
        link("OWNS", {"uscc": FIRM}, TRUCK),
        link("DRIVES", DRIVER, TRUCK),
    ],
    IntakeKind.LISTINGS: [listing({"uscc": FIRM})],
}
"""Every kind in the order in which it can be loaded."""


async def load(
    hub: Hub, kind: IntakeKind, content: bytes | Iterable[Line], folder: Path, caller: Principal = OPERATOR
) -> IntakeReport:
    """Load one file of a kind, two rows a transaction; the quarantine is `quarantine.jsonl` in the folder."""
    path = folder / f"{kind}.in"
    path.write_bytes(content if isinstance(content, bytes) else b"".join(map(line_of, content)))
    feed = open_feed(kind, hub=hub, caller=caller, source=SourceId("registry"))
    job = IntakeJob(files=(path,), quarantine=folder / "quarantine.jsonl", batch=2)
    return await run_intake(feed, job, watch=unwatched)


def unwatched(path: Path, position: int) -> None:
    """No bar is shown."""
