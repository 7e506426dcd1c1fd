"""Reads of what is on record: subjects, listings, changes and the records of checks.

What is published is read once, first, and carried on: Neo4j reads committed data, so a second look in the same
statement can see a later revision, and an answer would claim to have looked further than it has.
"""

from typing import Final

from graph_models.statements.statement import Mode, Statement

SUBJECT_FILE: Final = Statement(
    name="lookup_subject_file",
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
  OPTIONAL MATCH (d:DocumentDigest)-[:IDENTIFIES]->(p:Person)
  WHERE d.digest IN $digests
  RETURN head(collect(p.id)) AS holder
}
MATCH (s:Subject {id: coalesce(holder, $id)})
WHERE s.rev_from <= revision
CALL (s, revision) {
  MATCH (s)<-[b:BINDS]-(r:Restriction)
  WHERE b.rev_to > revision AND b.rev_from <= revision
    AND b.valid_from <= $day AND b.valid_to > $day
  WITH b, r, revision
  MATCH (r)-[:OF]->(l:Listing)
  RETURN collect([b.restriction_id, b.rule_id, b.subject_id, b.valid_from, b.valid_to, b.pending,
    l {.id, .department, .region, .list_type, .subject_id, .number, .decided_on, .effective, .published, .until,
       .scope, .department_name},
    [(l)<-[:HAPPENED_TO]-(e:ListingEvent) WHERE e.revision <= revision
      | [e.kind, e.day, e.revision, e.subject_id, e.until]]]) AS rows
}
RETURN revision, s {.*} AS subject, rows,
  [(s)<-[:NAMES]-(l:Listing) WHERE l.revision <= revision
    | [l {.id, .department, .region, .list_type, .subject_id, .number, .decided_on, .effective, .published, .until,
         .scope, .department_name},
       [(l)<-[:HAPPENED_TO]-(e:ListingEvent) WHERE e.revision <= revision
         | [e.kind, e.day, e.revision, e.subject_id, e.until]]]] AS listings,
  [(s)-[k:LEGAL_REPRESENTATIVE_OF|PRINCIPAL_OF|ACTUAL_CONTROLLER_OF|DIRECTOR_OF|SUPERVISOR_OF
      |SENIOR_MANAGER_OF|INVESTOR_IN|SHAREHOLDER_OF|BRANCH_OF|SUCCESSOR_OF|OWNS|OPERATES|DRIVES]-(:Subject)
    WHERE k.rev_from <= revision AND k.rev_to > revision
    | k {.id, .valid_from, .valid_to, .share, .nominee, .source, .source_ref, kind: type(k),
         start: startNode(k).id, end: endNode(k).id}] AS links
""",
    parameters=frozenset({"known_at", "digests", "id", "day"}),
    columns=("revision", "subject", "rows", "listings", "links"),
    indexes=frozenset({"revision_id", "commit_at", "document_digest", "subject_id"}),
    timeout=10.0,
)

SUBJECTS_BY_NAME: Final = Statement(
    name="lookup_subjects_by_name",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
WITH v.published AS published
WITH CASE WHEN $at < published THEN $at ELSE published END AS revision
CALL (revision) {
  MATCH (s:Subject)
  WHERE s.name = $name AND s.id > $after AND s.kind IN $kinds
    AND s.rev_from <= revision
  WITH s ORDER BY s.id LIMIT $first
  RETURN collect(s {.*}) AS subjects
}
RETURN revision, subjects
""",
    parameters=frozenset({"name", "after", "kinds", "first", "at"}),
    columns=("revision", "subjects"),
    indexes=frozenset({"revision_id", "subject_name"}),
)

LISTING: Final = Statement(
    name="lookup_listing",
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
MATCH (l:Listing {id: $id})-[:RESTS_ON]->(d:Decision)
MATCH (l)-[:NAMES]->(s:Subject)
WHERE l.revision <= revision
RETURN l {.*} AS listing, d {.*} AS decision, s.kind AS subject_kind,
  [(d)-[f:FINDS]->(p:Person) | [p.id, f.as]] AS findings,
  [(l)<-[:HAPPENED_TO]-(e:ListingEvent) WHERE e.revision <= revision
    | [e.kind, e.day, e.revision, e.subject_id, e.until]] AS events
""",
    parameters=frozenset({"id", "known_at"}),
    columns=("listing", "decision", "subject_kind", "findings", "events"),
    indexes=frozenset({"revision_id", "commit_at", "listing_id"}),
)

LISTINGS_PAGE: Final = Statement(
    name="lookup_listings_page",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
WITH v.published AS published
WITH CASE WHEN $at < published THEN $at ELSE published END AS revision
CALL (revision) {
  MATCH (l:Listing)
  WHERE l.id > $after AND l.revision <= revision
    AND ($department IS NULL OR l.department = $department)
    AND ($list_type IS NULL OR l.list_type = $list_type)
    AND ($subject IS NULL OR l.subject_id = $subject)
  RETURN l ORDER BY l.id LIMIT $first
}
MATCH (l)-[:RESTS_ON]->(d:Decision)
MATCH (l)-[:NAMES]->(s:Subject)
RETURN revision,
  l {.*} AS listing, d {.*} AS decision, s.kind AS subject_kind,
  [(d)-[f:FINDS]->(p:Person) | [p.id, f.as]] AS findings,
  [(l)<-[:HAPPENED_TO]-(e:ListingEvent) | [e.kind, e.day, e.revision, e.subject_id, e.until]] AS events
ORDER BY l.id
""",
    parameters=frozenset({"after", "department", "list_type", "subject", "first", "at"}),
    columns=("revision", "listing", "decision", "subject_kind", "findings", "events"),
    indexes=frozenset({"revision_id", "listing_id"}),
    timeout=10.0,
)

