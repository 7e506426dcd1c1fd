"""The catalogue as nodes of the graph, so that an auditor can walk from an article to everything that rests on it."""

from typing import Any

from graph_models.catalogue.model import Catalogue
from graph_models.statements import law
from graph_models.statements.statement import Statement


def catalogue_nodes(catalogue: Catalogue) -> list[tuple[Statement, dict[str, Any]]]:
    """The statements that load a catalogue, each with its rows, in the order in which they are sent."""
    bases = [{"id": each.id, "title": each.title} for each in catalogue.legal_bases.values()]
    measures = [
        {"id": each.id, "name": each.name, "class": each.measure_class, "basis": list(each.basis)}
        for each in catalogue.measures.values()
    ]
    list_types = [
        {"id": each.id, "name": each.name, "class": each.list_class, "basis": list(each.basis)}
        for each in catalogue.list_types.values()
    ]
    rules = [
        {
            "id": each.id,
            "list_type": each.list_type,
            "measure": each.measure,
            "effect": each.effect,
            "domains": sorted(each.domains),
            "basis": list(each.basis),
        }
        for each in catalogue.rules.values()
    ]
    return [
        (law.SET_BASES, {"bases": bases}),
        (law.SET_MEASURES, {"measures": measures}),
        (law.SET_LIST_TYPES, {"list_types": list_types}),
        (law.SET_RULES, {"rules": rules}),
    ]
