"""`hub do`: every mutation by its name, with the same answer for the same request."""

import json
from datetime import date

from graph_models.identifiers.synthetic import synthetic_resident_id
from tests.hub.cli.conftest import BANK, BUYER, COURT, FINANCE, FIRM, REGION, Cli
from tests.hub.cli.stories import BAN, link_representative, list_as_defaulter, list_firm, register_firm, register_person

NUMBER = synthetic_resident_id(REGION, date(1990, 1, 2))
PROCUREMENT = ("--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW", "--as", f"AGENCY:{BUYER}")


def test_stay_resume_object_annul(cli: Cli) -> None:
    firm = register_firm(cli)
    listing = list_firm(cli)
    order = {"listing": listing, "decision": "停1号"}
    cli.do("stayListing", order, caller=f"AGENCY:{COURT}")
    stayed = cli.json("check", "--uscc", FIRM, *PROCUREMENT)
    assert (stayed["verdict"], [one["listing"]["id"] for one in stayed["suspended"]]) == ("CLEAR", [listing])
    assert "suspended by a court, not counted:" in cli.run("check", "--uscc", FIRM, *PROCUREMENT).stdout
    cli.set_to(date(2025, 4, 1))
    cli.do("resumeListing", {**order, "decision": "停2号"}, caller=f"AGENCY:{COURT}")
    cli.do("fileObjection", {"listing": listing, "reason": "事实有误"}, caller=f"SUBJECT:{firm}")
    marked = cli.json("check", "--uscc", FIRM, *PROCUREMENT)
    assert (marked["verdict"], marked["restrictions"][0]["marks"]) == ("RESTRICTED", ["OBJECTION"])
    annulled = cli.do("annulListing", {"listing": listing, "reason": "示例"}, caller=f"AGENCY:{FINANCE}")
    assert [one["verdict"] for one in annulled["annulment"]["damage"]] == ["RESTRICTED"]
    assert annulled["annulment"]["damage"][0]["check"] == marked["checkId"]


def test_a_representative_is_replaced_and_released(cli: Cli) -> None:
    register_firm(cli)
    person = register_person(cli, NUMBER)
    link_representative(cli, person)
    listing = list_as_defaulter(cli)
    cli.set_to(date(2025, 5, 1))
    link = {"kind": "LEGAL_REPRESENTATIVE_OF", "from": {"id": person}, "to": {"uscc": FIRM}}
    ended = cli.do("endLink", {**link, "validTo": "2025-05-01"}, caller="OPERATOR")
    assert ended["link"]["validTo"] == "2025-05-01"
    asked = ("--domain", "CONSUMPTION", "--purpose", "CONSUMPTION_CONTROL", "--as", f"AGENCY:{BUYER}")
    (pending,) = cli.json("check", "--id", person, *asked)["restrictions"]
    assert pending["marks"] == ["RELEASE_PENDING"]
    release = {"listing": listing, "subject": {"document": {"type": "RESIDENT_ID", "number": NUMBER}}}
    cli.do("releasePerson", release, caller=f"AGENCY:{COURT}")
    assert cli.json("check", "--id", person, *asked)["verdict"] == "CLEAR"


def test_a_consent_opens_a_person_to_a_bank(cli: Cli) -> None:
    person = register_person(cli, NUMBER)
    asked = ("--domain", "BANKING", "--purpose", "CREDIT_GRANTING", "--as", f"BANK:{BANK}")
    assert cli.json("check", "--id", person, *asked, exit_code=1)["code"] == "CONSENT_MISSING"
    consent = {
        "subject": {"id": person},
        "bank": BANK,
        "purpose": "CREDIT_GRANTING",
        "validFrom": "2025-03-01",
        "validTo": "2025-04-01",
    }
    assert cli.do("recordConsent", consent, caller=f"BANK:{BANK}")["changed"]
    assert cli.json("check", "--id", person, *asked)["verdict"] == "CLEAR"


def test_the_same_request_gets_the_first_answer(cli: Cli) -> None:
    register_firm(cli)
    raw = {**BAN, "requestId": "q-1"}
    first = cli.do("listSubject", raw, caller=f"AGENCY:{FINANCE}")
    cli.set_to(date(2025, 3, 5))
    again = cli.do("listSubject", raw, caller=f"AGENCY:{FINANCE}")
    assert again == {**first, "changed": False}


def test_input_comes_from_a_file_and_its_faults_are_said(cli: Cli) -> None:
    path = cli.folder / "subject.json"
    path.write_text(json.dumps({"subject": {"uscc": FIRM}, "kind": "ORGANISATION"}), encoding="utf-8")
    text = cli.run("do", "registerSubject", "--input", str(path), "--as", "OPERATOR").stdout
    assert text.splitlines()[0].startswith("done at revision ")
    told = cli.do("registerSubject", {"subject": {"uscc": FIRM}}, caller="OPERATOR", exit_code=2)
    assert told["message"] == "the input does not fit: Object missing required field `kind`"
    unknown = cli.run("do", "burnListing", "--input", "-", "--as", "OPERATOR")
    assert (unknown.exit_code, "burnListing" in unknown.stderr) == (2, True)
