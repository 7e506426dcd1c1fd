"""The repeal of a legal basis: what rests on it alone ends that day (DESIGN section 6)."""

from dataclasses import dataclass

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.catalogue.queries import could_bind
from graph_models.civil_time import FOREVER
from graph_models.errors import NotFound
from graph_models.statements import facts, record
from graph_models.vocabulary import BasisId, ChangeKind, Domain, ListingId, MatterKind, Revision
from hub.domain.answers.written import Written
from hub.domain.commands.record import RepealBasis
from hub.domain.principal import Principal
from hub.domain.recording import check_operator
from hub.ports.clock import Clock
from hub.ports.store import Unit
from hub.services.derivation.changelog import Cause, entries, event_entry, record_entries
from hub.services.derivation.derivation import Derivation
from hub.services.derivation.facts import read_repeals
from hub.services.derivation.writing import write_changes
from hub.services.journal import Journal, Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What happens to the law itself while the hub runs."""

    journal: Journal
    derivation: Derivation
    catalogue: Catalogue
    clock: Clock

    async def could_bind(
        self, principal: Principal, domain: Domain, kind: MatterKind | None = None
    ) -> tuple[Rule, ...]:
        """The rules of the catalogue that could bind somebody in a matter; law is open to every caller."""
        del principal
        return could_bind(self.catalogue, domain, kind)

    async def repeal(self, principal: Principal, command: RepealBasis) -> Written[BasisId]:
        """Record that a basis ends on a day; the earliest recorded day counts, a later one changes nothing."""
        check_operator(principal)
        if command.basis not in self.catalogue.legal_bases:
            raise NotFound("the catalogue has no such legal basis")
        day = command.day or self.clock.today()

        async def work(unit: Unit) -> BasisId | Settled[BasisId]:
            repealed = await read_repeals(unit)
            if repealed.get(command.basis, FOREVER) <= day:
                return Settled(command.basis, await _since(unit, command.basis))
            await unit.run(record.ADD_REPEAL, {"basis": command.basis, "day": day.isoformat()})
            rules = [rule.id for rule in self.catalogue.rules.values() if command.basis in rule.basis]
            rows = await unit.run(facts.BOUND_BY_RULES, {"rules": rules})
            listings = {ListingId(row["listing"]) for row in rows}
            rederived = await self.derivation.rederive(unit, listings)
            await write_changes(unit, rederived, catalogue=self.catalogue)
            repeal = event_entry(ChangeKind.BASIS_REPEALED, listing=None, subject=None)
            changed = entries(rederived, today=self.clock.today(), cause=Cause.ACT, damage={})
            await record_entries(unit, [repeal | {"basis": command.basis}, *changed])
            return command.basis

        return await self.journal.write(principal, command, BasisId, work)


async def _since(unit: Unit, basis: BasisId) -> Revision:
    rows = await unit.run(facts.REPEALS_OF, {"basis": basis})
    return Revision(rows[0]["revision"])
