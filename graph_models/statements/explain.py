"""Reads of a why: a restriction with everything it rests on, then the links that were walked.

The present is read from live rows, supports and links; what was known at an instant from their copies as well.
"""

from typing import Final

from graph_models.statements.past import as_known
from graph_models.statements.statement import Mode, Statement

WHY: Final = Statement(
    name="explain_why",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
WITH v.published AS published
CALL (published) {
  WITH published AS latest
  /*+ OPTIONAL MATCH (c:Commit) USING INDEX SEEK c:Commit(at, revision)
  WHERE c.at <= $known_at AND c.revision <= latest
  WITH c.revision AS latest, c.at AS at ORDER BY at DESC, latest DESC LIMIT 1 +*/
  RETURN coalesce(latest, 0) AS revision
}
MATCH (r:Restriction {id: $id})-[:OF]->(l:Listing)
WHERE r.revision <= revision
CALL (r, revision) {
  MATCH (r)-[x:SUPPORTED_BY/*+|SUPERSEDED_SUPPORT+*/
    WHERE x.rev_from <= revision AND x.rev_to > revision]->{0,32}(a:Restriction)
  WITH DISTINCT a, revision
  RETURN collect({id: a.id, listing: a.listing_id, rule: a.rule_id, subject: a.subject_id,
    rows: COLLECT {
      MATCH (a)-[b:BINDS/*+|SUPERSEDED_BINDS+*/]->(:Subject)
      WHERE b.rev_from <= revision AND b.rev_to > revision
      RETURN /*+DISTINCT+*/ [b.valid_from, b.valid_to, b.pending] AS row
    },
    supports: COLLECT {
      MATCH (a)-[y:SUPPORTED_BY/*+|SUPERSEDED_SUPPORT+*/]->(:Restriction|Listing)
      WHERE y.rev_from <= revision AND y.rev_to > revision
      RETURN /*+DISTINCT+*/ [y.valid_from, y.valid_to, y.depth, y.parent, y.via, y.pending] AS support
    }}) AS restrictions
}
RETURN revision, l {.id, .department, .region, .list_type, .subject_id, .number, .decided_on, .effective,
    .published, .until, .scope, .department_name} AS listing,
  [(l)<-[:HAPPENED_TO]-(e:ListingEvent) WHERE e.revision <= revision
    | [e.kind, e.day, e.revision, e.subject_id, e.until]] AS events,
  restrictions
""",
    parameters=frozenset({"id"}),
    columns=("revision", "listing", "events", "restrictions"),
    indexes=frozenset({"revision_id", "restriction_id"}),
    timeout=10.0,
)

WHY_AS_KNOWN: Final = as_known(WHY, parameters=frozenset({"known_at"}), indexes=frozenset({"commit_at"}))
"""A why of what was known at an instant."""

WALKED: Final = Statement(
    name="explain_walked",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $steps AS step
CALL (step) { MATCH (a:Subject {id: step[0]}) RETURN a }
CALL (step) { MATCH (z:Subject {id: step[1]}) RETURN z }
MATCH (a)-[k:LEGAL_REPRESENTATIVE_OF|PRINCIPAL_OF|ACTUAL_CONTROLLER_OF|DIRECTOR_OF|SUPERVISOR_OF
  |SENIOR_MANAGER_OF|INVESTOR_IN|SHAREHOLDER_OF|BRANCH_OF|SUCCESSOR_OF|OWNS|OPERATES|DRIVES/*+|SUPERSEDED_LINK+*/]-(z)
WHERE k.id IN step[2] AND k.rev_from <= $revision AND k.rev_to > $revision
WITH DISTINCT k
RETURN /*+DISTINCT coalesce(k.kind, +*/type(k)/*+)+*/ AS kind, k.id AS id,
  startNode(k).id AS start, endNode(k).id AS end,
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
"""The revision is that of a why just read, so live links are enough: what it needs is swept only much later."""

WALKED_AS_KNOWN: Final = as_known(WALKED)
"""The links that were walked, at a revision of any age."""
