"""Walks from the listed subject outwards, level by level, each level resting on the one before it only.

The walking asks for links before it looks at them, so that the same code serves a complete graph and a
graph that is still being gathered. It never recurses: depth costs rounds, not stack.
"""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from graph_models.catalogue.model import FindingStep, LinkStep, Reach, Rule, Step
from graph_models.entities.restriction import Via
from graph_models.intervals import IntervalSet
from graph_models.propagation.held_days import HeldDays
from graph_models.propagation.premises import Premises
from graph_models.propagation.step_options import Option, finding_options, link_options
from graph_models.propagation.subject_graph import SubjectGraph, kind_of
from graph_models.vocabulary import LinkId, SubjectId, SubjectKind


@dataclass(frozen=True, slots=True)
class Need:
    """The links of a step that the walking is about to look at, at each of these near ends."""

    step: LinkStep
    subjects: frozenset[SubjectId]


@dataclass(frozen=True, slots=True)
class Way:
    """How a subject is reached: over one whole walk from its parent (None: the listed subject)."""

    reached: SubjectId
    parent: SubjectId | None
    depth: int
    via: tuple[Via, ...]


@dataclass(frozen=True, slots=True)
class _Trail:
    """A walk under way: where it began, where it stands, on which days, over what."""

    origin: SubjectId
    at: SubjectId
    held: HeldDays
    via: tuple[Via, ...] = ()
    used: frozenset[LinkId] = frozenset()


Ways = Mapping[Way, HeldDays]


class Walking:
    """The walks of one rule for one listing."""

    def __init__(self, graph: SubjectGraph, premises: Premises, rule: Rule) -> None:
        self._graph = graph
        self._premises = premises
        self._binds = rule.binds
        self._first_options: dict[tuple[SubjectId, Step], tuple[Option, ...]] = {}

    def walk(self, reach: Reach, days: IntervalSet) -> Generator[Need, None, Ways]:
        """Every way to every bound subject, with its days; yields the links it needs before each step.

        A way rests on the days of its parent one depth below, so no cycle keeps anything alive.
        """
        listed = self._premises.subject
        frontier = {listed: HeldDays.firmly(days)} if days else {}
        ways: dict[Way, HeldDays] = {}
        for depth in range(1, reach.repeat + 1):
            trails = [_Trail(subject, subject, held) for subject, held in frontier.items()]
            for step in reach.walk:
                if trails and isinstance(step, LinkStep):
                    yield Need(step, frozenset(trail.at for trail in trails))
                trails = [longer for trail in trails for longer in self._longer(trail, step)]
            level = self._level(trails, depth)
            ways.update(level)
            frontier = _held_at(level)
        return ways

    def _longer(self, trail: _Trail, step: Step) -> Iterator[_Trail]:
        """The trail with one more step, in every way that leaves it a day."""
        for option in self._options(trail, step):
            held = trail.held & option.held
            if held.days:
                via, used = option.via, trail.used.union(option.via.links)
                yield _Trail(trail.origin, via.reached, held, (*trail.via, via), used)

    def _options(self, trail: _Trail, step: Step) -> tuple[Option, ...]:
        if isinstance(step, FindingStep):
            # findings are about the listing's act: they lead from the listed subject and start a walk only
            starts = trail.at == self._premises.subject and not trail.via
            return finding_options(step, self._premises) if starts else ()
        key = (trail.at, step)
        if not trail.used and key in self._first_options:
            return self._first_options[key]
        options = link_options(self._graph, trail.at, step, premises=self._premises, used=trail.used)
        if not trail.used:
            self._first_options[key] = options
        return options

    def _level(self, trails: list[_Trail], depth: int) -> dict[Way, HeldDays]:
        """The ways of the finished trails to subjects that the rule binds; never to the listed one."""
        listed = self._premises.subject
        level: dict[Way, HeldDays] = {}
        for trail in trails:
            if trail.at != listed and self._kind(trail.at) in self._binds:
                parent = None if trail.origin == listed else trail.origin
                level[Way(trail.at, parent, depth, trail.via)] = trail.held
        return level

    def _kind(self, subject: SubjectId) -> SubjectKind:
        # only who is reached by a finding can lack links, and a decision finds about persons only
        return kind_of(self._graph, subject) or SubjectKind.PERSON


def finish(walking: Generator[Need, None, Ways]) -> Ways:
    """The ways of a walking over a graph that is complete already."""
    while True:
        try:
            next(walking)
        except StopIteration as finished:
            ways: Ways = finished.value
            return ways


def _held_at(level: Ways) -> dict[SubjectId, HeldDays]:
    """The days of each subject at one level: those of all ways to it together."""
    grouped: dict[SubjectId, list[HeldDays]] = {}
    for way, held in level.items():
        grouped.setdefault(way.reached, []).append(held)
    return {subject: joined(pieces) for subject, pieces in grouped.items()}


def joined(pieces: list[HeldDays]) -> HeldDays:
    """The days of all pieces together, firm where any is."""
    if len(pieces) == 1:
        return pieces[0]
    days = IntervalSet.of(*chain.from_iterable(piece.days for piece in pieces))
    return HeldDays(days, IntervalSet.of(*chain.from_iterable(piece.firm for piece in pieces)))
