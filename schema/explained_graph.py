"""An explanation as a graph: subjects and the steps between them, as node-link JSON, GraphML and Mermaid text."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

import networkx as nx

from graph_models.catalogue.phrases import FINDINGS, ROLES
from graph_models.entities.subject import Subject
from graph_models.vocabulary import SubjectId
from hub.domain.answers.explanation import ExplainedPath, ExplainedStep, Explanation

_LISTING: Final = "listing"

_NO_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ENTITIES: Final = str.maketrans({"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;"})


def step_words(step: ExplainedStep) -> str:
    """What was walked, in legal terms: `legal representative 法定代表人`."""
    if step.finding is not None:
        return FINDINGS[step.finding]
    return ROLES[step.kind] if step.kind is not None else ""


def graph_of(explanation: Explanation, names: Mapping[SubjectId, Subject | None]) -> "nx.MultiDiGraph[str]":
    """The listing, the subjects on every path, and the steps from one to the next; names as the caller may see them."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    listing = explanation.listing
    graph.add_node(
        listing.id,
        kind="LISTING",
        label=f"{listing.list_name} {listing.decision_number}",
        law="; ".join(basis.title for basis in explanation.restriction.basis),
    )
    _add_subject(graph, listing.subject, names)
    graph.add_edge(listing.id, listing.subject, key=_LISTING, label="names 列入", valid_from=str(listing.effective))
    for path in explanation.paths:
        _add_path(graph, path, names)
    return graph


def node_link(graph: "nx.MultiDiGraph[str]") -> dict[str, Any]:
    """Node-link JSON."""
    return dict(nx.node_link_data(graph, edges="edges"))


def graphml(graph: "nx.MultiDiGraph[str]") -> str:
    """GraphML text."""
    buffer = BytesIO()
    writable = graph.copy()
    for data in (*(each for _, each in writable.nodes(data=True)), *(each for *_, each in writable.edges(data=True))):
        texts = {name: value for name, value in data.items() if isinstance(value, str)}
        data.update({name: _NO_XML.sub("\ufffd", text) for name, text in texts.items()})
    nx.write_graphml(writable, buffer, encoding="utf-8")
    return buffer.getvalue().decode("utf-8")


def mermaid(graph: "nx.MultiDiGraph[str]") -> str:
    """Mermaid flowchart text; nodes are numbered, labels are quoted."""
    numbers = {node: f"n{number}" for number, node in enumerate(graph.nodes)}
    lines = ["flowchart LR"]
    lines += [f'  {numbers[node]}["{_quoted(data["label"])}"]' for node, data in graph.nodes(data=True)]
    lines += [
        f'  {numbers[start]} -- "{_quoted(data["label"])}" --> {numbers[end]}'
        for start, end, data in graph.edges(data=True)
    ]
    return "\n".join(lines) + "\n"


def _add_path(graph: "nx.MultiDiGraph[str]", path: ExplainedPath, names: Mapping[SubjectId, Subject | None]) -> None:
    for step in path.steps:
        _add_subject(graph, step.reached, names)
        details = {"label": step_words(step), "pending": path.pending}
        for link in step.links:
            graph.add_edge(
                step.start,
                step.reached,
                key=link.id,
                valid_from=str(link.valid_from),
                valid_to=str(link.valid_to),
                register=link.source or "",  # `source` is where an edge starts, in node-link JSON
                register_ref=link.source_ref or "",
                **details,
            )
        if step.finding is not None:
            graph.add_edge(step.start, step.reached, key=step.finding.value, **details)


def _add_subject(graph: "nx.MultiDiGraph[str]", subject: SubjectId, names: Mapping[SubjectId, Subject | None]) -> None:
    known = names.get(subject)
    graph.add_node(subject, kind=known.kind.value if known else "", label=(known.name if known else None) or subject)


def _quoted(text: str) -> str:
    """A label as Mermaid shows it: it reads HTML in labels, and ends them at a quote or a line's end."""
    return _BREAKS.sub(" ", text).translate(_ENTITIES)
