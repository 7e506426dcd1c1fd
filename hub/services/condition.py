"""Whether the store is the one this process answers from, and which sources are late."""

from dataclasses import dataclass
from functools import cached_property

from graph_models.catalogue.model import Catalogue
from graph_models.statements.preparation import CONDITION
from graph_models.vocabulary import SourceId
from hub.domain.deciding import is_stale
from hub.ports.clock import Clock
from hub.ports.store import Store
from hub.services.preparing import preparation_digest
from hub.services.rows.bound import fed_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What one look found. `catalogue_loaded` is False where another catalogue was loaded since."""

    catalogue_loaded: bool
    stale: frozenset[SourceId]


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """Looks at the store that answers rest on."""

    store: Store
    catalogue: Catalogue
    clock: Clock

    async def look(self) -> Condition:
        """One read. Raises Unavailable."""
        rows = await self.store.read(CONDITION, {})
        today = self.clock.today()
        sources = [fed_source(each) for row in rows for each in row["sources"]]
        return Condition(
            catalogue_loaded=any(row["digest"] == self._digest for row in rows),
            stale=frozenset(source.id for source in sources if is_stale(source, today)),
        )

    @cached_property
    def _digest(self) -> str:
        return preparation_digest(self.catalogue)
