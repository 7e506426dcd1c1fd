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
