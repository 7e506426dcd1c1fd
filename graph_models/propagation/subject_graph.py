"""The graph that propagation decides over: subjects with their kind, links keyed by their id."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph_models.entities.link import Link
from graph_models.vocabulary import LinkKind, SubjectId, SubjectKind, Toward

if TYPE_CHECKING:
    SubjectGraph = nx.MultiDiGraph[SubjectId, dict[str, Any], dict[str, Any]]
else:
    SubjectGraph = nx.MultiDiGraph  # the class takes no type parameters at run time


def new_graph() -> SubjectGraph:
    """A graph without subjects."""
    return nx.MultiDiGraph()


def add_subject(graph: SubjectGraph, subject: SubjectId, kind: SubjectKind) -> None:
    """Put a subject in; again changes nothing."""
    graph.add_node(subject, kind=kind)


def add_link(graph: SubjectGraph, link: Link, *, start_kind: SubjectKind, end_kind: SubjectKind) -> None:
    """Put a link in with both its ends; again changes nothing."""
    add_subject(graph, link.start, start_kind)
    add_subject(graph, link.end, end_kind)
    graph.add_edge(link.start, link.end, key=link.id, link=link)


def kind_of(graph: SubjectGraph, subject: SubjectId) -> SubjectKind | None:
    """What the subject is, None when it is not in the graph."""
    kind: SubjectKind | None = graph.nodes[subject]["kind"] if subject in graph else None
    return kind


def links_from(
    graph: SubjectGraph, subject: SubjectId, *, toward: Toward, kinds: frozenset[LinkKind]
) -> Iterator[tuple[SubjectId, Link]]:
    """Every link of these kinds whose near end is the subject, with the far end it leads to."""
    if subject not in graph:
        return
    outward = toward is Toward.TO
    edges = graph.out_edges(subject, data=True) if outward else graph.in_edges(subject, data=True)
    for start, end, attributes in edges:
        link: Link = attributes["link"]
        if link.kind in kinds:
            yield (end if outward else start), link
