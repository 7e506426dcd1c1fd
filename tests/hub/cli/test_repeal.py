"""`hub catalogue repeal`: a legal basis ends, and what rests on it alone with it."""

from tests.hub.cli.conftest import BUYER, FINANCE, FIRM, Cli
from tests.hub.cli.stories import list_firm, register_firm

PROCUREMENT = ("--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW", "--as", f"AGENCY:{BUYER}")


def test_what_rests_on_the_repealed_articles_ends(cli: Cli) -> None:
    register_firm(cli)
    list_firm(cli)
    (restriction,) = cli.json("check", "--uscc", FIRM, *PROCUREMENT)["restrictions"]
    for basis in restriction["basis"]:
        repealed = cli.json("catalogue", "repeal", basis["id"], "--as", "OPERATOR")
        assert (repealed["changed"], repealed["value"]) == (True, basis["id"])
    assert cli.json("check", "--uscc", FIRM, *PROCUREMENT)["verdict"] == "CLEAR"


def test_only_the_operator_repeals(cli: Cli) -> None:
    told = cli.json("catalogue", "repeal", "gov-procurement-law/77", "--as", f"AGENCY:{FINANCE}", exit_code=1)
    assert told["code"] == "NOT_PERMITTED"


def test_a_basis_that_nobody_knows_is_not_found(cli: Cli) -> None:
    assert cli.json("catalogue", "repeal", "no-such/1", "--as", "OPERATOR", exit_code=1)["code"] == "NOT_FOUND"
