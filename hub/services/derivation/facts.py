"""Everything known of listings at one revision: their events, standing, rules with days, and present restrictions."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.entities.listing import Listing, ListingEvent
from graph_models.entities.restriction import Restriction
from graph_models.errors import Defect
from graph_models.intervals import IntervalSet
from graph_models.propagation.base_days import base
from graph_models.propagation.standing import Standing, standing
from graph_models.statements import facts
from graph_models.vocabulary import (
    BasisId,
    ListingId,
    SubjectKind,
)
from hub.ports.store import Row as StoreRow
from hub.ports.store import View
from hub.services.rows import entities
from hub.services.rows.restriction import restriction_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingFacts:
    """A listing with its events, how it stands, and the days on which each of its rules can bind."""

    listing: Listing
    events: tuple[ListingEvent, ...]
    standing: Standing
    rules: tuple[tuple[Rule, IntervalSet], ...]


def facts_of(
    listing: Listing,
    events: Sequence[ListingEvent],
    *,
    catalogue: Catalogue,
    repealed: Mapping[BasisId, date],
) -> ListingFacts:
    """The standing and the rule days that follow from a listing and its events."""
    list_type = catalogue.list_types.get(listing.list_type)
    if list_type is None:
        raise Defect("the store rests on a list type that the catalogue lacks", detail=listing.list_type)
    stands = standing(listing, list_type, events)
    rules = catalogue.rules_of(listing.list_type, decided_on=listing.decision.decided_on)
    return ListingFacts(
        listing=listing,
        events=tuple(events),
        standing=stands,
        rules=tuple((rule, base(listing, list_type, stands, rule, repealed)) for rule in rules),
    )


async def read_facts(view: View, ids: Collection[ListingId], *, catalogue: Catalogue) -> dict[ListingId, ListingFacts]:
    """The facts of these listings; an unknown id is absent."""
    if not ids:
        return {}
    repealed = await read_repeals(view)
    rows = await view.run(facts.LISTINGS, {"ids": sorted(ids)})
    found = [_with_events(row) for row in rows]
    return {listing.id: facts_of(listing, events, catalogue=catalogue, repealed=repealed) for listing, events in found}


async def read_repeals(view: View) -> dict[BasisId, date]:
    """The day on which each repealed basis ends."""
    rows = await view.run(facts.REPEALED, {})
    return {BasisId(row["basis"]): date.fromisoformat(row["day"]) for row in rows}


async def read_restrictions(view: View, ids: Collection[ListingId]) -> dict[ListingId, tuple[Restriction, ...]]:
    """The restrictions of these listings that have rows, with every support."""
    found: dict[ListingId, list[Restriction]] = defaultdict(list)
    if ids:
        answer = await view.run(facts.RESTRICTIONS, {"ids": sorted(ids)})
        for row in answer[0]["restrictions"]:
            if row["rows"]:
                restriction = restriction_of(row)
                found[restriction.listing].append(restriction)
    return {listing: tuple(restrictions) for listing, restrictions in found.items()}


def _with_events(row: StoreRow) -> tuple[Listing, tuple[ListingEvent, ...]]:
    decision = entities.decision(row["decision"], row["findings"])
    listing = entities.listing(row["listing"], resting_on=decision, kind=SubjectKind(row["subject_kind"]))
    return listing, tuple(entities.event(each) for each in row["events"])


def with_event(
    known: ListingFacts,
    event: ListingEvent,
    *,
    catalogue: Catalogue,
    repealed: Mapping[BasisId, date],
) -> ListingFacts:
    """The facts as they would be with one more event."""
    return facts_of(replace(known.listing), (*known.events, event), catalogue=catalogue, repealed=repealed)
