"""Every statement as the server plans it: type of query, columns, no scan of everything, and the indexes it names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pytest
from neo4j import AsyncSession

from graph_models.catalogue.model import Catalogue
from graph_models.statements import schema
from graph_models.statements.statement import Mode, Statement
from tests.hub.store.examples import example_of
from tests.support.cypher_texts import Found, declared_indexes, planned_statements
from tests.support.house import House

STATEMENTS: Final = planned_statements()
INDEXES: Final = declared_indexes()
SOUGHT: Final = re.compile(r"(?:INDEX|UNIQUE) (?:\(\w*\)(?:<?-)\[)?\w*:(\w+)\(([\w, ]+)\)")
SMALL: Final = frozenset({"Source", "Repeal", "Rule", "KeyVersion"})
"""The labels that may be scanned: a deployment has tens of sources, repeals and rules, and the reads want them all."""

_FILL: Final = """CYPHER 5
UNWIND range(1, 9) AS k
CREATE (i:Department {code: 'd-' + k, name: '示例'})
CREATE (:Source {id: 's-' + k})
WITH collect(i) AS issuers
UNWIND range(1, 2000) AS n
CREATE (o:Subject:Organisation {id: 'o-' + n, kind: 'ORGANISATION', name: '示例' + n, rev_from: n})
CREATE (p:Subject:Person {id: 'p-' + n, kind: 'PERSON', name: '示例' + n % 200, documented: n % 2 = 0, rev_from: n})
CREATE (v:Subject:Vehicle {id: 'v-' + n, kind: 'VEHICLE', rev_from: n})
CREATE (:DocumentDigest {digest: 'd-' + n})-[:IDENTIFIES]->(p)
CREATE (l:Listing {id: 'L-' + n, department: 'd-' + n % 9, subject_id: o.id, revision: n})-[:NAMES]->(o)
CREATE (l)-[:RESTS_ON]->(d:Decision {id: 'd-' + n})
CREATE (d)-[:FINDS {as: 'PUNISHED'}]->(p)
CREATE (e:ListingEvent {id: 'e-' + n, revision: n})-[:HAPPENED_TO]->(l)
CREATE (:Repair {id: 'R-' + n})-[:LIFTS]->(l)
CREATE (r:Restriction {id: 'r-' + n, listing_id: l.id})-[:OF]->(l)
CREATE (r)-[:SUPPORTED_BY {rev_from: n, rev_to: 9223372036854775807, key: 'k'}]->(l)
CREATE (r)-[:BINDS {subject_id: o.id, rule_id: 'u-' + n % 50, restriction_id: r.id, listing_id: l.id,
  valid_from: '2025-01-01', valid_to: '2027-01-0' + n % 9, expires: '2027-01-0' + n % 9,
  rev_from: n, rev_to: 9223372036854775807}]->(o)
CREATE (r)-[:SUPERSEDED_SUPPORT {rev_from: n, rev_to: n + 1, key: 'k', unswept: n + 1}]->(l)
CREATE (r)-[:SUPERSEDED_BINDS {subject_id: o.id, rule_id: 'u-' + n % 50, rev_from: n, rev_to: n + 1, unswept: n + 1,
  undocumented_rule: 'u-' + n % 50}]->(o)
CREATE (p)-[:SUPERSEDED_LINK {id: 'l-' + n, kind: 'OWNS', rev_from: n, rev_to: n + 1, unswept: n + 1}]->(o)
CREATE (p)-[:LEGAL_REPRESENTATIVE_OF {id: 'l-' + n, valid_from: '2020-01-01', valid_to: '9999-12-31', rev_from: n,
  rev_to: 9223372036854775807}]->(o)
CREATE (o)-[:OWNS {id: 'w-' + n, valid_from: '2020-01-01', valid_to: '9999-12-31', rev_from: n,
  rev_to: 9223372036854775807}]->(v)
