"""Writes and reads of departments, sources, subjects, links, consents and repeals.

Links are read inside a write, or by an impact at the revision of now: live ones only. A link that is closed leaves
a copy, as rows do (graph_models.statements.derive).
"""

from typing import Final

from graph_models.statements.statement import Mode, Statement

DEPARTMENT: Final = Statement(
    name="record_department",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (i:Department {code: $code})
RETURN i {.*} AS department
""",
    parameters=frozenset({"code"}),
    columns=("department",),
    indexes=frozenset({"department_code"}),
)

SET_DEPARTMENT: Final = Statement(
    name="record_set_department",
    mode=Mode.WRITE,
    text="""CYPHER 5
MERGE (i:Department {code: $department.code})
SET i += $department, i.revision = $revision
""",
    parameters=frozenset({"department", "revision"}),
    indexes=frozenset({"department_code"}),
)

SOURCE: Final = Statement(
    name="record_source",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (f:Source {id: $id})
OPTIONAL MATCH (y:Delivery)
WHERE y.source_id = f.id AND y.day = $day
RETURN f {.*} AS source, min(y.revision) AS delivered
""",
    parameters=frozenset({"id", "day"}),
    columns=("source", "delivered"),
    indexes=frozenset({"source_id", "delivery_source"}),
)

SET_SOURCE: Final = Statement(
    name="record_set_source",
    mode=Mode.WRITE,
    text="""CYPHER 5
MERGE (f:Source {id: $source.id})
ON CREATE SET f.declared = $revision
SET f += $source, f.revision = $revision
""",
    parameters=frozenset({"source", "revision"}),
    indexes=frozenset({"source_id"}),
)

ADD_DELIVERY: Final = Statement(
    name="record_add_delivery",
    mode=Mode.WRITE,
    text="""CYPHER 5
CREATE (:Delivery {source_id: $source, day: $day, revision: $revision})
""",
    parameters=frozenset({"source", "day", "revision"}),
)

FLEETS: Final = Statement(
    name="record_fleets",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (n:Fleet)
WHERE n.company_id = $company
RETURN n.licensed_goods_vehicles AS licensed_goods_vehicles, n.valid_from AS valid_from, n.revision AS revision
ORDER BY n.revision
""",
    parameters=frozenset({"company"}),
    columns=("licensed_goods_vehicles", "valid_from", "revision"),
    indexes=frozenset({"fleet_company"}),
)

ADD_FLEET: Final = Statement(
    name="record_add_fleet",
    mode=Mode.WRITE,
    text="""CYPHER 5
CREATE (n:Fleet)
SET n = $fleet, n.revision = $revision
""",
    parameters=frozenset({"fleet", "revision"}),
)

SUBJECTS: Final = Statement(
    name="record_subjects",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $ids AS id
MATCH (s:Subject {id: id})
RETURN collect(s {.*}) AS subjects
""",
    parameters=frozenset({"ids"}),
    columns=("subjects",),
    indexes=frozenset({"subject_id"}),
    timeout=30.0,
)

HOLDERS: Final = Statement(
    name="record_holders",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $digests AS digest
MATCH (d:DocumentDigest {digest: digest})-[:IDENTIFIES]->(s:Person)
RETURN collect([digest, s {.*}]) AS holders
""",
    parameters=frozenset({"digests"}),
    columns=("holders",),
    indexes=frozenset({"document_digest"}),
    timeout=30.0,
)

ENDS: Final = Statement(
    name="record_ends",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $ids AS id
MATCH (s:Subject {id: id})
RETURN collect(s {.id, .kind}) AS subjects
""",
    parameters=frozenset({"ids"}),
    columns=("subjects",),
    indexes=frozenset({"subject_id"}),
    timeout=30.0,
)

CREATE_ORGANISATIONS: Final = Statement(
    name="record_create_organisations",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $subjects AS row
CREATE (s:Subject:Organisation)
SET s = row, s.rev_from = $revision
""",
    parameters=frozenset({"subjects", "revision"}),
    timeout=30.0,
)

CREATE_PERSONS: Final = Statement(
    name="record_create_persons",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $subjects AS row
CREATE (s:Subject:Person)
SET s = row, s.rev_from = $revision
""",
    parameters=frozenset({"subjects", "revision"}),
    timeout=30.0,
)

