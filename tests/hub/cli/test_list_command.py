"""`hub list`: a subject is put on a list by its options, and refused where the law refuses."""

from datetime import date

import pytest

from graph_models.identifiers.synthetic import synthetic_resident_id
from tests.hub.cli.conftest import BUYER, FINANCE, FIRM, REGION, Cli
from tests.hub.cli.stories import register_firm, register_person

DECISION = ("--decision", "示样〔2025〕7号", "--decided-on", "2025-02-20", "--act-from", "2024-12-01")
NOTICE = ("--served", "2025-01-10", "--heard")
BAN = ("list", "--uscc", FIRM, "--list-type", "procurement-serious", *DECISION, "--until", "2027-02-20")
AS_FINANCE = ("--as", f"AGENCY:{FINANCE}")


def test_a_listing_says_what_stands_and_repeated_changes_nothing(cli: Cli) -> None:
    firm = register_firm(cli)
    first = cli.json(*BAN, *NOTICE, *AS_FINANCE)
    again = cli.json(*BAN, *NOTICE, *AS_FINANCE)
    assert (first["changed"], again["changed"]) == (True, False)
    assert (first["revision"], first["listing"]) == (again["revision"], again["listing"])
    listing = first["listing"]
    assert (listing["subject"], listing["effective"], listing["until"]) == (firm, "2025-03-01", "2027-02-20")
    assert listing["decision"]["act"] == {"from": "2024-12-01", "to": "2024-12-02"}
    text = cli.run(*BAN, *NOTICE, *AS_FINANCE).stdout
    assert text.startswith(f"done at revision {first['revision']} (as before; nothing changed)\n")
    assert "  days     from 2025-03-01, published 2025-03-01, until 2027-02-20\n" in text


def test_a_finding_names_the_person_by_id(cli: Cli) -> None:
    register_firm(cli)
    person = register_person(cli, synthetic_resident_id(REGION, date(1990, 1, 2)))
    arguments = ("list", "--uscc", FIRM, "--list-type", "safety-serious", *DECISION, *NOTICE)
    listed = cli.json(*arguments, "--finding", f"PUNISHED:{person}", *AS_FINANCE)["listing"]
    assert listed["decision"]["findings"] == [{"person": person, "kind": "PUNISHED"}]


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        ((*BAN, *AS_FINANCE), "NOTICE_MISSING", 1),
        ((*BAN, "--served", "2025-01-10", "--not-heard", *AS_FINANCE), "NOTICE_MISSING", 1),
        ((*BAN, *NOTICE, "--as", f"AGENCY:{BUYER}"), "NOT_COMPETENT", 1),
        ((*BAN, *NOTICE, "--effective", "2028-01-01", *AS_FINANCE), "INVALID_INTERVAL", 2),
        ((*BAN, "--heard", *AS_FINANCE), "INVALID_INPUT", 2),
        ((*BAN, *NOTICE, "--finding", "GUILTY:p-1", *AS_FINANCE), "INVALID_INPUT", 2),
    ],
)
def test_refusals(cli: Cli, arguments: tuple[str, ...], code: str, exit_code: int) -> None:
    register_firm(cli)
    assert cli.json(*arguments, exit_code=exit_code)["code"] == code
