"""Writes of what propagation decided: rows and supports are opened and closed by revision.

Closing sets the end of the live relationship and puts a copy of it beside it, of a type that reads of the present
do not walk. A sweep deletes the live one much later (graph_models.statements.sweep); the copy stays for ever.
"""

from typing import Final

from graph_models.statements.statement import Mode, Statement

OPEN_RESTRICTIONS: Final = Statement(
    name="derive_open_restrictions",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $restrictions AS row
CALL (row) { MATCH (l:Listing {id: row.listing}) RETURN l }
CALL (row) { MATCH (u:Rule {id: row.rule}) RETURN u }
CALL (row) { MATCH (m:Measure {id: row.measure}) RETURN m }
MERGE (r:Restriction {id: row.id})
ON CREATE SET r.listing_id = row.listing, r.rule_id = row.rule, r.subject_id = row.subject, r.revision = $revision
MERGE (r)-[:OF]->(l)
MERGE (r)-[:BY]->(u)
MERGE (r)-[:APPLIES]->(m)
""",
    parameters=frozenset({"restrictions", "revision"}),
    indexes=frozenset({"listing_id", "rule_id", "measure_id", "restriction_id"}),
    timeout=60.0,
)

OPEN_ROWS: Final = Statement(
    name="derive_open_rows",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $rows AS row
CALL (row) { MATCH (r:Restriction {id: row.restriction}) RETURN r }
CALL (row) { MATCH (s:Subject {id: row.subject}) RETURN s }
CREATE (r)-[b:BINDS {restriction_id: row.restriction, listing_id: r.listing_id, rule_id: r.rule_id,
  subject_id: row.subject, valid_from: row.valid_from, valid_to: row.valid_to, pending: row.pending,
  rev_from: $revision, rev_to: 9223372036854775807}]->(s)
SET b.undocumented_rule = CASE WHEN s:Person AND NOT s.documented THEN r.rule_id END,
  b.expires = row.expires
""",
    parameters=frozenset({"rows", "revision"}),
    indexes=frozenset({"restriction_id", "subject_id"}),
    timeout=60.0,
)

CLOSE_ROWS: Final = Statement(
    name="derive_close_rows",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $rows AS row
MATCH (r:Restriction)-[b:BINDS]->(s) USING INDEX SEEK b:BINDS(subject_id, rev_to)
WHERE b.subject_id = row.subject AND b.rev_to > $revision
  AND b.restriction_id = row.restriction AND b.valid_from = row.valid_from
SET b.rev_to = $revision
CREATE (r)-[c:SUPERSEDED_BINDS]->(s)
SET c = properties(b), c.unswept = $revision
""",
    parameters=frozenset({"rows", "revision"}),
    indexes=frozenset({"binds_subject"}),
    timeout=60.0,
)

OPEN_SUPPORTS_OF_LISTING: Final = Statement(
    name="derive_open_supports_of_listing",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $supports AS row
MATCH (r:Restriction {id: row.restriction})
MATCH (l:Listing {id: r.listing_id})
CREATE (r)-[:SUPPORTED_BY {key: row.key, valid_from: row.valid_from, valid_to: row.valid_to, depth: row.depth,
  via: row.via, links: row.links, pending: row.pending, rev_from: $revision, rev_to: 9223372036854775807}]->(l)
""",
    parameters=frozenset({"supports", "revision"}),
    indexes=frozenset({"restriction_id", "listing_id"}),
    timeout=60.0,
)

OPEN_SUPPORTS_OF_ROW: Final = Statement(
    name="derive_open_supports_of_row",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $supports AS row
CALL (row) { MATCH (r:Restriction {id: row.restriction}) RETURN r }
CALL (row) { MATCH (p:Restriction {id: row.parent_restriction}) RETURN p }
CREATE (r)-[:SUPPORTED_BY {key: row.key, valid_from: row.valid_from, valid_to: row.valid_to, depth: row.depth,
  parent: row.parent, via: row.via, links: row.links, pending: row.pending,
  rev_from: $revision, rev_to: 9223372036854775807}]->(p)
""",
    parameters=frozenset({"supports", "revision"}),
    indexes=frozenset({"restriction_id"}),
    timeout=60.0,
)

CLOSE_SUPPORTS: Final = Statement(
    name="derive_close_supports",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $supports AS row
MATCH (r:Restriction {id: row.restriction})-[x:SUPPORTED_BY]->(parent)
WHERE x.rev_to > $revision AND x.key IN row.keys
SET x.rev_to = $revision
CREATE (r)-[c:SUPERSEDED_SUPPORT]->(parent)
SET c = properties(x), c.unswept = $revision
""",
    parameters=frozenset({"supports", "revision"}),
    indexes=frozenset({"restriction_id"}),
    timeout=60.0,
)

RECORD_CHANGES: Final = Statement(
    name="derive_record_changes",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $changes AS row
CREATE (c:Change)
SET c = row, c.revision = $revision
""",
    parameters=frozenset({"changes", "revision"}),
    timeout=60.0,
)
