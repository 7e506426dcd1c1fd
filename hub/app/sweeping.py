"""One sweep of the database that runs, for the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph_models.vocabulary import Revision
from hub.app.attaching import attached
from hub.app.opening import catalogue_of, clock_of, keys_of, open_store
from hub.app.settings import Settings
from hub.services.preparing import prepare
from hub.store.sweeping import sweep


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """How many closed relationships were swept, and the last revision that has settled."""

    count: int
    through: Revision


async def sweep_database(environment: Mapping[str, str], told: Callable[[int], None]) -> Swept:
    """Sweep until nothing is left that has settled; `told` gets the count of each batch. Raises HubError."""
    settings = attached(Settings.from_environment(environment), environment)
    count = 0
    async with open_store(settings, clock=clock_of(settings)) as store:
        await prepare(store, catalogue_of(settings), keys_of(settings))
        async for batch in sweep(store):
            count += batch
            told(batch)
        return Swept(count=count, through=await store.settle())
