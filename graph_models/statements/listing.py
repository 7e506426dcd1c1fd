"""Writes and reads of listings, their decisions, events and repairs.

Rows are read inside a write, as they stand: live ones only. Records of checks hold what they showed themselves.
"""

from typing import Final

from graph_models.statements.statement import Mode, Statement

DECISION: Final = Statement(
    name="listing_decision",
    mode=Mode.READ,
    text="""CYPHER 5
OPTIONAL MATCH (d:Decision {id: $decision})
OPTIONAL MATCH (l:Listing {id: $listing})
RETURN d.fingerprint AS decision_fingerprint, l.fingerprint AS listing_fingerprint, l.revision AS revision,
  l.effective AS effective, l.region AS region,
  EXISTS { (l)<-[:HAPPENED_TO]-(:ListingEvent {kind: 'ANNULLED'}) } AS annulled
""",
    parameters=frozenset({"decision", "listing"}),
    columns=("decision_fingerprint", "listing_fingerprint", "revision", "effective", "region", "annulled"),
    indexes=frozenset({"decision_id", "listing_id"}),
)

CREATE_DECISION: Final = Statement(
    name="listing_create_decision",
    mode=Mode.WRITE,
    text="""CYPHER 5
MERGE (d:Decision {id: $decision.id})
ON CREATE SET d = $decision, d.revision = $revision
WITH d
UNWIND $findings AS finding
MATCH (p:Subject {id: finding.person})
MERGE (d)-[:FINDS {as: finding.as}]->(p)
""",
    parameters=frozenset({"decision", "findings", "revision"}),
    indexes=frozenset({"decision_id", "subject_id"}),
)

CREATE_LISTING: Final = Statement(
    name="listing_create",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND [$listing] AS row
CALL (row) { MATCH (i:Department {code: row.department}) RETURN i }
CALL (row) { MATCH (s:Subject {id: row.subject_id}) RETURN s }
CALL (row) { MATCH (d:Decision {id: row.decision_id}) RETURN d }
CALL (row) { MATCH (t:ListType {id: row.list_type}) RETURN t }
CREATE (l:Listing)
SET l = row, l.revision = $revision
CREATE (i)-[:ISSUED]->(l)
CREATE (l)-[:NAMES]->(s)
CREATE (l)-[:RESTS_ON]->(d)
CREATE (l)-[:ON]->(t)
""",
    parameters=frozenset({"listing", "revision"}),
    indexes=frozenset({"department_code", "subject_id", "decision_id", "list_type_id"}),
)

ADD_EVENT: Final = Statement(
    name="listing_add_event",
    mode=Mode.WRITE,
    text="""CYPHER 5
MATCH (l:Listing {id: $listing})
CREATE (e:ListingEvent)
SET e = $event, e.revision = $revision
CREATE (e)-[:HAPPENED_TO]->(l)
""",
    parameters=frozenset({"listing", "event", "revision"}),
    indexes=frozenset({"listing_id"}),
)

APPLY_REPAIR: Final = Statement(
    name="repair_apply",
    mode=Mode.WRITE,
    text="""CYPHER 5
MATCH (l:Listing {id: $repair.listing_id})
CREATE (p:Repair)
SET p = $repair, p.revision = $revision
CREATE (p)-[:LIFTS]->(l)
""",
    parameters=frozenset({"repair", "revision"}),
    indexes=frozenset({"listing_id"}),
)

REPAIR: Final = Statement(
    name="repair_find",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (p:Repair {id: $id})
RETURN p {.*} AS repair
""",
    parameters=frozenset({"id"}),
    columns=("repair",),
    indexes=frozenset({"repair_id"}),
)

REPAIRS_OF: Final = Statement(
    name="repairs_of_listing",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (:Listing {id: $listing})<-[:LIFTS]-(p:Repair)
RETURN p {.*} AS repair
ORDER BY p.revision
""",
    parameters=frozenset({"listing"}),
    columns=("repair",),
    indexes=frozenset({"listing_id"}),
)

SET_REPAIR: Final = Statement(
    name="repair_set",
    mode=Mode.WRITE,
    text="""CYPHER 5
MATCH (p:Repair {id: $repair.id})
SET p += $repair
""",
    parameters=frozenset({"repair"}),
    indexes=frozenset({"repair_id"}),
)

OTHER_LISTINGS: Final = Statement(
    name="listing_others_on_day",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $subjects AS id
MATCH (r:Restriction)-[b:BINDS]->() USING INDEX SEEK b:BINDS(subject_id, rev_to)
WHERE b.subject_id = id AND b.rev_to > $revision AND b.rev_from <= $revision
  AND b.valid_from <= $day AND b.valid_to > $day AND b.listing_id <> $listing
RETURN b.restriction_id AS restriction, b.rule_id AS rule, b.subject_id AS subject, b.listing_id AS listing
ORDER BY subject, listing, rule
""",
    parameters=frozenset({"subjects", "listing", "day", "revision"}),
    columns=("restriction", "rule", "subject", "listing"),
    indexes=frozenset({"binds_subject"}),
)

TOLD: Final = Statement(
    name="listing_told",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $subjects AS id
MATCH (c:CheckRecord)
WHERE c.subject_id = id AND c.department IS NOT NULL AND any(r IN c.restrictions WHERE r IN $restrictions)
RETURN DISTINCT c.department AS department
ORDER BY department
""",
    parameters=frozenset({"subjects", "restrictions"}),
    columns=("department",),
    indexes=frozenset({"check_subject"}),
    timeout=30.0,
)

CREATE_LIFT_TASKS: Final = Statement(
    name="listing_create_lift_tasks",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $tasks AS task
MATCH (l:Listing {id: task.listing_id})
CREATE (t:LiftTask)
SET t = task, t.revision = $revision
CREATE (t)-[:ENDS]->(l)
""",
    parameters=frozenset({"tasks", "revision"}),
    indexes=frozenset({"listing_id"}),
)

CHECKS_OF_SUBJECTS: Final = Statement(
    name="checks_of_subjects",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $subjects AS id
MATCH (c:CheckRecord)
WHERE c.subject_id = id AND c.as_of >= $from AND c.as_of < $to
RETURN c {.*} AS record
ORDER BY c.id
""",
    parameters=frozenset({"subjects", "from", "to"}),
    columns=("record",),
    indexes=frozenset({"check_subject"}),
    timeout=30.0,
)

CHECKS_AMBIGUOUS: Final = Statement(
    name="checks_ambiguous",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (c:CheckRecord)
WHERE c.ambiguous > '' AND $listing IN c.ambiguous_listings
RETURN c {.*} AS record
ORDER BY c.id
""",
    parameters=frozenset({"listing"}),
    columns=("record",),
    indexes=frozenset({"check_ambiguous"}),
    timeout=30.0,
)
