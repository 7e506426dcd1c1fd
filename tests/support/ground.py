"""Where state machines run: an event loop of their own, a house on the server, and a town of six anew for each run."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from graph_models.catalogue.model import Catalogue
from graph_models.entities.subject import Identifier
from graph_models.vocabulary import ListTypeId, SubjectId
from hub.domain.commands.record import RegisterSubject
from tests.support.house import House
from tests.support.town import AUDITOR, OPERATOR, REGISTER, Town, firm, kind_of, person, vehicle

T = TypeVar("T")

PEOPLE: Final[tuple[Identifier, ...]] = (firm(1), firm(2), firm(3), person(1), person(2), vehicle(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where machines run: an event loop of their own, a house on the server, a law and the lists used of it."""

    runner: asyncio.Runner
    house: House
    law: Catalogue
    lists: tuple[ListTypeId, ...]

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run one coroutine on the machines' loop."""
        return self.runner.run(work)

    async def found(self) -> tuple[Town, dict[SubjectId, Identifier]]:
        """An emptied store with a town and its people."""
        await self.house.empty()
        await self.house.store.declare(())
        town = await Town.founded(self.house.hub(self.law))
        commands = [RegisterSubject(ref=each, kind=kind_of(each), source=REGISTER) for each in PEOPLE]
        await town.hub.intake.load_subjects(OPERATOR, commands)
        files = [await town.hub.lookups.subject(AUDITOR, each) for each in PEOPLE]
        known = {file.subject.id: each for file, each in zip(files, PEOPLE, strict=True) if file is not None}
        return town, known
