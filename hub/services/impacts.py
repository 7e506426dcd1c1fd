"""What a listing, a repair or a link would do: the same derivation over a view, and nothing is written.

The view stays at the revision of its beginning over all its reads. What later revisions close meanwhile is still
there for it: the store sweeps only what was closed long before (docs/operation.md says how long).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_models.catalogue.model import Catalogue
from graph_models.entities.listing import ListingEvent
from graph_models.errors import NotFound, NotPermitted
from graph_models.vocabulary import EventKind, ListingId, Role
from hub.domain.answers.explanation import Impact, ImpactEntry
from hub.domain.commands.listing import ListSubject
from hub.domain.commands.record import RecordLink
from hub.domain.principal import Principal
from hub.domain.reading import sees_effect
from hub.domain.recording import check_keeper, check_own
from hub.ports.clock import Clock
from hub.ports.keys import DocumentKeys
from hub.ports.store import Store, View
from hub.services.derivation.derivation import Derivation, Rederived
from hub.services.derivation.facts import facts_of, read_facts, read_repeals, with_event
from hub.services.linking import open_book, recorded
from hub.services.listing_writing import ListingWriter, settled_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Impacts:
    """Answers who would be hit, before anything is written."""

    store: Store
    catalogue: Catalogue
    derivation: Derivation
    writer: ListingWriter
    clock: Clock
    keys: DocumentKeys

    async def of_listing(self, principal: Principal, command: ListSubject) -> Impact:
        """What a listing would do, by the department that would make it. Refused as the listing would be."""
        view = await self.store.view()
        proposed = await self.writer.propose(view, principal, command)
        if await settled_before(view, command, proposed) is not None:
            return _impact(view, ())
        await self.writer.check_lawful(view, proposed)
        listing = proposed.listing
        known = facts_of(listing, (), catalogue=self.catalogue, repealed=await read_repeals(view))
        return _impact(view, await self.derivation.compare(view, {listing.id: known}))

    async def of_repair(self, principal: Principal, listing: ListingId) -> Impact:
        """What a repair decided today would lift: for the department that listed, the subject listed, auditors."""
        if principal.role not in {Role.AUDITOR, Role.SUBJECT}:
            check_keeper(principal)
        view = await self.store.view()
        known = (await read_facts(view, (listing,), catalogue=self.catalogue)).get(listing)
        if known is None:
            raise NotFound("no such listing")
        if principal.role is not Role.AUDITOR and principal.subject != known.listing.subject:
            check_own(principal, issuer=known.listing.department)
        event = ListingEvent(kind=EventKind.REPAIRED, day=self.clock.today(), revision=view.revision)
        repealed = await read_repeals(view)
        after = with_event(known, event, catalogue=self.catalogue, repealed=repealed)
        return _impact(view, await self.derivation.compare(view, {listing: after}))

    async def of_link(self, principal: Principal, command: RecordLink) -> Impact:
        """What a new relation would do to the listings within its reach: an agency sees what bears on its matters."""
        if principal.role not in {Role.AUDITOR, Role.OPERATOR, Role.AGENCY}:
            raise NotPermitted("the impact of a link is for auditors, the operator and agencies")
        view = await self.store.view()
        subjects, book = await open_book(view, [(command.start, command.end)], keys=self.keys)
        outcome = recorded(command, subjects, book)
        if not outcome.changed:
            return _impact(view, ())
        ids = await self.derivation.affected(view, (outcome.link,))
        known = await read_facts(view, ids, catalogue=self.catalogue)
        ends = (outcome.link, subjects[command.start].kind, subjects[command.end].kind)
        rederived = await self.derivation.compare(view, known, also=(ends,))
        return _impact(view, [self._shown(principal, each) for each in rederived])

    def _shown(self, principal: Principal, rederived: Rederived) -> Rederived:
        facts, today = rederived.facts, self.clock.today()
        changes = (
            each
            for each in rederived.changes
            if sees_effect(
                principal,
                self.catalogue.rules[each.either.rule],
                listing=facts.listing,
                standing=facts.standing,
                today=today,
            )
        )
        return replace(rederived, changes=tuple(changes))


def _impact(view: View, rederived: Sequence[Rederived]) -> Impact:
    return Impact(
        revision=view.revision,
        entries=tuple(
            ImpactEntry(
                restriction=change.either.id,
                listing=change.either.listing,
                rule=change.either.rule,
                subject=change.either.subject,
                gained=change.gained,
                lost=change.lost,
            )
            for each in rederived
            for change in each.changes
        ),
    )
