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
WITH v, datetime.realtime().epochMillis AS now
CALL (v, now) {
  WITH v, now, now - v.mark_at AS age
  WHERE age IS NULL OR age < 0 OR age >= $margin
  SET v.settled = CASE WHEN age >= $margin THEN v.mark ELSE coalesce(v.settled, 0) END
  SET v.mark = v.published, v.mark_at = now
}
SET v.published = CASE WHEN v.published < $revision THEN $revision ELSE v.published END
RETURN v.published AS published
""",
    parameters=frozenset({"revision", "margin"}),
    columns=("published",),
    indexes=frozenset({"revision_id"}),
)
"""Raises `published`, and tells which revision has settled; publishing 0 does the latter alone.

`settled` is a revision that was published at least `$margin` milliseconds ago. `mark` is the last one that was
published at `mark_at`; once it is old enough it has settled, and the one published by now is marked. Each is one
number on the counter, however many revisions there are.

The time is the database's own and is read when the counter is held, so that whoever read an earlier revision than
`mark` began before `mark_at`. The clock of the hub may be played and says nothing here. Where the database's clock
has gone back the wait begins anew. What is committed and not published is never marked: a crash delays, no more.
"""

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

SETTLED: Final = Statement(
    name="counter_settled",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
RETURN coalesce(v.settled, 0) AS settled
""",
    parameters=frozenset(),
    columns=("settled",),
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
