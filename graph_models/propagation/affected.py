"""Whose listings a change of one link can touch: the walks that could use it, traced back to their start."""

from collections.abc import Generator, Iterable, Sequence
from typing import Final

from graph_models.catalogue.model import LinkStep, Rule, Step
from graph_models.entities.link import Link
from graph_models.propagation.expansion import Expansion, GatheredLink, Wanted, add_rows, expansions
from graph_models.propagation.subject_graph import SubjectGraph, links_from, new_graph
from graph_models.vocabulary import SubjectId, Toward

_BACK: Final = {Toward.FROM: Toward.TO, Toward.TO: Toward.FROM}

_Place = tuple[tuple[Step, ...], SubjectId]
"""A subject together with the steps that a walk has taken when it stands there."""


def trace_back(
    rules: Iterable[Rule], link: Link
) -> Generator[tuple[Expansion, ...], Sequence[GatheredLink], frozenset[SubjectId]]:
    """The subjects from which, or over which, a walk of some rule could come to use the link.

    A listing whose result changes with the link names one of them, already binds one of them, or finds
    about one of them in its decision: so it can be looked up before the change is made. Dates, shares and
    findings are not looked at, and there can be more of them than needed.
    """
    graph = new_graph()
    places = {place for rule in rules for place in _near_ends(rule, link)}
    seen, asked = set(places), set[Wanted]()
    while places:
        wanted = {each for place in places for each in _wanted_before(place)} - asked
        asked |= wanted
        if wanted:
            add_rows(graph, (yield expansions(wanted)))
        places = {before for place in places for before in _places_before(graph, place)} - seen
        seen |= places
    return frozenset(subject for _, subject in seen)


def _near_ends(rule: Rule, link: Link) -> set[_Place]:
    """Where a walk of the rule stands when its next step can take the link."""
    walk = rule.reach.walk if rule.reach else ()
    return {
        (walk[:taken], link.start if step.toward is Toward.TO else link.end)
        for taken, step in enumerate(walk)
        if isinstance(step, LinkStep) and link.kind in step.links
    }


def _wanted_before(place: _Place) -> set[Wanted]:
    """What has to be asked to go one step back; nothing at a walk's start, or where a finding led."""
    taken, subject = place
    if not taken or not isinstance(taken[-1], LinkStep):
        return set()
    return {(kind, _BACK[taken[-1].toward], subject) for kind in taken[-1].links}


def _places_before(graph: SubjectGraph, place: _Place) -> set[_Place]:
    """Where a walk can have stood one step before."""
    taken, subject = place
    if not taken or not isinstance(taken[-1], LinkStep):
        return set()
    back = links_from(graph, subject, toward=_BACK[taken[-1].toward], kinds=taken[-1].links)
    return {(taken[:-1], before) for before, _ in back}
