"""Loads the catalogue into the store, and refuses one that lacks rules on which restrictions rest."""

from graph_models.catalogue.model import Catalogue
from graph_models.errors import NoBasis
from graph_models.statements import law
from hub.ports.store import Store


async def load_catalogue_nodes(store: Store, catalogue: Catalogue) -> None:
    """Bring the catalogue's nodes up to date. Raises NoBasis where the store rests on rules it lacks."""
    missing = await store.read(law.RULES_IN_USE, {"known": sorted(catalogue.rules)})
    if missing:
        names = ", ".join(row["rule"] for row in missing[:5])
        raise NoBasis(f"restrictions rest on rules that the catalogue lacks: {names}")
    bases = [{"id": each.id, "title": each.title} for each in catalogue.legal_bases.values()]
    await store.append(law.SET_BASES, {"bases": bases})
    measures = [
        {"id": each.id, "name": each.name, "class": each.measure_class, "basis": list(each.basis)}
        for each in catalogue.measures.values()
    ]
    await store.append(law.SET_MEASURES, {"measures": measures})
    list_types = [
        {"id": each.id, "name": each.name, "class": each.list_class, "basis": list(each.basis)}
        for each in catalogue.list_types.values()
    ]
    await store.append(law.SET_LIST_TYPES, {"list_types": list_types})
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
    await store.append(law.SET_RULES, {"rules": rules})
