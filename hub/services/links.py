"""Records and ends relations between subjects; what they change is derived in the same transaction."""

from dataclasses import dataclass

from graph_models.catalogue.model import Catalogue
from graph_models.entities.link import Link
from graph_models.vocabulary import SourceId
from hub.domain.answers.written import Written
from hub.domain.commands.record import EndLink, RecordLink
from hub.domain.principal import Principal
from hub.ports.clock import Clock
from hub.ports.keys import DocumentKeys
from hub.ports.store import Unit
from hub.services.derivation.derivation import Derivation
from hub.services.journal import Journal, Settled
from hub.services.linking import LinkBook, Linked, ended, open_book, recorded, write_book
from hub.services.registry import permit_keeper, permit_recorder


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Records that a relation holds, and that it ends."""

    journal: Journal
    derivation: Derivation
    catalogue: Catalogue
    clock: Clock
    keys: DocumentKeys

    async def record(self, principal: Principal, command: RecordLink) -> Written[Link]:
        """Record a relation, which may lie in the past; the same content again changes nothing."""

        async def work(unit: Unit) -> Link | Settled[Link]:
            await permit_recorder(unit, principal, command.source)
            subjects, book = await open_book(unit, [(command.start, command.end)], keys=self.keys)
            return await self._written(unit, book, recorded(command, subjects, book))

        return await self.journal.write(principal, command, Link, work)

    async def end(self, principal: Principal, command: EndLink) -> Written[Link]:
        """End a relation on a day, which may lie in the past: a correction."""

        async def work(unit: Unit) -> Link | Settled[Link]:
            await permit_keeper(unit, principal)
            subjects, book = await open_book(unit, [(command.start, command.end)], keys=self.keys)
            outcome = ended(command, subjects, book)
            source: SourceId | None = outcome.link.source
            await permit_recorder(unit, principal, source)
            return await self._written(unit, book, outcome)

        return await self.journal.write(principal, command, Link, work)

    async def _written(self, unit: Unit, book: LinkBook, outcome: Linked) -> Link | Settled[Link]:
        if not outcome.changed:
            return Settled(outcome.link, outcome.since)
        await write_book(unit, book, derivation=self.derivation, catalogue=self.catalogue, today=self.clock.today())
        return outcome.link
