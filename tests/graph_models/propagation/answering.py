"""Answers the rounds of gathering and tracing back from links that are at hand."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import TypeVar

from graph_models.entities.link import Link
from graph_models.propagation.expansion import Expansion, GatheredLink, Wanted
from graph_models.vocabulary import SubjectId, SubjectKind, Toward

R = TypeVar("R")

Rounds = list[tuple[Expansion, ...]]


def played(
    asking: Generator[tuple[Expansion, ...], Sequence[GatheredLink], R],
    links: Iterable[Link],
    kinds: Mapping[SubjectId, SubjectKind],
) -> tuple[R, Rounds]:
    """Play every round; gives what comes out, and the rounds as they were asked."""
    known, rounds = list(links), list[tuple[Expansion, ...]]()
    try:
        rounds.append(next(asking))
        while True:
            rows = [row for expansion in rounds[-1] for row in _rows(expansion, known, kinds)]
            rounds.append(asking.send(rows))
    except StopIteration as finished:
        result: R = finished.value
        return result, rounds


def asked_for(rounds: Rounds) -> list[Wanted]:
    """Everything that was asked for, as often as it was."""
    return [
        (kind, expansion.toward, subject)
        for expansions in rounds
        for expansion in expansions
        for kind in sorted(expansion.kinds)
        for subject in sorted(expansion.subjects)
    ]


def _rows(expansion: Expansion, links: Iterable[Link], kinds: Mapping[SubjectId, SubjectKind]) -> list[GatheredLink]:
    return [
        (link, kinds[link.start], kinds[link.end])
        for link in links
        if link.kind in expansion.kinds
        and (link.start if expansion.toward is Toward.TO else link.end) in expansion.subjects
    ]
