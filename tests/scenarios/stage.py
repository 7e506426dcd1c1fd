"""Where stories are played: one Neo4j for all, emptied between stories; the schema stays."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph_models.catalogue.loader import deployment, load_catalogue
from graph_models.catalogue.model import Catalogue
from graph_models.errors import Unavailable
from tests.scenarios.performance import Performance
from tests.scenarios.story import Need, Story
from tests.support.doorway import Doorway
from tests.support.house import House

LATER: Final = {
    Need.OVERLOAD_COUNTING: "the hub keeps no overload counter yet",
    Need.SUBJECT_END: "the hub keeps no end of a subject yet",
}
"""Needs that this hub does not meet yet: stories that have one are expected to fail."""

_TRIES: Final = 5
_EMPTY_LAW: Final = "MATCH (n) DETACH DELETE n"


def expected_failure(story: Story) -> str | None:
    """Why the story is expected to fail; None where it has to pass."""
    return next((reason for need, reason in LATER.items() if need in story.needs), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One running database on which stories of one folder are played, one after another.

    Through a `doorway` everybody in them asks and acts over HTTP.
    """

    house: House
    folder: Path
    doorway: Doorway | None = None
    _catalogues: dict[bool, Catalogue] = field(default_factory=dict)

    async def first_difference(self, story: Story) -> str | None:
        """Play the story; again from its start when a cold or busy database did not answer in time.

        A story is about law, not about load. Raises Unavailable when the last try is not answered either.
        """
        for _ in range(_TRIES - 1):
            with suppress(Unavailable):
                return await self._play(story)
        return await self._play(story)

    async def _play(self, story: Story) -> str | None:
        """Empty the store, open a hub on it, play; what is left is emptied by the next story."""
        await self.house.empty()
        own_law = Need.TEST_CATALOGUE in story.needs
        try:
            hub = await self.house.open(self._catalogue(own_law=own_law))
            operations = hub if self.doorway is None else self.doorway.lead_to(hub)
            played = Performance.of(story, hub=hub, operations=operations, clock=self.house.clock)
            return await played.first_difference()
        finally:
            if own_law:
                await self._empty_wholly()

    def _catalogue(self, *, own_law: bool) -> Catalogue:
        """The national catalogue; with the folder's own `catalogue/` beside it where a story needs that."""
        if own_law not in self._catalogues:
            folders = (self.folder / "catalogue",) if own_law else ()
            self._catalogues[own_law] = load_catalogue(*deployment(folders=folders))
        return self._catalogues[own_law]

    async def _empty_wholly(self) -> None:
        """The rules of a story are no law for whoever uses the database next."""
        await self.house.driver.execute_query(_EMPTY_LAW)
