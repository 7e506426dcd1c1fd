"""`hub check` for one subject: the four answers, who may ask, and how a document's number is taken."""

from datetime import date

import pytest

from graph_models.identifiers.synthetic import synthetic_resident_id
from tests.hub.cli.conftest import BANK, BUYER, FINANCE, FIRM, REGION, Cli
from tests.hub.cli.stories import list_firm, register_firm, register_person

PROCUREMENT = ("--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW")
NUMBER = synthetic_resident_id(REGION, date(1990, 1, 2))


def test_a_listed_firm_is_restricted_and_the_text_says_by_what(cli: Cli) -> None:
    register_firm(cli)
    listing = list_firm(cli)
    shown = cli.json("check", "--uscc", FIRM, *PROCUREMENT, "--as", f"AGENCY:{BUYER}")
    (restriction,) = shown["restrictions"]
    assert (shown["verdict"], shown["asOf"], restriction["effect"]) == ("RESTRICTED", "2025-03-01", "PROHIBIT")
    assert restriction["listing"]["id"] == listing
    assert restriction["interval"] == {"from": "2025-03-01", "to": "2027-02-20"}
    text = cli.run("check", "--uscc", FIRM, *PROCUREMENT, "--as", f"AGENCY:{BUYER}").stdout
    assert text.startswith("RESTRICTED on 2025-03-01: bound by 1 listing\n")
    assert "示例市财政局, 示样〔2025〕1号" in text
    assert "from 2025-03-01 until 2027-02-20" in text
    assert f"hub why {restriction['id']}" in text


def test_a_day_before_is_clear_and_a_bank_gets_facts_only(cli: Cli) -> None:
    register_firm(cli)
    list_firm(cli)
    before = cli.json("check", "--uscc", FIRM, *PROCUREMENT, "--as-of", "2025-02-28", "--as", f"AGENCY:{BUYER}")
    assert (before["verdict"], before["subjectKnown"], before["coverage"]) == ("CLEAR", True, "COMPLETE")
    banking = ("--domain", "BANKING", "--purpose", "CREDIT_GRANTING", "--as", f"BANK:{BANK}")
    asked = cli.json("check", "--uscc", FIRM, *banking)
    assert asked["verdict"] in {"CLEAR", "NOTED"}


def test_nobody_known_is_clear_and_said_to_be_unknown(cli: Cli) -> None:
    text = cli.run("check", "--uscc", FIRM, *PROCUREMENT, "--as", f"AGENCY:{BUYER}").stdout
    assert text.startswith("CLEAR on 2025-03-01: nothing binds; the subject is not recorded here\n")


@pytest.mark.parametrize("way", ["stdin", "file"])
def test_a_documents_number_comes_from_standard_input_or_a_file(cli: Cli, way: str) -> None:
    register_person(cli, NUMBER)
    (cli.folder / "number").write_text(f"{NUMBER}\n", encoding="ascii")
    arguments = {
        "stdin": (),
        "file": ("--document-number-file", str(cli.folder / "number")),
    }[way]
    outcome = cli.run(
        "check",
        "--document-type",
        "RESIDENT_ID",
        *arguments,
        *("--domain", "CONSUMPTION", "--purpose", "CONSUMPTION_CONTROL", "--as", f"AGENCY:{BUYER}"),
        stdin="" if way == "file" else f"{NUMBER}\n",
    )
    assert outcome.stdout.startswith("CLEAR on 2025-03-01: nothing binds in this matter\n"), outcome.output
    assert NUMBER not in outcome.output


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (("--uscc", FIRM[:-1], *PROCUREMENT), "INVALID_IDENTIFIER", 2),
        (("--uscc", FIRM, "--purpose", "PROCUREMENT_REVIEW"), "INVALID_INPUT", 2),
        (("--uscc", FIRM, "--domain", "LICENSING", "--purpose", "LICENCE_REVIEW"), "MATTER_KIND_REQUIRED", 2),
        (("--uscc", FIRM, "--domain", "PROCUREMENT", "--purpose", "AUDIT"), "PURPOSE_REFUSED", 1),
        (("--uscc", FIRM, *PROCUREMENT, "--known-at", "2025-02-01"), "NOT_PERMITTED", 1),
        (("--uscc", FIRM, *PROCUREMENT, "--out", "x.csv"), "INVALID_INPUT", 2),
    ],
)
def test_a_refusal_has_its_code_and_exit_code(cli: Cli, arguments: tuple[str, ...], code: str, exit_code: int) -> None:
    told = cli.json("check", *arguments, "--as", f"AGENCY:{BUYER}", exit_code=exit_code)
    assert told["code"] == code
    assert set(told) == {"code", "message"}


def test_a_refusal_is_said_on_standard_error(cli: Cli) -> None:
    spoken = cli.run("check", "--uscc", FIRM, *PROCUREMENT, "--as", f"AGENCY:{FINANCE}")
    assert (spoken.exit_code, spoken.stdout) == (1, "")
    assert spoken.stderr == "NOT_PERMITTED: PROCUREMENT is not a domain of the caller\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--uscc", FIRM, "--domain", "PROCUREMENT"),
        ("--uscc", FIRM, "--domain", "WEATHER", "--purpose", "PROCUREMENT_REVIEW"),
        ("--uscc", FIRM, *PROCUREMENT, "--as-of", "tomorrow"),
        ("--uscc", FIRM, *PROCUREMENT, "--known-at", "2025-02-01T10:00"),
        ("--uscc", FIRM, *PROCUREMENT, "--at-least", "-1"),
        ("--file", "no-such.csv", "--out", "answers.csv", *PROCUREMENT),
    ],
)
def test_wrong_use_is_said_before_anything_is_asked(cli: Cli, arguments: tuple[str, ...]) -> None:
    outcome = cli.run("check", *arguments, "--as", f"AGENCY:{BUYER}")
    assert outcome.exit_code == 2
    assert "Usage: hub check" in outcome.stderr


def test_a_revision_that_is_not_reached_is_undetermined(cli: Cli) -> None:
    asked = ("check", "--uscc", FIRM, *PROCUREMENT, "--at-least", "999999", "--as", f"AGENCY:{BUYER}")
    shown = cli.run(*asked, "--json", HUB_AT_LEAST_SECONDS="0")
    assert '"verdict": "UNDETERMINED"' in shown.stdout
    assert '"reason": "REVISION_NOT_REACHED"' in shown.stdout


def test_an_auditor_asks_what_was_known(cli: Cli) -> None:
    register_firm(cli)
    list_firm(cli)
    cli.set_to(date(2025, 6, 1))
    audit = ("--domain", "PROCUREMENT", "--purpose", "AUDIT", "--region", REGION, "--as", "AUDITOR")
    day = ("--as-of", "2025-04-01")
    assert cli.json("check", "--uscc", FIRM, *audit, *day)["verdict"] == "RESTRICTED"
    past = cli.json("check", "--uscc", FIRM, *audit, *day, "--known-at", "2025-02-01")
    assert past["verdict"] == "CLEAR"
