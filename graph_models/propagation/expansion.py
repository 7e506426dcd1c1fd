"""What a pure function asks of a store: all links of some kinds at some subjects; never the same twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_models.entities.link import Link
from graph_models.propagation.subject_graph import SubjectGraph, add_link
from graph_models.vocabulary import LinkKind, SubjectId, SubjectKind, Toward

GatheredLink = tuple[Link, SubjectKind, SubjectKind]
"""A link with the kinds of its start and of its end."""

Wanted = tuple[LinkKind, Toward, SubjectId]
"""One kind of link, in one direction, at one near end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """Asks for every link of these kinds whose near end is one of the subjects, whatever its validity.

    Toward FROM the near end is the link's end and it is walked to its start; toward TO it is the other
    way round.
    """

    kinds: frozenset[LinkKind]
    toward: Toward
    subjects: frozenset[SubjectId]


def expansions(wanted: Iterable[Wanted]) -> tuple[Expansion, ...]:
    """The fewest expansions that ask for exactly this, in a fixed order."""
    kinds_at: dict[tuple[Toward, SubjectId], set[LinkKind]] = {}
    for kind, toward, subject in wanted:
        kinds_at.setdefault((toward, subject), set()).add(kind)
    subjects_of: dict[tuple[Toward, tuple[LinkKind, ...]], set[SubjectId]] = {}
    for (toward, subject), kinds in kinds_at.items():
        subjects_of.setdefault((toward, tuple(sorted(kinds))), set()).add(subject)
    return tuple(
        Expansion(kinds=frozenset(kinds), toward=toward, subjects=frozenset(subjects))
        for (toward, kinds), subjects in sorted(subjects_of.items())
    )


def add_rows(graph: SubjectGraph, rows: Sequence[GatheredLink]) -> None:
    """Put the answer to expansions into the graph; a link that came before changes nothing."""
    for link, start_kind, end_kind in rows:
        add_link(graph, link, start_kind=start_kind, end_kind=end_kind)
