"""The matter and the name of a check are read strictly: what is not understood never makes an answer Clear."""

import json
from datetime import date
from pathlib import Path

import pytest

from graph_models.identifiers.synthetic import synthetic_resident_id
from tests.hub.cli.conftest import BUYER, COURT, FIRM, REGION, Cli
from tests.hub.cli.stories import register_firm

NUMBER = synthetic_resident_id(REGION, date(1990, 1, 2))
AS_BUYER = ("--as", f"AGENCY:{BUYER}")
PROCUREMENT = ("--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW", *AS_BUYER)
CONSUMPTION = ("--domain", "CONSUMPTION", "--purpose", "CONSUMPTION_CONTROL", *AS_BUYER)
BY_DOCUMENT = ("check", "--document-type", "RESIDENT_ID")


@pytest.mark.parametrize("region", ["", "3301", "示例市", "990000", "330100;330200"])
def test_a_region_that_is_none_is_refused(cli: Cli, region: str) -> None:
    told = cli.json("check", "--uscc", FIRM, *PROCUREMENT, "--region", region, exit_code=2)
    assert told["code"] == "INVALID_IDENTIFIER"


def test_a_region_of_a_line_that_is_none_is_its_error(cli: Cli) -> None:
    applicants, out = cli.folder / "applicants.csv", cli.folder / "answers.csv"
    applicants.write_text(f"uscc,region\n{FIRM},3301\n{FIRM},330102\n{FIRM},\n", encoding="utf-8")
    shown = cli.json("check", "--file", str(applicants), "--out", str(out), *PROCUREMENT)
    assert (shown["errors"], shown["verdicts"]) == ({"INVALID_IDENTIFIER": 1}, {"CLEAR": 2})


def test_a_region_of_a_registration_that_is_none_is_refused(cli: Cli) -> None:
    raw = {"subject": {"uscc": FIRM}, "kind": "ORGANISATION", "region": "示例市"}
    assert cli.do("registerSubject", raw, caller="OPERATOR", exit_code=2)["code"] == "INVALID_IDENTIFIER"


@pytest.fixture
def bound_by_name(cli: Cli) -> Cli:
    """The firm's representative, whom a register knows by name only, is bound with the firm."""
    register_firm(cli)
    person: dict[str, object] = {"ref": {"source": "register", "source_id": "p1"}, "kind": "PERSON", "name": "示例甲"}
    link = {
        "kind": "LEGAL_REPRESENTATIVE_OF",
        "from": {"source": {"source": "register", "sourceId": "p1"}},
        "to": {"uscc": FIRM},
        "validFrom": "2020-01-01",
    }
    load(cli, cli.folder / "subjects.jsonl", [person])
    cli.do("recordLink", link, caller="OPERATOR")
    listing = {
        "subject": {"uscc": FIRM},
        "listType": "judgment-defaulter",
        "decision": {"number": "〔2025〕示例001号", "decisionDate": "2025-02-20", "actFrom": "2024-12-01"},
        "notice": {"served": "2025-01-10", "heard": True},
    }
    cli.do("listSubject", listing, caller=f"AGENCY:{COURT}")
    return cli


def load(cli: Cli, path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert cli.json("intake", "subjects", str(path), "--as", "OPERATOR")["accepted"] == len(rows)


@pytest.mark.parametrize("name", [(), ("--name", ""), ("--name", " ")], ids=["none", "empty", "blank"])
def test_a_name_that_is_blank_is_none(bound_by_name: Cli, name: tuple[str, ...]) -> None:
    shown = bound_by_name.json(*BY_DOCUMENT, *CONSUMPTION, *name, stdin=NUMBER)
    assert (shown["verdict"], shown["coverage"]) == ("CLEAR", "PARTIAL")


def test_blanks_around_a_name_do_not_hide_it(bound_by_name: Cli) -> None:
    shown = bound_by_name.json(*BY_DOCUMENT, *CONSUMPTION, "--name", " 示例甲 ", stdin=NUMBER)
    assert shown["verdict"] == "UNDETERMINED"
    other = bound_by_name.json(*BY_DOCUMENT, *CONSUMPTION, "--name", "示例乙", stdin=NUMBER)
    assert (other["verdict"], other["coverage"]) == ("CLEAR", "COMPLETE")
