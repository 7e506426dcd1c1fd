"""`hub impact`: who would be reached or freed, and nothing written."""

import json
from datetime import date

from graph_models.identifiers.synthetic import synthetic_resident_id
from tests.hub.cli.conftest import BUYER, COURT, FINANCE, FIRM, REGION, Cli
from tests.hub.cli.stories import BAN, link_representative, list_as_defaulter, register_firm, register_person

NUMBER = synthetic_resident_id(REGION, date(1990, 1, 2))


def test_a_listing_would_reach_the_firm_and_is_not_made(cli: Cli) -> None:
    firm = register_firm(cli)
    asked = ("impact", "--listing", "-", "--as", f"AGENCY:{FINANCE}")
    shown = cli.json(*asked, stdin=json.dumps(BAN))
    assert (shown["reached"], shown["freed"]) == ([firm], [])
    text = cli.run(*asked, stdin=json.dumps(BAN)).stdout
    assert text.startswith("would bind 1 subject, would free 0 subjects\n")
    matter = ("--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW", "--as", f"AGENCY:{BUYER}")
    assert cli.json("check", "--uscc", FIRM, *matter)["verdict"] == "CLEAR"


def test_a_repair_would_free_and_a_link_would_bind(cli: Cli) -> None:
    firm, person = register_firm(cli), register_person(cli, NUMBER)
    listing = list_as_defaulter(cli)
    freed = cli.json("impact", "--repair", listing, "--as", f"AGENCY:{COURT}")
    assert (freed["reached"], freed["freed"]) == ([], [firm])
    link = {
        "kind": "ACTUAL_CONTROLLER_OF",
        "from": {"id": person},
        "to": {"id": firm},
        "validFrom": "2025-02-01",
    }
    bound = cli.json("impact", "--link", "-", "--as", "OPERATOR", stdin=json.dumps(link))
    assert bound["reached"] == [person]
    assert link_representative(cli, person) != ""


def test_exactly_one_of_the_three(cli: Cli) -> None:
    told = cli.json("impact", "--as", f"AGENCY:{FINANCE}", exit_code=2)
    assert told == {"code": "INVALID_INPUT", "message": "give exactly one of --listing, --repair, --link"}
