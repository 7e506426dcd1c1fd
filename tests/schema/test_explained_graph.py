"""An explanation as one graph in three forms that other tools read, with the names that the caller may see."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any, Final

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.civil_time import FOREVER
from graph_models.entities.link import Link
from graph_models.entities.subject import Subject
from graph_models.intervals import Interval
from graph_models.vocabulary import (
    DepartmentCode,
    Effect,
    FindingKind,
    LinkId,
    LinkKind,
    ListingId,
    ListTypeId,
    MeasureId,
    RestrictionId,
    Revision,
    RuleId,
    SourceId,
    SubjectId,
    SubjectKind,
)
from hub.domain.answers.explanation import ExplainedPath, ExplainedStep, Explanation
from hub.domain.answers.verdict import ShownListing, ShownRestriction
from schema.explained_graph import graph_of, graphml, mermaid, node_link, step_words
from tests.support.example_law import LAW_A, LAW_B, example_law

LAW: Final = example_law()
RULE: Final = LAW.rules[RuleId("arrears/controllers")]
FIRM, HOLDING, BOSS = SubjectId("o-firm"), SubjectId("o-holding"), SubjectId("p-boss")
ALWAYS: Final = Interval(date(2025, 1, 1), FOREVER)
NAMES: Final[Mapping[SubjectId, Subject]] = {
    FIRM: Subject(id=FIRM, kind=SubjectKind.ORGANISATION, name="示例甲有限公司"),
    BOSS: Subject(id=BOSS, kind=SubjectKind.PERSON, name="示＊＊"),
}
LISTED: Final = ShownListing(
    id=ListingId("l-1"),
    list_type=ListTypeId("arrears"),
    list_name="示例欠薪名单",
    department=DepartmentCode("d"),
    department_name="示例局",
    decision_number="〔2024〕示例1号",
    subject=FIRM,
    effective=date(2025, 1, 1),
    until=FOREVER,
)
RESTRICTION: Final = ShownRestriction(
    id=RestrictionId("r-1"),
    rule=RULE.id,
    subject=BOSS,
    effect=Effect.PROHIBIT,
    measure=MeasureId("M01"),
    measure_name="示例措施",
    domains=RULE.domains,
    basis=(LAW.legal_bases[LAW_A], LAW.legal_bases[LAW_B]),
    listing=LISTED,
    interval=ALWAYS,
    marks=frozenset(),
)


def link(name: str, start: SubjectId, end: SubjectId, kind: LinkKind = LinkKind.ACTUAL_CONTROLLER_OF) -> Link:
    """A link that a register states."""
    return Link(
        id=LinkId(name),
        kind=kind,
        start=start,
        end=end,
        valid_from=date(2020, 1, 1),
        valid_to=FOREVER,
        source=SourceId("register"),
        source_ref=None,
    )


def explained(*paths: ExplainedPath) -> Explanation:
    """Why the boss is bound."""
    return Explanation(
        revision=Revision(7), as_of=date(2025, 1, 1), restriction=RESTRICTION, rule=RULE, listing=LISTED, paths=paths
    )


def path(*steps: ExplainedStep, pending: bool = False) -> ExplainedPath:
    """A path that holds always."""
    return ExplainedPath(interval=ALWAYS, pending=pending, steps=steps)


CONTROLS: Final = ExplainedStep(
    start=FIRM, reached=BOSS, kind=LinkKind.ACTUAL_CONTROLLER_OF, links=(link("k-1", BOSS, FIRM),)
)
FOUND: Final = ExplainedStep(start=FIRM, reached=BOSS, finding=FindingKind.DIRECTLY_RESPONSIBLE)
HELD: Final = ExplainedStep(
    start=FIRM,
    reached=HOLDING,
    kind=LinkKind.SHAREHOLDER_OF,
    links=(link("k-2", HOLDING, FIRM), link("k-3", HOLDING, FIRM)),
)


def edges(*paths: ExplainedPath) -> list[tuple[str, str, Mapping[str, Any]]]:
    """The edges of the graph beside that of the listing."""
    graph = graph_of(explained(*paths), NAMES)
    return [(start, end, data) for start, end, data in graph.edges(data=True) if start != LISTED.id]


def test_the_listing_names_the_listed_subject_and_carries_its_law() -> None:
    graph = graph_of(explained(path()), NAMES)
    assert graph.nodes["l-1"] == {"kind": "LISTING", "label": "示例欠薪名单 〔2024〕示例1号", "law": "示例法a; 示例法b"}
    assert graph.nodes[FIRM] == {"kind": "ORGANISATION", "label": "示例甲有限公司"}
    assert list(graph.edges(data="label")) == [("l-1", FIRM, "names 列入")]


def test_a_step_is_an_edge_for_each_link_or_one_for_its_finding() -> None:
    assert [(start, end, data["label"]) for start, end, data in edges(path(CONTROLS), path(FOUND), path(HELD))] == [
        (FIRM, BOSS, step_words(CONTROLS)),
        (FIRM, BOSS, step_words(FOUND)),
        (FIRM, HOLDING, step_words(HELD)),
        (FIRM, HOLDING, step_words(HELD)),
    ]


def test_a_link_has_its_days_and_its_source() -> None:
    [(_, _, data)] = edges(path(CONTROLS, pending=True))
    assert data == {
        "label": step_words(CONTROLS),
        "pending": True,
        "valid_from": "2020-01-01",
        "valid_to": str(FOREVER),
        "register": "register",
        "register_ref": "",
    }


def test_one_link_on_two_paths_is_one_edge() -> None:
    assert len(edges(path(CONTROLS), path(CONTROLS, HELD))) == 3


def test_words_are_legal_terms() -> None:
    assert step_words(CONTROLS) == "actual controller 实际控制人"
    assert step_words(FOUND) == "directly responsible 直接负责的主管人员"


def test_a_masked_name_stays_masked_in_every_form() -> None:
    graph = graph_of(explained(path(CONTROLS)), NAMES)
    for text in (str(node_link(graph)), graphml(graph), mermaid(graph)):
        assert "示＊＊" in text


def test_a_subject_that_is_not_known_to_the_caller_is_shown_by_its_id() -> None:
    graph = graph_of(explained(path(HELD)), {**NAMES, BOSS: None})
    assert graph.nodes[HOLDING] == {"kind": "", "label": HOLDING}
    nameless = {FIRM: replace(NAMES[FIRM], name=None)}
    assert graph_of(explained(path()), nameless).nodes[FIRM]["label"] == FIRM


def test_node_link_json_is_read_by_networkx() -> None:
    graph = graph_of(explained(path(CONTROLS), path(HELD)), NAMES)
    read = nx.node_link_graph(node_link(graph), edges="edges")
    assert nx.utils.graphs_equal(read, graph)


def test_graphml_is_read_by_networkx() -> None:
    graph = graph_of(explained(path(CONTROLS, pending=True), path(FOUND), path(HELD)), NAMES)
    read = nx.read_graphml(BytesIO(graphml(graph).encode()), force_multigraph=True)
    assert {node: read.nodes[node] for node in read} == {node: graph.nodes[node] for node in graph}
    assert sorted(read.edges(data="label")) == sorted(graph.edges(data="label"))


def test_mermaid_is_a_flowchart_of_numbered_nodes() -> None:
    text = mermaid(graph_of(explained(path(CONTROLS)), NAMES))
    assert text.splitlines() == [
        "flowchart LR",
        '  n0["示例欠薪名单 〔2024〕示例1号"]',
        '  n1["示例甲有限公司"]',
        '  n2["示＊＊"]',
        '  n0 -- "names 列入" --> n1',
        '  n1 -- "actual controller 实际控制人" --> n2',
    ]


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ('示例"甲"', "示例#quot;甲#quot;"),
        ("示例#35;甲", "示例#35;35;甲"),
        ('"]; n9["x', "#quot;]; n9[#quot;x"),
        ("示例\n甲", "示例 甲"),
        ("示例<b>甲", "示例#lt;b#gt;甲"),
        ("示例&amp;甲", "示例#amp;amp;甲"),
    ],
)
def test_a_label_cannot_end_its_quotes(name: str, quoted: str) -> None:
    names = {FIRM: replace(NAMES[FIRM], name=name)}
    assert mermaid(graph_of(explained(path()), names)).splitlines()[2] == f'  n1["{quoted}"]'


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_graphml_is_read_whatever_the_name(name: str) -> None:
    names = {FIRM: replace(NAMES[FIRM], name=name)}
    read = nx.read_graphml(BytesIO(graphml(graph_of(explained(path()), names)).encode()))
    assert set(read.nodes) == {"l-1", FIRM}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_name_adds_a_line_or_a_quote_to_mermaid(name: str) -> None:
    names = {FIRM: replace(NAMES[FIRM], name=name)}
    text = mermaid(graph_of(explained(path()), names))
    assert len(text.splitlines()) == 4
    assert text.count('"') == 6
