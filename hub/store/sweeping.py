"""Sweeps away live relationships that settled revisions have closed, batch by batch (docs/architecture.md)."""

from collections.abc import AsyncIterator
from typing import Final

from graph_models.statements import sweep as statements
from hub.store.neo4j_store import Neo4jStore

BATCH: Final = 200
"""How many one transaction sweeps: writers wait for it, and it is to be a moment."""


async def sweep(store: Neo4jStore, *, batch: int = BATCH) -> AsyncIterator[int]:
    """How many closed relationships each batch swept, until none is left whose revision has settled.

    Left in the middle it has done what it told; another sweep goes on. Raises Unavailable.
    """
    await store.settle()
    for statement in statements.ALL:
        swept = batch
        while swept == batch:
            swept = (await store.append_and_tell(statement, {"most": batch}))[0]["swept"]
            if swept:
                yield swept
