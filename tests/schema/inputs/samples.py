"""Inputs of every mutation, the least and everything, as JSON."""

from typing import Any, Final

from graph_models.identifiers.synthetic import synthetic_plate
from tests.support.town import BANK, CITY, firm, person

USCC: Final = {"uscc": firm(1).uscc}
PLATE: Final = {"plate": {"characters": synthetic_plate("浙", 1), "colour": "YELLOW"}}
OWN_ID: Final = {"id": "p-示例"}
SOURCE_ID: Final = {"source": {"source": "register", "sourceId": "甲"}}


def document() -> dict[str, Any]:
    """A person's document."""
    number = person(1).document.number
    return {"document": {"type": "RESIDENT_ID", "number": number}}


DECISION: Final = {"number": "〔2024〕示例1号", "decisionDate": "2024-12-20"}

SAMPLES: Final[list[tuple[str, dict[str, Any]]]] = [
    ("registerSubject", {"subject": USCC, "kind": "ORGANISATION"}),
    (
        "registerSubject",
        {
            "requestId": "q-1",
            "subject": SOURCE_ID,
            "kind": "PERSON",
            "name": " 示例甲 ",
            "organisationKind": None,
            "region": CITY,
            "source": "register",
            "sourceRef": "r1",
        },
    ),
    (
        "registerSubject",
        {"subject": PLATE, "kind": "VEHICLE", "organisationKind": "OTHER", "name": None, "region": None},
    ),
    ("recordLink", {"kind": "OWNS", "from": USCC, "to": PLATE, "validFrom": "2020-01-01"}),
    (
        "recordLink",
        {
            "requestId": "q-1",
            "kind": "SHAREHOLDER_OF",
            "from": document(),
            "to": USCC,
            "validFrom": "2020-01-01",
            "validTo": "2021-01-01",
            "share": 0.5,
            "nominee": True,
            "source": "register",
            "sourceRef": "r1",
        },
    ),
    ("recordLink", {"kind": "OWNS", "from": USCC, "to": PLATE, "validFrom": "2020-01-01", "share": "0.3333339"}),
    ("endLink", {"kind": "OWNS", "from": USCC, "to": PLATE, "validTo": "2021-01-01"}),
    (
        "endLink",
        {
            "requestId": "q-1",
            "kind": "OWNS",
            "from": OWN_ID,
            "to": PLATE,
            "validTo": "2021-01-01",
            "validFrom": "2020-01-01",
            "sourceRef": "r1",
        },
    ),
    ("listSubject", {"subject": USCC, "listType": "arrears", "decision": DECISION}),
    (
        "listSubject",
        {
            "requestId": "q-1",
            "subject": document(),
            "listType": "arrears",
            "decision": {
                **DECISION,
                "actFrom": "2024-01-01",
                "actTo": "2024-02-01",
                "ground": "示例\n示例",
                "findings": [{"person": SOURCE_ID, "as": "PUNISHED"}],
            },
            "notice": {"served": "2024-12-01", "heard": True},
            "effective": "2025-01-01",
            "published": "2025-01-02",
            "until": "2026-01-01",
            "scope": {"kinds": ["food", "transport"]},
        },
    ),
    ("annulListing", {"listing": "l-1", "reason": "示例"}),
    ("annulListing", {"requestId": "q-1", "listing": "l-1", "reason": "示例", "decision": "示例1号"}),
    ("stayListing", {"listing": "l-1", "decision": "示例1号"}),
    ("resumeListing", {"requestId": "q-1", "listing": "l-1", "decision": "示例1号"}),
    ("releasePerson", {"listing": "l-1", "subject": document()}),
    ("releasePerson", {"requestId": "q-1", "listing": "l-1", "subject": OWN_ID, "decision": "示例1号"}),
    ("applyForRepair", {"listing": "l-1"}),
    (
        "applyForRepair",
        {
            "requestId": "q-1",
            "listing": "l-1",
            "corrected": True,
            "dutiesDone": True,
            "commitment": True,
            "correctedOn": "2025-01-01",
        },
    ),
    ("decideRepair", {"repair": "p-1", "granted": True}),
    ("decideRepair", {"requestId": "q-1", "repair": "p-1", "granted": False, "decision": "1", "reason": "示例"}),
    ("revokeRepair", {"listing": "l-1", "reason": "示例"}),
    (
        "revokeRepair",
        {"requestId": "q-1", "listing": "l-1", "reason": "示例", "decision": "示例1号", "until": "2026-01-01"},
    ),
    ("fileObjection", {"requestId": "q-1", "listing": "l-1", "reason": "示例"}),
    (
        "recordConsent",
        {
            "subject": document(),
            "bank": BANK,
            "purpose": "CREDIT_GRANTING",
            "validFrom": "2025-01-01",
            "validTo": "2025-02-01",
        },
    ),
    (
        "recordConsent",
        {
            "requestId": "q-1",
            "subject": document(),
            "bank": BANK,
            "purpose": "CREDIT_GRANTING",
            "validFrom": "2025-01-01",
            "validTo": "2025-02-01",
            "scope": ["BANKING", "SUBSIDY"],
            "document": "示例",
        },
    ),
]
