"""The one read of a check: subject, rows, related rows, namesakes, consents and sources at one revision.

No row is sought through an index on `rev_to`: closing a row would move its entry while another reader walks the
index, and a reader of the revision before could miss it. Rows are reached from their subject, and filtered. What is
published is read once, first: a second look could see a later revision, and `atLeast` would be taken for reached.
"""

from typing import Final

from graph_models.statements.statement import Mode, Statement

CHECK: Final = Statement(
    name="check",
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
CALL (revision) {
  MATCH (f:Source)
  WHERE coalesce(f.declared, 0) <= revision
  OPTIONAL MATCH (y:Delivery) USING INDEX SEEK y:Delivery(source_id, day)
  WHERE y.source_id = f.id AND y.day >= '' AND y.revision <= revision
  WITH f, max(y.day) AS last
  RETURN collect([f.id, f.list_types, f.fresh_for_days, last]) AS sources
}
UNWIND $questions AS q
CALL (q) {
  OPTIONAL MATCH (d:DocumentDigest)-[:IDENTIFIES]->(p:Person)
  WHERE d.digest IN q.digests
  RETURN head(collect(p.id)) AS holder
}
OPTIONAL MATCH (s:Subject {id: coalesce(holder, q.id)})
WHERE s.rev_from <= revision
CALL (s, q, revision) {
  MATCH (s)<-[b:BINDS]-(r:Restriction)
  WHERE b.rev_to > revision AND b.rev_from <= revision
    AND b.valid_from <= q.day AND b.valid_to > q.day
  WITH b, r, revision
  MATCH (r)-[:OF]->(l:Listing)
  RETURN collect([b.restriction_id, b.rule_id, b.subject_id, b.valid_from, b.valid_to, b.pending,
    l {.id, .department, .region, .list_type, .subject_id, .number, .decided_on, .effective, .published, .until,
       .scope, .department_name},
    [(l)<-[:HAPPENED_TO]-(e:ListingEvent) WHERE e.revision <= revision
      | [e.kind, e.day, e.revision, e.subject_id, e.until]]]) AS rows
}
CALL (s, q, revision) {
  MATCH (s)<-[k:LEGAL_REPRESENTATIVE_OF|PRINCIPAL_OF|ACTUAL_CONTROLLER_OF|DIRECTOR_OF|SUPERVISOR_OF
              |SENIOR_MANAGER_OF|INVESTOR_IN]-(p:Person)
  WHERE q.related AND k.rev_to > revision AND k.rev_from <= revision
    AND k.valid_from <= q.day AND k.valid_to > q.day
  WITH p, collect(DISTINCT type(k)) AS roles, q, revision
  MATCH (p)<-[b:BINDS]-(r:Restriction)
  WHERE b.rev_to > revision AND b.rev_from <= revision
    AND b.valid_from <= q.day AND b.valid_to > q.day
  WITH b, r, roles, revision
  MATCH (r)-[:OF]->(l:Listing)
  RETURN collect([roles, [b.restriction_id, b.rule_id, b.subject_id, b.valid_from, b.valid_to, b.pending,
    l {.id, .department, .region, .list_type, .subject_id, .number, .decided_on, .effective, .published, .until,
       .scope, .department_name},
    [(l)<-[:HAPPENED_TO]-(e:ListingEvent) WHERE e.revision <= revision
      | [e.kind, e.day, e.revision, e.subject_id, e.until]]]]) AS related
}
CALL (s, q, revision) {
  MATCH (u:Person) USING INDEX SEEK u:Person(name)
  WHERE u.name IN [n IN [q.name, CASE WHEN s:Person THEN s.name END] WHERE n IS NOT NULL]
    AND NOT u.documented AND (s IS NULL OR u.id <> s.id) AND u.rev_from <= revision
  MATCH (u)<-[b:BINDS]-(r:Restriction)
  WHERE b.rev_to > revision AND b.rev_from <= revision
    AND b.valid_from <= q.day AND b.valid_to > q.day
  WITH b, r, revision
  MATCH (r)-[:OF]->(l:Listing)
  RETURN collect([b.restriction_id, b.rule_id, b.subject_id, b.valid_from, b.valid_to, b.pending,
    l {.id, .department, .region, .list_type, .subject_id, .number, .decided_on, .effective, .published, .until,
       .scope, .department_name},
    [(l)<-[:HAPPENED_TO]-(e:ListingEvent) WHERE e.revision <= revision
      | [e.kind, e.day, e.revision, e.subject_id, e.until]]]) AS namesakes
}
CALL (s, q, revision) {
  UNWIND CASE
    WHEN s IS NULL AND q.digests <> [] OR s:Person AND s.name IS NULL THEN q.unnamed_rules
    ELSE []
  END AS rule
  MATCH (r:Restriction)-[b:BINDS]->() USING INDEX SEEK b:BINDS(undocumented_rule)
  WHERE b.undocumented_rule = rule AND b.rev_to > revision AND b.rev_from <= revision
    AND b.valid_from <= q.day AND b.valid_to > q.day
  WITH r, b, revision LIMIT 200
  MATCH (r)-[:OF]->(l:Listing)
  RETURN collect([b.restriction_id, b.rule_id, b.subject_id, b.valid_from, b.valid_to, b.pending,
    l {.id, .department, .region, .list_type, .subject_id, .number, .decided_on, .effective, .published, .until,
       .scope, .department_name},
    [(l)<-[:HAPPENED_TO]-(e:ListingEvent) WHERE e.revision <= revision
      | [e.kind, e.day, e.revision, e.subject_id, e.until]]]) AS unnamed
}
CALL (s, revision) {
  MATCH (n:Consent)
  WHERE n.subject_id = s.id AND n.bank = $bank AND n.revision <= revision
  RETURN collect([n.purpose, n.scope, n.valid_from, n.valid_to]) AS consents
}
RETURN revision, published, sources,
  collect([q.position, s {.id, .kind, .name, .documented}, rows, related, namesakes, unnamed, consents]) AS answers
""",
    parameters=frozenset({"known_at", "questions", "bank"}),
    columns=("revision", "published", "sources", "answers"),
    indexes=frozenset(
        {
            "revision_id",
            "commit_at",
            "delivery_source",
            "document_digest",
            "subject_id",
            "person_name",
            "binds_undocumented",
            "consent_subject",
        }
    ),
    timeout=15.0,
)
"""Its time allows for the plan: a server that has just started, on a busy machine, takes seconds to make it."""

RECORD: Final = Statement(
    name="check_record",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $records AS record
MERGE (c:CheckRecord {id: record.id})
ON CREATE SET c = record
""",
    parameters=frozenset({"records"}),
    indexes=frozenset({"check_id"}),
)
