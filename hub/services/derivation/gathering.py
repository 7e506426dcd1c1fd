"""Drives the questions that propagation asks of the graph, for many listings in the same rounds."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from graph_models.propagation.expansion import Expansion, GatheredLink
from graph_models.statements import facts
from graph_models.vocabulary import LinkKind, SubjectId, SubjectKind, Toward
from hub.ports.store import View
from hub.services.rows import entities

T = TypeVar("T")
K = TypeVar("K")

Asking = Generator[tuple[Expansion, ...], Sequence[GatheredLink], T]
"""A pure function that asks for links round by round and returns a result."""

_STATEMENTS: Final = {Toward.FROM: facts.EXPAND_TO_START, Toward.TO: facts.EXPAND_TO_END}

_Nearby = Mapping[tuple[Toward, SubjectId], Sequence[GatheredLink]]


async def drive(view: View, askers: Mapping[K, Asking[T]], *, also: Sequence[GatheredLink] = ()) -> dict[K, T]:
    """Answer every asker until each has returned; `also` are links that are to be seen beside the recorded ones."""
    results: dict[K, T] = {}
    asked: dict[K, tuple[Expansion, ...]] = {}
    for key, asker in askers.items():
        _advance(key, asker, None, asked=asked, results=results)
    while asked:
        nearby = await _answer(view, asked.values(), also)
        for key, expansions in list(asked.items()):
            del asked[key]
            _advance(key, askers[key], _own(expansions, nearby), asked=asked, results=results)
    return results


def _advance(
    key: K,
    asker: Asking[T],
    rows: Sequence[GatheredLink] | None,
    *,
    asked: dict[K, tuple[Expansion, ...]],
    results: dict[K, T],
) -> None:
    try:
        asked[key] = next(asker) if rows is None else asker.send(rows)
    except StopIteration as done:
        results[key] = done.value


async def _answer(view: View, asked: Iterable[tuple[Expansion, ...]], also: Sequence[GatheredLink]) -> _Nearby:
    """One read a direction and set of kinds for everything asked in this round."""
    wanted: dict[tuple[Toward, frozenset[LinkKind]], set[SubjectId]] = defaultdict(set)
    for expansions in asked:
        for each in expansions:
            wanted[each.toward, each.kinds].update(each.subjects)
    nearby: dict[tuple[Toward, SubjectId], list[GatheredLink]] = defaultdict(list)
    for (toward, kinds), subjects in sorted(wanted.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        rows = await view.run(_STATEMENTS[toward], {"subjects": sorted(subjects), "kinds": sorted(kinds)})
        for row in rows[0]["links"]:
            found = (entities.link(row), SubjectKind(row["start_kind"]), SubjectKind(row["end_kind"]))
            nearby[toward, _near(found, toward)].append(found)
        for extra in also:
            if extra[0].kind in kinds and _near(extra, toward) in subjects:
                nearby[toward, _near(extra, toward)].append(extra)
    return nearby


def _near(found: GatheredLink, toward: Toward) -> SubjectId:
    return found[0].end if toward is Toward.FROM else found[0].start


def _own(expansions: Iterable[Expansion], nearby: _Nearby) -> list[GatheredLink]:
    return [
        found
        for each in expansions
        for subject in each.subjects
        for found in nearby.get((each.toward, subject), ())
        if found[0].kind in each.kinds
    ]