CREATE_VEHICLES: Final = Statement(
    name="record_create_vehicles",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $subjects AS row
CREATE (s:Subject:Vehicle)
SET s = row, s.rev_from = $revision
""",
    parameters=frozenset({"subjects", "revision"}),
    timeout=30.0,
)

UPDATE_SUBJECTS: Final = Statement(
    name="record_update_subjects",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $subjects AS row
MATCH (s:Subject {id: row.id})
SET s.former_names = CASE WHEN row.name <> s.name THEN coalesce(s.former_names, []) + s.name ELSE s.former_names END
SET s += row, s.changed_at = $revision
""",
    parameters=frozenset({"subjects", "revision"}),
    indexes=frozenset({"subject_id"}),
    timeout=30.0,
)

ADD_DIGESTS: Final = Statement(
    name="record_add_digests",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $digests AS row
MATCH (s:Subject {id: row.subject})
MERGE (d:DocumentDigest {digest: row.digest})
ON CREATE SET d.key_version = row.key_version, d.type = row.type
MERGE (d)-[:IDENTIFIES]->(s)
MERGE (:KeyVersion {version: row.key_version})
""",
    parameters=frozenset({"digests"}),
    indexes=frozenset({"subject_id", "document_digest", "key_version"}),
    timeout=30.0,
)

LINKS_BETWEEN: Final = Statement(
    name="record_links_between",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $pairs AS pair
CALL (pair) { MATCH (a:Subject {id: pair[0]}) RETURN a }
CALL (pair) { MATCH (z:Subject {id: pair[1]}) RETURN z }
MATCH (a)-[k:LEGAL_REPRESENTATIVE_OF|PRINCIPAL_OF|ACTUAL_CONTROLLER_OF|DIRECTOR_OF|SUPERVISOR_OF
  |SENIOR_MANAGER_OF|INVESTOR_IN|SHAREHOLDER_OF|BRANCH_OF|SUCCESSOR_OF|OWNS|OPERATES|DRIVES]->(z)
WHERE k.rev_from <= $revision AND k.rev_to > $revision
RETURN collect(k {.id, .valid_from, .valid_to, .share, .nominee, .source, .source_ref, kind: type(k), start: a.id,
  end: z.id, since: k.rev_from}) AS links
""",
    parameters=frozenset({"pairs", "revision"}),
    columns=("links",),
    indexes=frozenset({"subject_id"}),
    timeout=30.0,
)

OPEN_LINKS: Final = Statement(
    name="record_open_links",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $links AS row
CALL (row) { MATCH (a:Subject {id: row.start}) RETURN a }
CALL (row) { MATCH (z:Subject {id: row.end}) RETURN z }
CREATE (a)-[k:$(row.kind)]->(z)
SET k = row.properties, k.rev_from = $revision, k.rev_to = 9223372036854775807
""",
    parameters=frozenset({"links", "revision"}),
    indexes=frozenset({"subject_id"}),
    timeout=30.0,
)

CLOSE_LINKS: Final = Statement(
    name="record_close_links",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $links AS row
CALL (row) { MATCH (a:Subject {id: row.start}) RETURN a }
CALL (row) { MATCH (z:Subject {id: row.end}) RETURN z }
MATCH (a)-[k:LEGAL_REPRESENTATIVE_OF|PRINCIPAL_OF|ACTUAL_CONTROLLER_OF|DIRECTOR_OF|SUPERVISOR_OF
  |SENIOR_MANAGER_OF|INVESTOR_IN|SHAREHOLDER_OF|BRANCH_OF|SUCCESSOR_OF|OWNS|OPERATES|DRIVES]->(z)
WHERE k.id = row.id AND k.rev_to > $revision
SET k.rev_to = $revision
CREATE (a)-[c:SUPERSEDED_LINK]->(z)
SET c = properties(k), c.kind = type(k), c.unswept = $revision
""",
    parameters=frozenset({"links", "revision"}),
    indexes=frozenset({"subject_id"}),
    timeout=30.0,
)

CONSENTS: Final = Statement(
    name="record_consents",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (n:Consent)
WHERE n.subject_id = $subject
RETURN n {.*} AS consent
""",
    parameters=frozenset({"subject"}),
    columns=("consent",),
    indexes=frozenset({"consent_subject"}),
)

ADD_CONSENT: Final = Statement(
    name="record_add_consent",
    mode=Mode.WRITE,
    text="""CYPHER 5
CREATE (n:Consent)
SET n = $consent, n.revision = $revision
""",
    parameters=frozenset({"consent", "revision"}),
)

ADD_REPEAL: Final = Statement(
    name="record_add_repeal",
    mode=Mode.WRITE,
    text="""CYPHER 5
MATCH (b:LegalBasis {id: $basis})
CREATE (n:Repeal {basis: $basis, day: $day, revision: $revision})
CREATE (n)-[:REPEALS]->(b)
""",
    parameters=frozenset({"basis", "day", "revision"}),
    indexes=frozenset({"basis_id"}),
)
