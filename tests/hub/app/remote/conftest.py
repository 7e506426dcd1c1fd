"""A town on the shared database, and the way to its hub over HTTP."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from graph_models.catalogue.model import Catalogue
from hub.app.hub import Hub
from hub.app.remote.hub import RemoteHub
from tests.support.doorway import Doorway
from tests.support.house import House
from tests.support.town import Town
from tests.support.warm import warm


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """One hub, beside the caller and over HTTP."""

    town: Town
    remote: RemoteHub

    @property
    def hub(self) -> Hub:
        """The hub itself."""
        return self.town.hub


@pytest.fixture(scope="module")
async def both(house: House, catalogue: Catalogue) -> AsyncIterator[Both]:
    """A founded town, emptied before."""
    await house.empty()
    hub = await house.open(catalogue)
    await warm(hub)
    async with Doorway.opened(house.clock) as doorway:
        yield Both(town=await Town.founded(hub), remote=doorway.lead_to(hub))
