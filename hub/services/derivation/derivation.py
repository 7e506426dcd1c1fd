"""Derives listings from the graph at one revision and says what that changes (DESIGN section 5)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.entities.link import Link
from graph_models.entities.restriction import Restriction
from graph_models.intervals import IntervalSet
from graph_models.propagation.affected import trace_back
from graph_models.propagation.derive import derive
from graph_models.propagation.difference import RestrictionChange, difference
from graph_models.propagation.expansion import GatheredLink
from graph_models.propagation.gathering import gather
from graph_models.propagation.subject_graph import SubjectGraph
from graph_models.statements import facts
from graph_models.vocabulary import ListingId
from hub.ports.store import View
from hub.services.derivation.facts import ListingFacts, read_facts, read_restrictions
from hub.services.derivation.gathering import drive
from hub.services.derivation.reaching import Reaching


@dataclass(frozen=True, slots=True, kw_only=True)
class Rederived:
    """A listing derived anew: its facts, and every restriction that differs from what stands."""

    facts: ListingFacts
    changes: tuple[RestrictionChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """Plans what the rows of listings have to be; writes nothing."""

    catalogue: Catalogue

    async def rederive(self, view: View, ids: Collection[ListingId]) -> tuple[Rederived, ...]:
        """Derive these listings over all days and compare with what stands."""
        known = await read_facts(view, ids, catalogue=self.catalogue)
        return await self.compare(view, known)

    async def compare(
        self,
        view: View,
        known: Mapping[ListingId, ListingFacts],
        *,
        also: Sequence[GatheredLink] = (),
    ) -> tuple[Rederived, ...]:
        """Derive from facts as given, with further links where asked, and compare with what stands."""
        standing = await read_restrictions(view, known)
        derived = await self.derived(view, known, also=also)
        return tuple(
            Rederived(facts=known[listing], changes=difference(standing.get(listing, ()), derived[listing]))
            for listing in sorted(known)
        )

    async def derived(
        self,
        view: View,
        known: Mapping[ListingId, ListingFacts],
        *,
        also: Sequence[GatheredLink] = (),
    ) -> dict[ListingId, tuple[Restriction, ...]]:
        """Every restriction of each listing."""
        askers = {listing: gather(each.listing, each.standing, _binding(each)) for listing, each in known.items()}
        graphs = await drive(view, askers, also=also)
        return {listing: _derive_all(each, graphs[listing]) for listing, each in known.items()}

    async def affected(self, view: View, links: Sequence[Link]) -> frozenset[ListingId]:
        """The listings whose result a change of these links can touch: within one walk of the links' ends."""
        reaching = Reaching.of(self.catalogue)
        lists = reaching.starts(links)
        askers = {
            (link.id, rule.list_type, rule.id): trace_back([rule], link)
            for link in links
            for rule in reaching.later.get(link.kind, ())
        }
        for (_, list_type, _), subjects in (await drive(view, askers)).items():
            for subject in subjects:
                lists.setdefault(subject, set()).add(list_type)
        if not lists:
            return frozenset()
        rows = await view.run(facts.AFFECTED, {"subjects": sorted(lists)})
        every = {list_type for each in lists.values() for list_type in each}
        return frozenset(ListingId(row["listing"]) for row in rows if row["list_type"] in every)


def _binding(known: ListingFacts) -> list[tuple[Rule, IntervalSet]]:
    return [(rule, days) for rule, days in known.rules if days]


def _derive_all(known: ListingFacts, graph: SubjectGraph) -> tuple[Restriction, ...]:
    return tuple(
        restriction
        for rule, days in _binding(known)
        for restriction in derive(graph, known.listing, known.standing, rule, days)
    )
