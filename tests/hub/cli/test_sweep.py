"""`hub db sweep`: what it sweeps and says, without a caller, and that it waits for the margin."""

import asyncio

from graph_models.vocabulary import Purpose
from hub.engine import RunningNeo4j
from tests.hub.cli.conftest import BUYER, FINANCE, FIRM, Cli
from tests.hub.cli.stories import list_firm, register_firm
from tests.support.house import House
from tests.support.sweeping import Closed, closed, pass_time

PROCUREMENT = ("--domain", "PROCUREMENT", "--purpose", "PROCUREMENT_REVIEW", "--as", f"AGENCY:{BUYER}")
KNOWN_BEFORE = ("--domain", "PROCUREMENT", "--purpose", Purpose.AUDIT, "--as", "AUDITOR", "--known-at")


def pass_margin(server: RunningNeo4j) -> Closed:
    """The margin of the store is over; what has been closed by now."""

    async def run() -> Closed:
        house = House.on(server)
        try:
            await pass_time(house)
            return await closed(house)
        finally:
            await house.close()

    return asyncio.run(run())


def annul(cli: Cli) -> None:
    """List the firm on the one day, and annul the listing on the next."""
    register_firm(cli)
    listing = list_firm(cli)
    (cli.folder / "clock").write_text("2025-03-02T12:00:00+08:00", encoding="ascii")
    cli.do("annulListing", {"listing": listing, "reason": "示例"}, caller=f"AGENCY:{FINANCE}")


def test_it_sweeps_what_was_closed_a_margin_ago_and_no_answer_depends_on_it(
    cli: Cli, neo4j_server: RunningNeo4j
) -> None:
    annul(cli)
    before = cli.json("check", "--uscc", FIRM, *KNOWN_BEFORE, "2025-03-01T12:00:00+08:00")
    assert cli.json("db", "sweep")["swept"] == 0
    count = pass_margin(neo4j_server)
    assert count.live == count.unswept > 0
    first = cli.json("db", "sweep")
    assert first["swept"] == 0  # it marks what is published by now
    pass_margin(neo4j_server)
    done = cli.json("db", "sweep")
    assert done["swept"] == count.copies
    assert int(done["through"]) > int(first["through"])
    assert cli.run("db", "sweep").stdout == f"0 swept, of revisions through {done['through']}\n"
    after = cli.json("check", "--uscc", FIRM, *KNOWN_BEFORE, "2025-03-01T12:00:00+08:00")
    assert (after["verdict"], after["restrictions"]) == (before["verdict"], before["restrictions"])
    assert before["verdict"] == "RESTRICTED"
    assert cli.json("check", "--uscc", FIRM, *PROCUREMENT)["verdict"] == "CLEAR"


def test_it_waits_as_long_as_the_setting_says(cli: Cli, neo4j_server: RunningNeo4j) -> None:
    annul(cli)
    for _ in range(3):
        pass_margin(neo4j_server)
        assert cli.run("db", "sweep", HUB_SWEEP_AFTER_SECONDS="3600").stdout.startswith("0 swept")
    refused = cli.run("db", "sweep", "--json", HUB_SWEEP_AFTER_SECONDS="5")
    assert (refused.exit_code, "HUB_SWEEP_AFTER_SECONDS lies between" in refused.stdout) == (2, True)


def test_without_a_database_it_says_how_to_start_one(cli: Cli) -> None:
    told = cli.run("db", "sweep", "--json", HUB_NEO4J_URI="")
    assert (told.exit_code, "hub db start" in told.stdout) == (1, True)
