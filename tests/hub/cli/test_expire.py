"""`hub expire`: the operator's job, which tells of each end once and counts it."""

from datetime import date

from tests.hub.cli.conftest import BUYER, FIRM, Cli
from tests.hub.cli.stories import list_firm, register_firm

PROCUREMENT = ("--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW", "--as", f"AGENCY:{BUYER}")
AS_OPERATOR = ("--as", "OPERATOR")


def test_what_ran_out_is_told_once(cli: Cli) -> None:
    register_firm(cli)
    list_firm(cli)
    bound = cli.json("check", "--uscc", FIRM, *PROCUREMENT)["restrictions"]
    assert cli.json("expire", *AS_OPERATOR)["ended"] == 0
    cli.set_to(date(2027, 2, 20))
    first = cli.json("expire", *AS_OPERATOR)
    assert (first["ended"], first["changed"]) == (len(bound), True)
    again = cli.json("expire", *AS_OPERATOR)
    assert (again["ended"], again["changed"]) == (0, False)
    assert cli.run("expire", *AS_OPERATOR).stdout == f"0 ended by themselves, revision {again['revision']}\n"


def test_an_answer_about_a_later_day_does_not_wait_for_it(cli: Cli) -> None:
    register_firm(cli)
    list_firm(cli)
    cli.set_to(date(2027, 2, 20))
    assert cli.json("check", "--uscc", FIRM, *PROCUREMENT)["verdict"] == "CLEAR"


def test_it_is_the_operators(cli: Cli) -> None:
    for caller in (f"AGENCY:{BUYER}", "AUDITOR"):
        assert cli.json("expire", "--as", caller, exit_code=1)["code"] == "NOT_PERMITTED"