CREATE (:CheckRecord {id: 'c-' + n, subject_id: o.id, department: 'd-' + n % 9, as_of: '2025-01-01'})
CREATE (:Change {revision: n, position: 0, listing: l.id})
CREATE (:Commit {revision: n, at: '2025-01-01T00:00:00.000000+00:00'})
CREATE (:Delivery {source_id: 's-' + n % 9, day: '2025-01-01', revision: n})
CREATE (:Consent {subject_id: p.id, bank: 'd-1'})
CREATE (:Fleet {company_id: o.id})
CREATE (:Request {id: 'q-' + n})
WITH l, issuers[n % 9] AS i
CREATE (i)-[:ISSUED]->(l)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the server says of a statement without running it."""

    query_type: str
    columns: tuple[str, ...]
    operators: tuple[tuple[str, str], ...]

    def indexes_sought(self) -> set[str]:
        """The declared names of the indexes that are sought in, not scanned."""
        return {
            INDEXES[label, tuple(re.split(r",\s*", properties))]
            for operator, details in self.operators
            if "Scan" not in operator
            for label, properties in SOUGHT.findall(details)
        }

    def labels_scanned(self) -> set[str]:
        """The labels whose nodes are read one and all."""
        scans = [details for operator, details in self.operators if "Scan" in operator]
        return {label for details in scans for label in re.findall(r":(\w+)", details)[:1]}

    def names(self) -> set[str]:
        """The operators of the plan."""
        return {operator for operator, _ in self.operators}


async def plan_of(session: AsyncSession, statement: Statement) -> Plan:
    text = statement.text.replace("CYPHER 5", "CYPHER 5 EXPLAIN", 1)
    result = await session.run(text, dict(example_of(statement)))
    columns = tuple(result.keys())
    summary = await result.consume()
    assert summary.plan is not None
    return Plan(query_type=summary.query_type or "", columns=columns, operators=tuple(_operators(summary.plan)))


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield plan["operatorType"].partition("@")[0], plan.get("args", {}).get("Details", "")
    children: Sequence[Mapping[str, Any]] = plan.get("children", ())
    for child in children:
        yield from _operators(child)


@pytest.fixture(scope="module", params=["empty", "filled"])
async def plans(house: House, catalogue: Catalogue, request: pytest.FixtureRequest) -> dict[str, Plan]:
    """Every plan, on a store with the catalogue alone and on one with thousands of everything."""
    await house.empty()
    await house.open(catalogue)
    async with house.driver.session(database="neo4j") as session:
        if request.param == "filled":
            await (await session.run(_FILL)).consume()
            await (await session.run("CYPHER 5 CALL db.resampleOutdatedIndexes()")).consume()
            await (await session.run(schema.AWAIT_INDEXES.text)).consume()
            await (await session.run("CYPHER 5 CALL db.clearQueryCaches()")).consume()
        return {each.statement.name: await plan_of(session, each.statement) for each in STATEMENTS}


each_statement = pytest.mark.parametrize("found", STATEMENTS, ids=str)


@each_statement
def test_the_server_agrees_on_reading_and_writing(found: Found, plans: dict[str, Plan]) -> None:
    reads = plans[found.statement.name].query_type == "r"
    assert reads == (found.statement.mode is Mode.READ)


@each_statement
def test_the_declared_columns_are_those_returned(found: Found, plans: dict[str, Plan]) -> None:
    assert plans[found.statement.name].columns == found.statement.columns


@each_statement
def test_nothing_scans_every_node_or_multiplies_rows(found: Found, plans: dict[str, Plan]) -> None:
    plan = plans[found.statement.name]
    assert not {name for name in plan.names() if name.startswith(("AllNodesScan", "CartesianProduct"))}
    assert plan.labels_scanned() <= SMALL


@each_statement
def test_the_plan_seeks_in_the_indexes_that_the_statement_names_and_in_no_other(
    found: Found, plans: dict[str, Plan]
) -> None:
    assert plans[found.statement.name].indexes_sought() == found.statement.indexes


@pytest.mark.parametrize("found", [each for each in STATEMENTS if each.module == "sweep"], ids=str)
def test_what_is_swept_is_sought_between_two_nodes_and_not_among_all_that_one_has(
    found: Found, plans: dict[str, Plan]
) -> None:
    expansions = [name for name in plans[found.statement.name].names() if "Expand" in name]
    assert [name.removeprefix("Optional") for name in expansions] == ["Expand(Into)"]