CHANGES: Final = Statement(
    name="lookup_changes",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
WITH v.published AS published
CALL (published) {
  MATCH (c:Change) USING INDEX SEEK c:Change(revision, position)
  WHERE c.revision > $after AND c.revision <= published AND c.position >= 0
  WITH c ORDER BY c.revision, c.position LIMIT $first
  OPTIONAL MATCH (l:Listing {id: c.listing})
  RETURN collect([c {.*}, l.department, [(l)<-[:HAPPENED_TO]-(e:ListingEvent)
    | [e.kind, e.day, e.revision, e.subject_id, e.until]]]) AS entries
}
RETURN published, entries
""",
    parameters=frozenset({"after", "first"}),
    columns=("published", "entries"),
    indexes=frozenset({"revision_id", "change_revision", "listing_id"}),
    timeout=10.0,
)

CHANGES_OF_REVISION: Final = Statement(
    name="lookup_changes_of_revision",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (c:Change) USING INDEX SEEK c:Change(revision, position)
WHERE c.revision = $revision AND c.position >= 0
OPTIONAL MATCH (l:Listing {id: c.listing})
WITH c, l ORDER BY c.position
RETURN collect([c {.*}, l.department, [(l)<-[:HAPPENED_TO]-(e:ListingEvent)
  | [e.kind, e.day, e.revision, e.subject_id, e.until]]]) AS entries
""",
    parameters=frozenset({"revision"}),
    columns=("entries",),
    indexes=frozenset({"change_revision", "listing_id"}),
    timeout=30.0,
)

HISTORY: Final = Statement(
    name="lookup_history",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
WITH v.published AS published
CALL (published) {
  MATCH (c:Change) USING INDEX SEEK c:Change(subject, revision)
  WHERE c.subject = $subject AND c.revision > $after AND c.revision <= published
  WITH c ORDER BY c.revision, c.position LIMIT $first
  OPTIONAL MATCH (l:Listing {id: c.listing})
  RETURN collect([c {.*}, l.department, [(l)<-[:HAPPENED_TO]-(e:ListingEvent)
    | [e.kind, e.day, e.revision, e.subject_id, e.until]]]) AS entries
}
RETURN published, entries
""",
    parameters=frozenset({"subject", "after", "first"}),
    columns=("published", "entries"),
    indexes=frozenset({"revision_id", "change_subject", "listing_id"}),
    timeout=10.0,
)

SUBJECTS_BY_ID: Final = Statement(
    name="lookup_subjects_by_id",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
WITH v.published AS published
UNWIND $ids AS id
MATCH (s:Subject {id: id})
WHERE s.rev_from <= published
RETURN s {.*} AS subject
""",
    parameters=frozenset({"ids"}),
    columns=("subject",),
    indexes=frozenset({"revision_id", "subject_id"}),
)

CHECK_RECORD: Final = Statement(
    name="lookup_check_record",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (c:CheckRecord {id: $id})
RETURN c {.*} AS record
""",
    parameters=frozenset({"id"}),
    columns=("record",),
    indexes=frozenset({"check_id"}),
)

CHECKS_OF_SUBJECT: Final = Statement(
    name="lookup_checks_of_subject",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (c:CheckRecord)
WHERE c.subject_id = $subject AND c.id > $after AND ($department IS NULL OR c.department = $department)
RETURN c {.*} AS record
ORDER BY c.id LIMIT $first
""",
    parameters=frozenset({"subject", "department", "after", "first"}),
    columns=("record",),
    indexes=frozenset({"check_subject"}),
    timeout=10.0,
)

CHECKS_OF_DEPARTMENT: Final = Statement(
    name="lookup_checks_of_department",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (c:CheckRecord)
WHERE c.department = $department AND c.id > $after
RETURN c {.*} AS record
ORDER BY c.id LIMIT $first
""",
    parameters=frozenset({"department", "after", "first"}),
    columns=("record",),
    indexes=frozenset({"check_department"}),
    timeout=10.0,
)

CHECKS: Final = Statement(
    name="lookup_checks",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (c:CheckRecord)
WHERE c.id > $after
RETURN c {.*} AS record
ORDER BY c.id LIMIT $first
""",
    parameters=frozenset({"after", "first"}),
    columns=("record",),
    indexes=frozenset({"check_id"}),
    timeout=10.0,
)

RAN_OUT: Final = Statement(
    name="lookup_ran_out",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (r:Restriction)-[b:BINDS]->() USING INDEX SEEK b:BINDS(expires)
WHERE b.expires > $from AND b.expires <= $to AND b.rev_to > $revision
RETURN b.listing_id AS listing, b.restriction_id AS restriction, b.rule_id AS rule, b.subject_id AS subject,
  b.valid_from AS valid_from, b.valid_to AS valid_to
ORDER BY valid_to, listing, rule, subject
""",
    parameters=frozenset({"from", "to", "revision"}),
    columns=("listing", "restriction", "rule", "subject", "valid_from", "valid_to"),
    indexes=frozenset({"binds_end"}),
    timeout=60.0,
)

EXPIRY_MARK: Final = Statement(
    name="lookup_expiry_mark",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
RETURN coalesce(v.expired_through, '0001-01-01') AS day
""",
    parameters=frozenset(),
    columns=("day",),
    indexes=frozenset({"revision_id"}),
)

SET_EXPIRY_MARK: Final = Statement(
    name="lookup_set_expiry_mark",
    mode=Mode.WRITE,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
SET v.expired_through = $day
""",
    parameters=frozenset({"day"}),
    indexes=frozenset({"revision_id"}),
)
