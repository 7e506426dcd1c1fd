"""The ways that one step of a walk offers from a subject: whom it reaches, over what, on which days."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_models.catalogue.model import FindingStep, LinkStep
from graph_models.entities.link import Link
from graph_models.entities.restriction import Via
from graph_models.propagation.held_days import ALWAYS, HeldDays
from graph_models.propagation.holdings import sufficient_holdings
from graph_models.propagation.link_days import link_days
from graph_models.propagation.premises import Premises
from graph_models.propagation.subject_graph import SubjectGraph, links_from
from graph_models.vocabulary import LinkId, SubjectId


@dataclass(frozen=True, slots=True)
class Option:
    """One way over a step: the step as it would be walked, and the days on which it can be."""

    via: Via
    held: HeldDays


def finding_options(step: FindingStep, premises: Premises) -> tuple[Option, ...]:
    """The persons whom the listing's own decision finds so; a finding holds on every day."""
    found = {(each.person, each.kind) for each in premises.findings if each.kind in step.findings}
    return tuple(Option(Via(reached=person, finding=kind), ALWAYS) for person, kind in sorted(found))


def link_options(
    graph: SubjectGraph, near: SubjectId, step: LinkStep, *, premises: Premises, used: frozenset[LinkId]
) -> tuple[Option, ...]:
    """The subjects at the far end of the step's links, without the links that the walk has used."""
    by_reached: dict[SubjectId, list[Link]] = {}
    for reached, link in links_from(graph, near, toward=step.toward, kinds=step.links):
        if link.id not in used and _is_found(reached, step, premises):
            by_reached.setdefault(reached, []).append(link)
    return tuple(
        option
        for reached, links in by_reached.items()
        for option in _options_to(reached, links, step, premises)
        if option.held.days
    )


def _is_found(person: SubjectId, step: LinkStep, premises: Premises) -> bool:
    """Whether the decision finds about the person reached what the step asks for, if it asks."""
    return not step.found or not step.found.isdisjoint(premises.found.get(person, frozenset()))


def _options_to(reached: SubjectId, links: list[Link], step: LinkStep, premises: Premises) -> Iterator[Option]:
    if step.share_at_least is None:
        for link in links:
            held = link_days(link, step, reached=reached, premises=premises)
            yield Option(Via(reached=reached, kind=link.kind, links=(link.id,)), held)
        return
    # holdings of several kinds add up too; the one named in the step is the first of them by its word
    kind = min(link.kind for link in links)
    sets = sufficient_holdings(links, step, reached=reached, premises=premises, threshold=step.share_at_least)
    for together, held in sets.items():
        yield Option(Via(reached=reached, kind=kind, links=together), held)
