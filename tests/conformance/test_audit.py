"""The audit of npm's graphql-http: every MUST and SHOULD row of GraphQL over HTTP."""

from tests.conformance.node import run
from tests.hub.web.serving import Service

ROWS = 60


def test_every_must_and_should_row_passes(development: Service) -> None:
    rows = run("audit.mjs", f"{development.address}/graphql", "auditor")
    assert len(rows) >= ROWS
    assert [row for row in rows if row["status"] != "ok" and not row["name"].startswith("MAY")] == []


def test_what_is_optional_and_refused_is_get_alone(development: Service) -> None:
    rows = run("audit.mjs", f"{development.address}/graphql", "auditor")
    assert {row["id"] for row in rows if row["status"] != "ok"} == GETS


GETS = {"5A70", "D6D5", "6A70"}
"""The rows that send an operation by GET: identifiers would end in logs of addresses."""
