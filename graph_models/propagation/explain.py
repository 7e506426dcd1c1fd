"""Why a restriction stands on a day: every chain of walked steps from the listed subject outwards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from graph_models.entities.restriction import Restriction, Support, Via
from graph_models.errors import Defect
from graph_models.vocabulary import SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One step of a chain: what was walked, and the support it is a step of."""

    support: Support
    via: Via


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Chains in a fixed order, shorter ones first; `cut` says that the limit kept some back."""

    chains: tuple[tuple[PathStep, ...], ...]
    cut: bool


_Chain = tuple[Support, ...]
"""The supports of a chain, from the listed subject outwards."""


def paths(restriction: Restriction, by_subject: Mapping[SubjectId, Restriction], day: date, limit: int = 100) -> Paths:
    """Every chain that supports the restriction on the day, at most `limit` of them.

    `by_subject` holds the restrictions of the same listing and rule. The chain of a listed subject bound
    by itself has no step. A chain in which a subject comes twice explains nothing and is left out.
    Errors: Defect when a parent of a support is missing in `by_subject`.
    """
    chains = tuple(islice(_chains(restriction, by_subject, day), limit + 1))
    steps = tuple(
        tuple(PathStep(support=support, via=via) for support in chain for via in support.via)
        for chain in chains[:limit]
    )
    return Paths(chains=steps, cut=len(chains) > limit)


def _chains(restriction: Restriction, by_subject: Mapping[SubjectId, Restriction], day: date) -> Iterator[_Chain]:
    """Follow the supports back, each to its parent's supports one depth below, up to the listing."""
    for outermost in _standing_on(restriction, day):
        open_chains: list[tuple[_Chain, frozenset[SubjectId]]] = [((outermost,), frozenset({restriction.subject}))]
        while open_chains:
            chain, passed = open_chains.pop()
            parent = chain[0].parent
            if parent is None:
                yield chain
            elif parent not in passed:
                before = _parent_supports(by_subject, parent, chain[0].depth - 1, day)
                open_chains += [((support, *chain), passed | {parent}) for support in reversed(before)]


def _standing_on(restriction: Restriction, day: date) -> list[Support]:
    """The supports that cover the day, those of fewer walks first."""
    covering = (support for support in restriction.supports if support.interval.covers(day))
    return sorted(covering, key=lambda support: support.depth)


def _parent_supports(
    by_subject: Mapping[SubjectId, Restriction], parent: SubjectId, depth: int, day: date
) -> list[Support]:
    if parent not in by_subject:
        raise Defect("a support rests on a subject that has no restriction")
    return [support for support in _standing_on(by_subject[parent], day) if support.depth == depth]
