"""Reads of a why: a restriction with everything it rests on, then the links that were walked."""

from typing import Final

from graph_models.statements.statement import Mode, Statement

WHY: Final = Statement(
    name="explain_why",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
WITH v.published AS published
CALL (published) {
  OPTIONAL MATCH (c:Commit) USING INDEX SEEK c:Commit(at, revision)
  WHERE c.at <= $known_at AND c.revision <= published
  WITH published, c ORDER BY c.at DESC, c.revision DESC LIMIT 1
  RETURN CASE WHEN $known_at IS NULL THEN published ELSE coalesce(c.revision, 0) END AS revision
}
MATCH (r:Restriction {id: $id})-[:OF]->(l:Listing)
WHERE r.revision <= revision
CALL (r, revision) {
  MATCH (r)-[x:SUPPORTED_BY WHERE x.rev_from <= revision AND x.rev_to > revision]->{0,32}(a:Restriction)
  WITH DISTINCT a, revision
  RETURN collect({id: a.id, listing: a.listing_id, rule: a.rule_id, subject: a.subject_id,
    rows: [(a)-[b:BINDS]->(:Subject) WHERE b.rev_from <= revision AND b.rev_to > revision
      | [b.valid_from, b.valid_to, b.pending]],
    supports: [(a)-[y:SUPPORTED_BY]->(:Restriction|Listing) WHERE y.rev_from <= revision AND y.rev_to > revision
      | [y.valid_from, y.valid_to, y.depth, y.parent, y.via, y.pending]]}) AS restrictions
}
RETURN revision, l {.id, .department, .region, .list_type, .subject_id, .number, .decided_on, .effective,
    .published, .until, .scope, .department_name} AS listing,
  [(l)<-[:HAPPENED_TO]-(e:ListingEvent) WHERE e.revision <= revision
    | [e.kind, e.day, e.revision, e.subject_id, e.until]] AS events,
  restrictions
""",
    parameters=frozenset({"id", "known_at"}),
    columns=("revision", "listing", "events", "restrictions"),
    indexes=frozenset({"revision_id", "commit_at", "restriction_id"}),
    timeout=10.0,
)

WALKED: Final = Statement(
    name="explain_walked",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $steps AS step
CALL (step) { MATCH (a:Subject {id: step[0]}) RETURN a }
CALL (step) { MATCH (z:Subject {id: step[1]}) RETURN z }
MATCH (a)-[k:LEGAL_REPRESENTATIVE_OF|PRINCIPAL_OF|ACTUAL_CONTROLLER_OF|DIRECTOR_OF|SUPERVISOR_OF
  |SENIOR_MANAGER_OF|INVESTOR_IN|SHAREHOLDER_OF|BRANCH_OF|SUCCESSOR_OF|OWNS|OPERATES|DRIVES]-(z)
WHERE k.id IN step[2] AND k.rev_from <= $revision AND k.rev_to > $revision
WITH DISTINCT k
RETURN type(k) AS kind, k.id AS id, startNode(k).id AS start, endNode(k).id AS end,
  k.valid_from AS valid_from, k.valid_to AS valid_to, k.share AS share, k.nominee AS nominee,
  k.source AS source, k.source_ref AS source_ref
""",
    parameters=frozenset({"steps", "revision"}),
    columns=(
        "kind",
        "id",
        "start",
        "end",
        "valid_from",
        "valid_to",
        "share",
        "nominee",
        "source",
        "source_ref",
    ),
    indexes=frozenset({"subject_id"}),
    timeout=10.0,
)
