"""Steps that several tests of the command line take, each a command itself."""

from typing import Any

from tests.hub.cli.conftest import COURT, FINANCE, FIRM, Cli

BAN: dict[str, Any] = {
    "subject": {"uscc": FIRM},
    "listType": "procurement-serious",
    "decision": {"number": "示样〔2025〕1号", "decisionDate": "2025-02-20", "actFrom": "2024-12-01"},
    "notice": {"served": "2025-01-10", "heard": True},
    "until": "2027-02-20",
}
"""A procurement ban on the firm."""


def register_firm(cli: Cli) -> str:
    """Register the firm; its id."""
    raw = {
        "subject": {"uscc": FIRM},
        "kind": "ORGANISATION",
        "name": "示例样本有限公司",
        "organisationKind": "ENTERPRISE",
    }
    return str(cli.do("registerSubject", raw, caller="OPERATOR")["subject"]["id"])


def register_person(cli: Cli, number: str) -> str:
    """Register a person by a resident ID; the opaque id."""
    raw = {
        "subject": {"document": {"type": "RESIDENT_ID", "number": number}},
        "kind": "PERSON",
        "name": "示例样一",
    }
    return str(cli.do("registerSubject", raw, caller="OPERATOR")["subject"]["id"])


def link_representative(cli: Cli, person: str) -> str:
    """Record the person as the firm's legal representative; the link's id."""
    raw = {
        "kind": "LEGAL_REPRESENTATIVE_OF",
        "from": {"id": person},
        "to": {"uscc": FIRM},
        "validFrom": "2020-01-01",
    }
    return str(cli.do("recordLink", raw, caller="OPERATOR")["link"]["id"])


def list_firm(cli: Cli) -> str:
    """Put the firm under the procurement ban; the listing's id."""
    return str(cli.do("listSubject", BAN, caller=f"AGENCY:{FINANCE}")["listing"]["id"])


def list_as_defaulter(cli: Cli) -> str:
    """Put the firm on the court's list of defaulters; the listing's id."""
    raw = {
        "subject": {"uscc": FIRM},
        "listType": "judgment-defaulter",
        "decision": {"number": "〔2025〕示样1号", "decisionDate": "2025-02-20", "actFrom": "2024-12-01"},
        "notice": {"served": "2025-01-10", "heard": True},
        "until": "2027-03-01",
    }
    return str(cli.do("listSubject", raw, caller=f"AGENCY:{COURT}")["listing"]["id"])
