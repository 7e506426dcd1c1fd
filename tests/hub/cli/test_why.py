"""`hub why`: the listing, the law and the recorded paths, for those who may know."""

from datetime import date

from graph_models.identifiers.synthetic import synthetic_resident_id
from tests.hub.cli.conftest import BANK, BUYER, FIRM, REGION, Cli
from tests.hub.cli.stories import link_representative, list_as_defaulter, list_firm, register_firm, register_person

NUMBER = synthetic_resident_id(REGION, date(1990, 1, 2))
CONSUMPTION = ("--domain", "CONSUMPTION", "--purpose", "CONSUMPTION_CONTROL", "--as", f"AGENCY:{BUYER}")


def test_a_representative_is_bound_through_his_role(cli: Cli) -> None:
    firm, person = register_firm(cli), register_person(cli, NUMBER)
    link = link_representative(cli, person)
    listing = list_as_defaulter(cli)
    (restriction,) = cli.json("check", "--id", person, *CONSUMPTION)["restrictions"]
    shown = cli.json("why", restriction["id"], "--as", "AUDITOR")
    (path,) = shown["paths"]
    assert (shown["listing"]["id"], shown["listing"]["subject"]) == (listing, firm)
    assert shown["restriction"]["subject"] == person
    assert [(step["kind"], [one["id"] for one in step["links"]]) for step in path["steps"]] == [
        ("LEGAL_REPRESENTATIVE_OF", [link])
    ]
    text = cli.run("why", restriction["id"], "--as", "AUDITOR").stdout
    assert text.startswith(f"{restriction['id']} binds {person} on 2025-03-01\n")
    assert f"    {firm} is listed\n" in text
    assert f"to {person}: {person} legal representative of {firm}, from 2020-01-01, no end stated" in text


def test_the_listed_one_is_bound_by_being_listed(cli: Cli) -> None:
    register_firm(cli)
    list_firm(cli)
    matter = ("--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW", "--as", f"AGENCY:{BUYER}")
    (restriction,) = cli.json("check", "--uscc", FIRM, *matter)["restrictions"]
    text = cli.run("why", restriction["id"], "--as", "AUDITOR", "--as-of", "2026-01-01").stdout
    assert "because it is the listed subject itself" in text
    assert cli.json("why", restriction["id"], "--as", "AUDITOR")["restriction"] == restriction


def test_a_restriction_that_does_not_stand_is_not_found(cli: Cli) -> None:
    outcome = cli.run("why", "r-none", "--as", "AUDITOR")
    assert (outcome.exit_code, outcome.stdout) == (1, "")
    assert outcome.stderr.startswith("NOT_FOUND: ")


def test_what_was_known_is_not_for_banks(cli: Cli) -> None:
    told = cli.json("why", "r-none", "--as", f"BANK:{BANK}", "--known-at", "2025-01-01", exit_code=1)
    assert told["code"] in {"NOT_PERMITTED", "NOT_FOUND"}
