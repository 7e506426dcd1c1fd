"""Where a listing stands in civil time, folded from its events in the order in which they became known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph_models.catalogue.model import CappedTerm, ListType
from graph_models.civil_time import FOREVER
from graph_models.entities.listing import Listing, ListingEvent
from graph_models.intervals import IntervalSet
from graph_models.propagation.terms import days_between, term_range
from graph_models.vocabulary import EventKind, SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The days of a listing and what was done to it.

    `start` and `end` bound it; FOREVER as `end` means no end. `repaired` and `stayed` are open-ended while
    nothing has closed them; `repair_stands_from` is the first day of the repair that is not revoked, if any.
    `releases` holds the days on which a person was released, ascending.
    """

    start: date
    end: date
    repaired: IntervalSet
    repair_stands_from: date | None
    annulled: bool
    stayed: IntervalSet
    releases: Mapping[SubjectId, tuple[date, ...]]
    objected_on: tuple[date, ...]

    def in_force(self) -> IntervalSet:
        """The days on which the listing stands: not annulled, not repaired. A stay does not cut."""
        return self._days() - self.repaired

    def span(self) -> IntervalSet:
        """As `in_force`, but a repair that was revoked cuts nothing: who left meanwhile has not got away."""
        return self._days().cut_from(self.repair_stands_from or FOREVER)

    def is_repaired_on(self, day: date) -> bool:
        """Whether a repair stands on this day, as known today."""
        return self.repaired.covers(day)

    def suspended_on(self, day: date) -> bool:
        """Whether a court's stay suspends the listing on this day."""
        return self.stayed.covers(day)

    def _days(self) -> IntervalSet:
        return IntervalSet.empty() if self.annulled else days_between(self.start, self.end)


def standing(listing: Listing, list_type: ListType, events: Sequence[ListingEvent]) -> Standing:
    """Fold the events of a listing in revision order. They may be given in any order."""
    known = sorted(events, key=lambda event: event.revision)
    repaired, repair_stands_from = _toggled(known, EventKind.REPAIRED, EventKind.REPAIR_REVOKED)
    stayed, _ = _toggled(known, EventKind.STAYED, EventKind.RESUMED)
    return Standing(
        start=max(listing.effective, listing.published) if list_type.publication_required else listing.effective,
        end=end_of(_as_revoked(listing, known), list_type),
        repaired=repaired,
        repair_stands_from=repair_stands_from,
        annulled=any(event.kind is EventKind.ANNULLED for event in known),
        stayed=stayed,
        releases=_releases(known),
        objected_on=tuple(event.day for event in known if event.kind is EventKind.OBJECTED),
    )


def end_of(listing: Listing, list_type: ListType) -> date:
    """The first day after the listing: the stated one within the list's maximum, else what its term says."""
    if listing.until is None and isinstance(list_type.term, CappedTerm):
        return FOREVER
    _, latest = term_range(listing, list_type.term)
    return min(listing.until or FOREVER, latest)


def _as_revoked(listing: Listing, events: Sequence[ListingEvent]) -> Listing:
    """The listing with the end that the last revocation of a repair stated, if one did."""
    stated = [event.until for event in events if event.kind is EventKind.REPAIR_REVOKED and event.until]
    return replace(listing, until=stated[-1]) if stated else listing


def _toggled(events: Sequence[ListingEvent], begins: EventKind, ends: EventKind) -> tuple[IntervalSet, date | None]:
    """The days between what begins and what ends it, and the day since which it is open."""
    days, open_since = IntervalSet.empty(), None
    for event in events:
        if event.kind is begins:
            open_since = open_since or event.day
        elif event.kind is ends and open_since:
            days |= days_between(open_since, event.day)
            open_since = None
    return (days | days_between(open_since, FOREVER) if open_since else days), open_since


def _releases(events: Sequence[ListingEvent]) -> dict[SubjectId, tuple[date, ...]]:
    released: dict[SubjectId, tuple[date, ...]] = {}
    for event in events:
        if event.kind is EventKind.RELEASED and event.subject is not None:
            released[event.subject] = tuple(sorted((*released.get(event.subject, ()), event.day)))
    return released
