"""What has been done to a hub, kept in the oracle's plain facts, and the days on which something can differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import FOREVER
from graph_models.entities.link import Link
from graph_models.entities.listing import Listing
from graph_models.entities.restriction import Restriction
from graph_models.vocabulary import ListTypeId
from tests.graph_models.propagation.translation import (
    oracle_link,
    oracle_list_type,
    oracle_listing,
    oracle_rule,
    supports_of,
)
from tests.oracle.days import is_repaired_on
from tests.oracle.oracle import bound_on, governing, in_force, is_suspended, supports_on
from tests.oracle.world import OracleEvent, OracleLink, OracleListing, OracleRule, OracleWorld

Bound = dict[tuple[str, str, str], bool]
"""Whether pending, by subject, listing and rule."""

_ONE_DAY = timedelta(days=1)


@dataclass(slots=True, kw_only=True)
class KeptWorld:
    """The facts of one run under a law, in the order in which the hub took them."""

    law: OracleWorld
    kinds: Mapping[str, str]
    links: dict[str, OracleLink] = field(default_factory=dict)
    listings: dict[str, OracleListing] = field(default_factory=dict)
    repeals: dict[str, date] = field(default_factory=dict)

    def keep_link(self, link: Link) -> None:
        """A link as the hub has it now."""
        self.links[link.id] = oracle_link(link)

    def keep_listing(self, listing: Listing) -> None:
        """A new listing."""
        self.listings[listing.id] = oracle_listing(listing, ())

    def keep_event(
        self, listing: str, kind: str, day: date, *, subject: str | None = None, until: date | None = None
    ) -> None:
        """Something that happened to a listing."""
        kept = self.listings[listing]
        event = OracleEvent(kind=kind, day=day, subject=subject, until=until)
        self.listings[listing] = replace(kept, events=(*kept.events, event))

    def keep_repeal(self, basis: str, day: date) -> None:
        """The earliest day counts."""
        self.repeals[basis] = min(day, self.repeals.get(basis, day))

    def happened(self, kind: str) -> list[str]:
        """The listings to which something of this kind happened."""
        return [each.id for each in self.listings.values() if any(event.kind == kind for event in each.events)]

    def world(self) -> OracleWorld:
        """Everything, as the oracle reads it."""
        return replace(
            self.law,
            kinds=self.kinds,
            links=tuple(self.links.values()),
            listings=tuple(self.listings.values()),
            repeals=self.repeals,
        )

    def days(self, today: date, *, most: int) -> list[date]:
        """Days next to which something begins or ends, evenly thinned out, and always today and tomorrow."""
        near = {day for edge in self._edges() for day in (edge - _ONE_DAY, edge)}
        ordered = sorted(near)
        thinned = ordered[:: max(1, len(ordered) // most + 1)]
        return sorted({*thinned, today, today + _ONE_DAY, today - _ONE_DAY})

    def _edges(self) -> set[date]:
        found: set[date | None] = set(self.repeals.values())
        for link in self.links.values():
            found |= {link.valid_from, link.valid_to}
        for listing in self.listings.values():
            found |= {listing.effective, listing.until, listing.decided_on}
            found |= {moment for event in listing.events for moment in (event.day, event.until)}
        return {edge for edge in found if edge is not None and date.min < edge < FOREVER}


def law_of(catalogue: Catalogue, lists: Iterable[ListTypeId]) -> OracleWorld:
    """A world with the law of these lists and nobody in it."""
    used = set(lists)
    return OracleWorld(
        kinds={},
        list_types=tuple(oracle_list_type(each) for each in catalogue.list_types.values() if each.id in used),
        rules=tuple(oracle_rule(each) for each in catalogue.rules.values() if each.list_type in used),
    )


def expected_on(world: OracleWorld, day: date) -> Bound:
    """Who is bound on a day by which listing and rule, as the oracle reads the law."""
    return {
        (subject, listing.id, rule.id): pending
        for listing in world.listings
        for rule in governing(world, listing)
        for subject, pending in bound_on(world, listing.id, rule.id, day).items()
    }


def stored_on(restrictions: Sequence[Restriction], day: date) -> Bound:
    """Who is bound on a day as the rows say."""
    return {
        (each.subject, each.listing, each.rule): row.pending.covers(day)
        for each in restrictions
        for row in each.rows
        if row.interval.covers(day)
    }


def differing_supports(world: OracleWorld, restrictions: Sequence[Restriction], day: date) -> list[tuple[str, str]]:
    """The listings and rules whose stored supports are not those of the oracle on a day."""
    differing = []
    for listing in world.listings:
        for rule in governing(world, listing):
            own = tuple(each for each in restrictions if (each.listing, each.rule) == (listing.id, rule.id))
            if supports_of(own, day) != supports_on(world, listing.id, rule.id, day):
                differing.append((listing.id, rule.id))
    return differing


def shared_on(world: OracleWorld, subject: str, domain: str, day: date, *, today: date) -> set[tuple[str, str]]:
    """What an agency may be told: the listing and rule of all that counts in the domain on the day.

    A stay does not count; what is repaired today is not shared, about whatever day, unless the rule survives it.
    """
    return {
        (listing, rule.id)
        for listing, rule in _in_force(world, subject, day)
        if domain in rule.domains
        and not is_suspended(world, listing, day)
        and ("REPAIR" in rule.survives or not is_repaired_on(world.listing(listing), today))
    }


def _in_force(world: OracleWorld, subject: str, day: date) -> list[tuple[str, OracleRule]]:
    return [(listing, world.rule(rule)) for listing, rule, _ in in_force(world, subject, day)]
