"""What a running service does beside its answers: it sweeps the store now and then."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from graph_models.errors import HubError
from hub.store.neo4j_store import Neo4jStore
from hub.store.sweeping import sweep

PAUSE: Final = 60.0
"""Seconds between two sweeps of one process; one that finds nothing costs a few small statements."""

_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def kept_swept(store: Neo4jStore, *, pause: float = PAUSE) -> AsyncIterator[None]:
    """Sweep at once and after every pause while the block runs; at its end a batch under way is rolled back."""
    sweeping = asyncio.create_task(_sweep_for_ever(store, pause))
    try:
        yield
    finally:
        sweeping.cancel()
        with suppress(asyncio.CancelledError):
            await sweeping


async def _sweep_for_ever(store: Neo4jStore, pause: float) -> None:
    while True:
        try:
            swept = sum([batch async for batch in sweep(store)])
        except HubError as fault:
            # What was not swept costs time and changes no answer: the next sweep does it.
            _LOG.warning("sweep_postponed", extra={"code": fault.code})
        else:
            if swept:
                _LOG.info("swept", extra={"count": swept})
        await asyncio.sleep(pause)
