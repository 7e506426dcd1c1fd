"""Questions to a loaded catalogue, answered without a store: what could bind where, who can be reached."""

from datetime import date
from functools import lru_cache
from typing import Final

from graph_models.catalogue.checks import SCOPED
from graph_models.catalogue.model import Catalogue, LinkStep, Rule, Step
from graph_models.catalogue.walks import far_end
from graph_models.vocabulary import Domain, LinkKind, ListTypeId, MatterKind, SubjectKind

_REMEMBERED: Final = 512
"""How many answers are remembered: a catalogue has some dozens of matters."""


@lru_cache(maxsize=_REMEMBERED)
def could_bind(catalogue: Catalogue, domain: Domain, kind: MatterKind | None) -> tuple[Rule, ...]:
    """The derived rules that could bind somebody in such a matter, by their ids.

    Without a kind every rule of the domain counts. A rule whose kinds the listing states counts for every
    kind of its domains. A rule that waits for an order is never derived and never counts.
    """
    return tuple(
        rule
        for rule in catalogue.rules.values()
        if domain in rule.domains and not rule.requires_order and _meets(rule, kind)
    )


def _meets(rule: Rule, kind: MatterKind | None) -> bool:
    anything = kind is None or rule.scope.from_listing or not rule.scope.kinds
    return anything or kind in rule.scope.kinds


@lru_cache(maxsize=_REMEMBERED)
def binding_list_types(catalogue: Catalogue, domain: Domain, kind: MatterKind | None) -> frozenset[ListTypeId]:
    """The lists on which a listing could bind somebody in such a matter: a stale source of one spoils it."""
    return frozenset(rule.list_type for rule in could_bind(catalogue, domain, kind))


@lru_cache(maxsize=_REMEMBERED)
def scoped_domains(catalogue: Catalogue) -> frozenset[Domain]:
    """The domains where a matter needs a kind: LICENSING, OFFICE, EMPLOYMENT, and where a rule is scoped."""
    scoped = (rule for rule in catalogue.rules.values() if rule.scope.kinds or rule.scope.from_listing)
    return SCOPED.union(*(rule.domains for rule in scoped))


def act_is_required(catalogue: Catalogue, list_type: ListTypeId, decided_on: date) -> bool:
    """Whether a decision of that day must date the act, because a rule asks who served at it."""
    return any(
        rule.asks_for_the_act and not rule.requires_order
        for rule in catalogue.rules_of(list_type, decided_on=decided_on)
    )


def role_links(catalogue: Catalogue) -> frozenset[LinkKind]:
    """The kinds of link by which some rule reaches a person."""
    steps = (step for rule in catalogue.rules.values() if rule.reach for step in rule.reach.walk)
    return frozenset(link for step in steps for link in _toward_persons(step))


def _toward_persons(step: Step) -> frozenset[LinkKind]:
    if not isinstance(step, LinkStep):
        return frozenset()
    return frozenset(link for link in step.links if SubjectKind.PERSON in far_end(link, step.toward))
