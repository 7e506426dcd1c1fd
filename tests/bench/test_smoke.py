"""Every figure can be taken: a quick run over a few rows on a real Neo4j writes a whole report."""

import pytest

from bench.__main__ import FIGURES, measured
from bench.sizes import QUICK
from hub.engine import RunningNeo4j

TITLES = {
    "check": "One check",
    "many": "Many checks in one call",
    "reached": "Listings that reach others",
    "wide-holder": "A shareholder with many holdings",
    "intake": "Intake",
    "startup": "Start-up",
    "memory": "Resident memory",
    "growth": "Growth: 60 and 120 subjects",
    "superseded": "Reads after 2 changes to every row",
    "http-check": "One check over HTTP",
    "http-answers": "Larger answers over HTTP",
    "http-followers": "4 subscriptions",
    "http-memory": "Memory of the service",
}


@pytest.mark.parametrize("name", FIGURES)
async def test_a_quick_run_reports_every_value_of_a_figure(neo4j_server: RunningNeo4j, name: str) -> None:
    report = await measured(neo4j_server, [name], sizes=QUICK)
    assert [line[3:] for line in report.splitlines() if line.startswith("## ")] == [TITLES[name]]
    cells = [line.split("|") for line in report.splitlines() if line.startswith("| ")][2:]
    assert cells
    assert all(what.strip() and any(sign.isdigit() for sign in value) for _, what, value, *_ in cells)
