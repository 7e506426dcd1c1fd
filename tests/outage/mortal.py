"""A Neo4j that may die, and that comes back at the same address with what was committed."""

from dataclasses import dataclass

from hub.engine import RunningNeo4j, start_local


@dataclass(slots=True)
class Mortal:
    """The server that runs, or ran last."""

    server: RunningNeo4j

    def revive(self) -> None:
        """Start it again where it does not run."""
        if not self.server.alive:
            self.server = start_local(self.server.settings.with_changes(port=self.server.port))
