"""Small generated worlds: up to seven subjects and twelve links around one listing, one list and one rule.

The tests are deterministic; HUB_HYPOTHESIS=search lets Hypothesis look for new examples instead.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from hypothesis import HealthCheck, settings

from graph_models.catalogue.model import (
    ListType,
    Rule,
)
from graph_models.entities.link import Link
from graph_models.entities.listing import Listing, ListingEvent
from graph_models.entities.restriction import Restriction
from graph_models.intervals import IntervalSet
from graph_models.propagation.base_days import base
from graph_models.propagation.derive import derive
from graph_models.propagation.standing import Standing, standing
from graph_models.propagation.subject_graph import SubjectGraph, add_link, add_subject, new_graph
from graph_models.vocabulary import (
    BasisId,
    SubjectId,
    SubjectKind,
)
from tests.graph_models.propagation.translation import (
    oracle_link,
    oracle_list_type,
    oracle_listing,
    oracle_repeals,
    oracle_rule,
)
from tests.oracle.world import OracleWorld

LAWS: Final = settings(
    max_examples=400,
    deadline=None,
    derandomize=os.environ.get("HUB_HYPOTHESIS") != "search",
    suppress_health_check=[HealthCheck.too_slow],
)

FIRST_DAY: Final = date(2025, 1, 1)
WINDOW: Final = tuple(FIRST_DAY + timedelta(days=n) for n in range(42))
SUBJECTS: Final = tuple(SubjectId(f"s{n}") for n in range(7))
LISTED: Final = SUBJECTS[0]


@dataclass(frozen=True, kw_only=True)
class World:
    """One listing with its list, one rule, and all subjects and links there are."""

    kinds: Mapping[SubjectId, SubjectKind]
    links: tuple[Link, ...]
    list_type: ListType
    rule: Rule
    listing: Listing
    events: tuple[ListingEvent, ...]
    repealed: Mapping[BasisId, date]

    @property
    def standing(self) -> Standing:
        return standing(self.listing, self.list_type, self.events)

    @property
    def base(self) -> IntervalSet:
        return base(self.listing, self.list_type, self.standing, self.rule, self.repealed)

    def graph(self, links: Iterable[Link] | None = None) -> SubjectGraph:
        """The graph of all links, or of these, put in in their order."""
        graph = new_graph()
        for subject, kind in self.kinds.items():
            add_subject(graph, subject, kind)
        for link in self.links if links is None else links:
            add_link(graph, link, start_kind=self.kinds[link.start], end_kind=self.kinds[link.end])
        return graph

    def derived(self, links: Iterable[Link] | None = None) -> tuple[Restriction, ...]:
        """What the listing does by the rule, over all links or over these."""
        return derive(self.graph(links), self.listing, self.standing, self.rule, self.base)

    def oracle(self) -> OracleWorld:
        """The same facts for the oracle."""
        return OracleWorld(
            kinds={str(subject): str(kind) for subject, kind in self.kinds.items()},
            links=tuple(oracle_link(link) for link in self.links),
            list_types=(oracle_list_type(self.list_type),),
            rules=(oracle_rule(self.rule),),
            listings=(oracle_listing(self.listing, self.events),),
            repeals=oracle_repeals(self.repealed),
        )

    def with_links(self, links: Iterable[Link]) -> "World":
        """The same world over other links."""
        return replace(self, links=tuple(links))
