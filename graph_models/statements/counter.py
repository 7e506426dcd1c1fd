"""The one sequence of changes: writers advance `written`, readers trust `published` (DESIGN section 3)."""

from typing import Final

from graph_models.statements.statement import Mode, Statement

FOUND: Final = Statement(
    name="counter_found",
    mode=Mode.WRITE,
    text="""CYPHER 5
MERGE (v:Revision {id: 'hub'})
ON CREATE SET v.written = 0, v.published = 0, v.at = ''
""",
    parameters=frozenset(),
    indexes=frozenset({"revision_id"}),
)

ADVANCE: Final = Statement(
    name="counter_advance",
    mode=Mode.WRITE,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
SET v.written = v.written + 1
WITH v, CASE WHEN v.at > $now THEN v.at ELSE $now END AS at
SET v.at = at
CREATE (:Commit {revision: v.written, at: at})
RETURN v.written AS revision, at AS at, v.published AS published
""",
    parameters=frozenset({"now"}),
    columns=("revision", "at", "published"),
    indexes=frozenset({"revision_id"}),
    timeout=120.0,
)

PUBLISH: Final = Statement(
    name="counter_publish",
    mode=Mode.WRITE,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
SET v.publishing = $revision
SET v.published = CASE WHEN v.published < $revision THEN $revision ELSE v.published END
RETURN v.published AS published
""",
    parameters=frozenset({"revision"}),
    columns=("published",),
    indexes=frozenset({"revision_id"}),
)

HEAL: Final = Statement(
    name="counter_heal",
    mode=Mode.WRITE,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
SET v.publishing = 0
SET v.published = v.written
RETURN v.published AS published
""",
    parameters=frozenset(),
    columns=("published",),
    indexes=frozenset({"revision_id"}),
    timeout=120.0,
)

PUBLISHED: Final = Statement(
    name="counter_published",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
RETURN v.published AS revision
""",
    parameters=frozenset(),
    columns=("revision",),
    indexes=frozenset({"revision_id"}),
)

REQUEST: Final = Statement(
    name="request_find",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (q:Request {id: $id})
RETURN q.fingerprint AS fingerprint, q.revision AS revision, q.result AS result
""",
    parameters=frozenset({"id"}),
    columns=("fingerprint", "revision", "result"),
    indexes=frozenset({"request_id"}),
)

REMEMBER: Final = Statement(
    name="request_remember",
    mode=Mode.WRITE,
    text="""CYPHER 5
CREATE (:Request {id: $id, fingerprint: $fingerprint, revision: $revision, result: $result})
""",
    parameters=frozenset({"id", "fingerprint", "revision", "result"}),
)
