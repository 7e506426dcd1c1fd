"""The graph of subjects and links."""

from graph_models.propagation.subject_graph import add_link, add_subject, kind_of, links_from, new_graph
from graph_models.vocabulary import LinkKind, SubjectId, SubjectKind, Toward
from tests.graph_models.propagation.builders import holds, represents

A, B, P = SubjectId("A"), SubjectId("B"), SubjectId("p")
HOLDING, REPRESENTATION = holds("A", "B", 60), represents("p", "A")
BOTH = frozenset({LinkKind.SHAREHOLDER_OF, LinkKind.LEGAL_REPRESENTATIVE_OF})


def test_links_are_found_from_either_end_and_by_kind() -> None:
    graph = new_graph()
    add_link(graph, HOLDING, start_kind=SubjectKind.ORGANISATION, end_kind=SubjectKind.ORGANISATION)
    add_link(graph, REPRESENTATION, start_kind=SubjectKind.PERSON, end_kind=SubjectKind.ORGANISATION)
    assert list(links_from(graph, A, toward=Toward.TO, kinds=BOTH)) == [(B, HOLDING)]
    assert list(links_from(graph, A, toward=Toward.FROM, kinds=BOTH)) == [(P, REPRESENTATION)]
    assert list(links_from(graph, B, toward=Toward.FROM, kinds=frozenset({LinkKind.OWNS}))) == []
    assert list(links_from(graph, SubjectId("Z"), toward=Toward.TO, kinds=BOTH)) == []


def test_a_link_that_comes_again_is_one_link() -> None:
    graph = new_graph()
    for _ in range(2):
        add_link(graph, HOLDING, start_kind=SubjectKind.ORGANISATION, end_kind=SubjectKind.ORGANISATION)
    assert graph.number_of_edges() == 1


def test_a_subject_has_its_kind_and_an_unknown_one_has_none() -> None:
    graph = new_graph()
    add_subject(graph, P, SubjectKind.PERSON)
    assert kind_of(graph, P) is SubjectKind.PERSON
    assert kind_of(graph, A) is None
