"""The store's constraints and indexes; each is created once and named, so that plans can be held to them."""

from typing import Final

from graph_models.statements.statement import Mode, Statement


def _ddl(name: str, text: str) -> Statement:
    return Statement(name=name, text=text, mode=Mode.WRITE, parameters=frozenset(), timeout=120.0)


SUBJECT_ID: Final = _ddl(
    "subject_id",
    "CYPHER 5 CREATE CONSTRAINT subject_id IF NOT EXISTS FOR (n:Subject) REQUIRE n.id IS UNIQUE",
)
DOCUMENT_DIGEST: Final = _ddl(
    "document_digest",
    "CYPHER 5 CREATE CONSTRAINT document_digest IF NOT EXISTS FOR (n:DocumentDigest) REQUIRE n.digest IS UNIQUE",
)
DEPARTMENT_CODE: Final = _ddl(
    "department_code",
    "CYPHER 5 CREATE CONSTRAINT department_code IF NOT EXISTS FOR (n:Department) REQUIRE n.code IS UNIQUE",
)
SOURCE_ID: Final = _ddl(
    "source_id",
    "CYPHER 5 CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE",
)
LISTING_ID: Final = _ddl(
    "listing_id",
    "CYPHER 5 CREATE CONSTRAINT listing_id IF NOT EXISTS FOR (n:Listing) REQUIRE n.id IS UNIQUE",
)
DECISION_ID: Final = _ddl(
    "decision_id",
    "CYPHER 5 CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (n:Decision) REQUIRE n.id IS UNIQUE",
)
RESTRICTION_ID: Final = _ddl(
    "restriction_id",
    "CYPHER 5 CREATE CONSTRAINT restriction_id IF NOT EXISTS FOR (n:Restriction) REQUIRE n.id IS UNIQUE",
)
REPAIR_ID: Final = _ddl(
    "repair_id",
    "CYPHER 5 CREATE CONSTRAINT repair_id IF NOT EXISTS FOR (n:Repair) REQUIRE n.id IS UNIQUE",
)
CHECK_ID: Final = _ddl(
    "check_id",
    "CYPHER 5 CREATE CONSTRAINT check_id IF NOT EXISTS FOR (n:CheckRecord) REQUIRE n.id IS UNIQUE",
)
CHECK_SUBJECT: Final = _ddl(
    "check_subject",
    "CYPHER 5 CREATE INDEX check_subject IF NOT EXISTS FOR (n:CheckRecord) ON (n.subject_id)",
)
CHECK_DEPARTMENT: Final = _ddl(
    "check_department",
    "CYPHER 5 CREATE INDEX check_department IF NOT EXISTS FOR (n:CheckRecord) ON (n.department, n.id)",
)
CHECK_AMBIGUOUS: Final = _ddl(
    "check_ambiguous",
    "CYPHER 5 CREATE INDEX check_ambiguous IF NOT EXISTS FOR (n:CheckRecord) ON (n.ambiguous)",
)
REQUEST_ID: Final = _ddl(
    "request_id",
    "CYPHER 5 CREATE CONSTRAINT request_id IF NOT EXISTS FOR (n:Request) REQUIRE n.id IS UNIQUE",
)
REVISION_ID: Final = _ddl(
    "revision_id",
    "CYPHER 5 CREATE CONSTRAINT revision_id IF NOT EXISTS FOR (n:Revision) REQUIRE n.id IS UNIQUE",
)
COMMIT_REVISION: Final = _ddl(
    "commit_revision",
    "CYPHER 5 CREATE CONSTRAINT commit_revision IF NOT EXISTS FOR (n:Commit) REQUIRE n.revision IS UNIQUE",
)
COMMIT_AT: Final = _ddl(
    "commit_at",
    "CYPHER 5 CREATE INDEX commit_at IF NOT EXISTS FOR (n:Commit) ON (n.at, n.revision)",
)
CHANGE_REVISION: Final = _ddl(
    "change_revision",
    "CYPHER 5 CREATE INDEX change_revision IF NOT EXISTS FOR (n:Change) ON (n.revision, n.position)",
)
CHANGE_SUBJECT: Final = _ddl(
    "change_subject",
    "CYPHER 5 CREATE INDEX change_subject IF NOT EXISTS FOR (n:Change) ON (n.subject, n.revision)",
)
PERSON_NAME: Final = _ddl(
    "person_name",
    "CYPHER 5 CREATE INDEX person_name IF NOT EXISTS FOR (n:Person) ON (n.name)",
)
SUBJECT_NAME: Final = _ddl(
    "subject_name",
    "CYPHER 5 CREATE INDEX subject_name IF NOT EXISTS FOR (n:Subject) ON (n.name, n.id)",
)
CONSENT_SUBJECT: Final = _ddl(
    "consent_subject",
    "CYPHER 5 CREATE INDEX consent_subject IF NOT EXISTS FOR (n:Consent) ON (n.subject_id)",
)
DELIVERY_SOURCE: Final = _ddl(
    "delivery_source",
    "CYPHER 5 CREATE INDEX delivery_source IF NOT EXISTS FOR (n:Delivery) ON (n.source_id, n.day)",
)
FLEET_COMPANY: Final = _ddl(
    "fleet_company",
    "CYPHER 5 CREATE INDEX fleet_company IF NOT EXISTS FOR (n:Fleet) ON (n.company_id)",
)
BASIS_ID: Final = _ddl(
    "basis_id",
    "CYPHER 5 CREATE CONSTRAINT basis_id IF NOT EXISTS FOR (n:LegalBasis) REQUIRE n.id IS UNIQUE",
)
RULE_ID: Final = _ddl("rule_id", "CYPHER 5 CREATE CONSTRAINT rule_id IF NOT EXISTS FOR (n:Rule) REQUIRE n.id IS UNIQUE")
MEASURE_ID: Final = _ddl(
    "measure_id",
    "CYPHER 5 CREATE CONSTRAINT measure_id IF NOT EXISTS FOR (n:Measure) REQUIRE n.id IS UNIQUE",
)
LIST_TYPE_ID: Final = _ddl(
    "list_type_id",
    "CYPHER 5 CREATE CONSTRAINT list_type_id IF NOT EXISTS FOR (n:ListType) REQUIRE n.id IS UNIQUE",
)
PREPARATION_ID: Final = _ddl(
    "preparation_id",
    "CYPHER 5 CREATE CONSTRAINT preparation_id IF NOT EXISTS FOR (n:Preparation) REQUIRE n.id IS UNIQUE",
)
KEY_VERSION: Final = _ddl(
    "key_version",
    "CYPHER 5 CREATE CONSTRAINT key_version IF NOT EXISTS FOR (n:KeyVersion) REQUIRE n.version IS UNIQUE",
)
BINDS_SUBJECT: Final = _ddl(
    "binds_subject",
    "CYPHER 5 CREATE INDEX binds_subject IF NOT EXISTS FOR ()-[b:BINDS]-() ON (b.subject_id, b.rev_to)",
)
BINDS_UNDOCUMENTED: Final = _ddl(
    "binds_undocumented",
    "CYPHER 5 CREATE INDEX binds_undocumented IF NOT EXISTS FOR ()-[b:BINDS]-() ON (b.undocumented_rule)",
)
BINDS_RULE: Final = _ddl(
    "binds_rule",
    "CYPHER 5 CREATE INDEX binds_rule IF NOT EXISTS FOR ()-[b:BINDS]-() ON (b.rule_id, b.rev_to)",
)
BINDS_END: Final = _ddl(
    "binds_end",
    "CYPHER 5 CREATE INDEX binds_end IF NOT EXISTS FOR ()-[b:BINDS]-() ON (b.expires)",
)
SUPERSEDED_BINDS_UNDOCUMENTED: Final = _ddl(
    "superseded_binds_undocumented",
    "CYPHER 5 CREATE INDEX superseded_binds_undocumented IF NOT EXISTS"
    " FOR ()-[b:SUPERSEDED_BINDS]-() ON (b.undocumented_rule)",
)
SUPERSEDED_BINDS_UNSWEPT: Final = _ddl(
    "superseded_binds_unswept",
    "CYPHER 5 CREATE INDEX superseded_binds_unswept IF NOT EXISTS FOR ()-[b:SUPERSEDED_BINDS]-() ON (b.unswept)",
)
SUPERSEDED_SUPPORT_UNSWEPT: Final = _ddl(
    "superseded_support_unswept",
    "CYPHER 5 CREATE INDEX superseded_support_unswept IF NOT EXISTS FOR ()-[x:SUPERSEDED_SUPPORT]-() ON (x.unswept)",
)
SUPERSEDED_LINK_UNSWEPT: Final = _ddl(
    "superseded_link_unswept",
    "CYPHER 5 CREATE INDEX superseded_link_unswept IF NOT EXISTS FOR ()-[k:SUPERSEDED_LINK]-() ON (k.unswept)",
)

