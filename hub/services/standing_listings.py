"""A listing as it stands inside a unit of work, and what an event does to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph_models.catalogue.model import Catalogue
from graph_models.entities.listing import ListingEvent
from graph_models.errors import NotFound
from graph_models.statements.listing import ADD_EVENT
from graph_models.vocabulary import ChangeKind, EventKind, ListingId
from hub.ports.clock import Clock
from hub.ports.ids import Ids
from hub.ports.store import Unit, View
from hub.services.derivation.changelog import Cause, entries, event_entry, record_entries
from hub.services.derivation.derivation import Derivation, Rederived
from hub.services.derivation.facts import ListingFacts, read_facts, read_repeals, with_event
from hub.services.derivation.writing import write_changes

_CHANGES: Final[dict[EventKind, ChangeKind]] = {kind: ChangeKind(kind.value) for kind in EventKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingListings:
    """Finds listings and lets things happen to them."""

    catalogue: Catalogue
    derivation: Derivation
    clock: Clock
    ids: Ids

    async def find(self, view: View, listing: ListingId) -> ListingFacts:
        """A listing with its events. Raises NotFound."""
        known = await read_facts(view, (listing,), catalogue=self.catalogue)
        if listing not in known:
            raise NotFound("no such listing")
        return known[listing]

    async def happen(
        self, unit: Unit, known: ListingFacts, event: ListingEvent, *, said: Mapping[str, Any]
    ) -> Rederived:
        """Record an event, derive the listing anew, write and log what differs."""
        listing = known.listing
        await unit.run(
            ADD_EVENT,
            {
                "listing": listing.id,
                "event": {
                    "id": self.ids.new("e-"),
                    "listing_id": listing.id,
                    "kind": event.kind,
                    "day": event.day.isoformat(),
                    "subject_id": event.subject,
                    "until": event.until.isoformat() if event.until else None,
                    **said,
                },
            },
        )
        repealed = await read_repeals(unit)
        after = with_event(known, event, catalogue=self.catalogue, repealed=repealed)
        rederived = (await self.derivation.compare(unit, {listing.id: after}))[0]
        await write_changes(unit, (rederived,), catalogue=self.catalogue)
        subject = event.subject or listing.subject
        happened = event_entry(_CHANGES[event.kind], listing=listing.id, subject=subject)
        changed = entries((rederived,), today=self.clock.today(), cause=Cause.ACT, damage={})
        await record_entries(unit, [happened, *changed])
        return rederived
