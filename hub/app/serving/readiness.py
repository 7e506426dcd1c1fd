"""Whether the service can answer now: the database, the catalogue in it, the freshness of its sources."""

from dataclasses import dataclass

from hub.app.hub import Hub
from hub.web.health import Finding, Report


@dataclass(frozen=True, slots=True)
class HubReadiness:
    """Looks at a hub."""

    hub: Hub

    async def look(self) -> Report:
        """The state by now. Raises Unavailable where the database does not answer."""
        state = await self.hub.conditions.look()
        stale = ", ".join(sorted(state.stale))
        return Report(
            database=Finding(ready=True),
            catalogue=Finding(
                ready=state.catalogue_loaded,
                reason=None if state.catalogue_loaded else "the store holds another catalogue than this process",
            ),
            freshness=Finding(ready=not state.stale, reason=f"not delivered in time: {stale}" if stale else None),
        )
