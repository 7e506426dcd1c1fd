"""`hub repair`: applied for, decided with a receipt, taken back."""

from datetime import date

from tests.hub.cli.conftest import COURT, FIRM, Cli
from tests.hub.cli.stories import list_as_defaulter, register_firm

AS_COURT = ("--as", f"AGENCY:{COURT}")
DONE = ("--corrected", "--duties-done", "--commitment")


def test_from_application_to_receipt_to_revocation(cli: Cli) -> None:
    firm = register_firm(cli)
    listing = list_as_defaulter(cli)
    cli.set_to(date(2025, 6, 1))
    applied = cli.json("repair", "apply", listing, *DONE, *AS_COURT)["repair"]
    assert (applied["state"], applied["appliedOn"], applied["receipt"]) == ("APPLIED", "2025-06-01", None)
    granted = cli.run("repair", "decide", applied["id"], "--grant", "--decision", "修1号", *AS_COURT).stdout
    assert f"  repair   {applied['id']} of {listing}\n" in granted
    assert "  state    GRANTED, applied 2025-06-01, decided 2025-06-01\n" in granted
    assert f"    {firm} by rule judgment-defaulter/" in granted
    assert "  stays    0 restrictions\n" in granted
    cli.set_to(date(2025, 7, 1))
    revoked = cli.json("repair", "revoke", listing, "--reason", "申请材料虚假", *AS_COURT)["repair"]
    assert revoked["state"] == "REVOKED"
    matter = ("--domain", "CONSUMPTION", "--purpose", "AUDIT", "--as", "AUDITOR")
    assert cli.json("check", "--uscc", FIRM, *matter)["verdict"] == "RESTRICTED"
    assert cli.json("check", "--uscc", FIRM, *matter, "--as-of", "2025-06-15")["verdict"] == "CLEAR"


def test_a_refused_application_lifts_nothing(cli: Cli) -> None:
    register_firm(cli)
    listing = list_as_defaulter(cli)
    applied = cli.json("repair", "apply", listing, *DONE, *AS_COURT)["repair"]["id"]
    neither = cli.json("repair", "decide", applied, *AS_COURT, exit_code=2)
    assert neither == {"code": "INVALID_INPUT", "message": "give --grant or --refuse"}
    unreasoned = cli.json("repair", "decide", applied, "--refuse", *AS_COURT, exit_code=2)
    assert unreasoned["code"] == "INVALID_INPUT"
    refused = cli.json("repair", "decide", applied, "--refuse", "--reason", "未履行", *AS_COURT)["repair"]
    assert (refused["state"], refused["reason"], refused["receipt"]) == ("REFUSED", "未履行", None)
    told = cli.json("repair", "revoke", listing, "--reason", "示例", *AS_COURT, exit_code=1)
    assert told["code"] == "ILLEGAL_TRANSITION"