ALL: Final[tuple[Statement, ...]] = (
    SUBJECT_ID,
    DOCUMENT_DIGEST,
    DEPARTMENT_CODE,
    SOURCE_ID,
    LISTING_ID,
    DECISION_ID,
    RESTRICTION_ID,
    REPAIR_ID,
    CHECK_ID,
    CHECK_SUBJECT,
    CHECK_DEPARTMENT,
    CHECK_AMBIGUOUS,
    REQUEST_ID,
    REVISION_ID,
    COMMIT_REVISION,
    COMMIT_AT,
    CHANGE_REVISION,
    CHANGE_SUBJECT,
    PERSON_NAME,
    SUBJECT_NAME,
    CONSENT_SUBJECT,
    DELIVERY_SOURCE,
    FLEET_COMPANY,
    BASIS_ID,
    RULE_ID,
    MEASURE_ID,
    LIST_TYPE_ID,
    PREPARATION_ID,
    KEY_VERSION,
    BINDS_SUBJECT,
    BINDS_UNDOCUMENTED,
    BINDS_RULE,
    BINDS_END,
    SUPERSEDED_BINDS_UNDOCUMENTED,
    SUPERSEDED_BINDS_UNSWEPT,
    SUPERSEDED_SUPPORT_UNSWEPT,
    SUPERSEDED_LINK_UNSWEPT,
)
"""Everything declared in the store, in the order in which it is created."""

AWAIT_INDEXES: Final = Statement(
    name="await_indexes",
    text="CYPHER 5 CALL db.awaitIndexes(300)",
    mode=Mode.WRITE,
    parameters=frozenset(),
    timeout=310.0,
)
