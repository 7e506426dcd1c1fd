"""One edition of the catalogue: what states it, and the rules that rest on that."""

from dataclasses import replace

from graph_models.catalogue.model import Catalogue
from graph_models.errors import NotFound


def in_edition(catalogue: Catalogue, edition: str | None) -> Catalogue:
    """The whole catalogue, or the bases and measures of one edition with the rules and lists that name them.

    Raises NotFound for an edition that no basis and no measure states: editions nobody has read are not invented.
    """
    if edition is None:
        return catalogue
    bases = {key: row for key, row in catalogue.legal_bases.items() if row.edition == edition}
    measures = {key: row for key, row in catalogue.measures.items() if row.edition == edition}
    if not bases and not measures:
        raise NotFound("no legal basis and no measure states this edition")
    rules = {
        key: row
        for key, row in catalogue.rules.items()
        if row.measure in measures or not bases.keys().isdisjoint(row.basis)
    }
    lists = {row.list_type for row in rules.values()}
    return replace(
        catalogue,
        legal_bases=bases,
        measures=measures,
        rules=rules,
        list_types={key: row for key, row in catalogue.list_types.items() if key in lists},
    )
