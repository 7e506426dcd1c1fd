"""What a store has been prepared with, so that opening it again costs one look."""

from typing import Final

from graph_models.statements.statement import Mode, Statement

PREPARED: Final = Statement(
    name="preparation_found",
    mode=Mode.READ,
    text="""CYPHER 5
OPTIONAL MATCH (p:Preparation {id: 'hub'})
OPTIONAL MATCH (v:Revision {id: 'hub'})
RETURN p.digest AS digest, v.published AS published
""",
    parameters=frozenset(),
    columns=("digest", "published"),
    indexes=frozenset({"preparation_id", "revision_id"}),
)

CONDITION: Final = Statement(
    name="preparation_condition",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
WITH v.published AS published
OPTIONAL MATCH (p:Preparation {id: 'hub'})
CALL (published) {
  MATCH (f:Source)
  OPTIONAL MATCH (y:Delivery) USING INDEX SEEK y:Delivery(source_id, day)
  WHERE y.source_id = f.id AND y.day >= '' AND y.revision <= published
  WITH f, max(y.day) AS last
  RETURN collect([f.id, f.list_types, f.fresh_for_days, last]) AS sources
}
RETURN p.digest AS digest, sources
""",
    parameters=frozenset(),
    columns=("digest", "sources"),
    indexes=frozenset({"preparation_id", "revision_id", "delivery_source"}),
)

PREPARE: Final = Statement(
    name="preparation_set",
    mode=Mode.WRITE,
    text="""CYPHER 5
MERGE (p:Preparation {id: 'hub'})
SET p.digest = $digest
""",
    parameters=frozenset({"digest"}),
    indexes=frozenset({"preparation_id"}),
)

KEY_VERSIONS: Final = Statement(
    name="preparation_key_versions",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (k:KeyVersion)
RETURN k.version AS version
ORDER BY version
""",
    parameters=frozenset(),
    columns=("version",),
)
