"""Rules of law. Whoever asks a hub holds the same catalogue: what the service says of a rule has to be said there."""

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.catalogue.phrases import term_text, whom_text
from graph_models.errors import Defect
from graph_models.vocabulary import RuleId
from hub.app.remote.hearing.days import end_day, first_day
from hub.app.remote.service import Said


def rule(said: Said, catalogue: Catalogue) -> Rule:
    """The rule that the service means, whole. Raises Defect where it is another law than that of this catalogue.

    The service says in words whom a rule reaches and for how long; the catalogue's own words have to be the same.
    """
    own = catalogue.rules.get(RuleId(said["id"]))
    if own is None or _as_said(own) != {**said, **_days(said)}:
        raise Defect("the service answers by another law than this catalogue holds")
    return own


def _as_said(own: Rule) -> Said:
    return {
        "id": own.id,
        "listType": {"id": own.list_type},
        "listed": sorted(own.listed),
        "measure": {"id": own.measure},
        "domains": sorted(own.domains),
        "effect": own.effect,
        "basis": [{"id": basis} for basis in own.basis],
        "whom": whom_text(own),
        "binds": sorted(own.binds),
        "kinds": sorted(own.scope.kinds),
        "kindsFromListing": own.scope.from_listing,
        "territory": own.territory,
        "term": term_text(own.term),
        "survives": sorted(own.survives),
        "requiresOrder": own.requires_order,
        "confidence": own.confidence,
        "note": own.note,
        "validFrom": own.valid_from,
        "validTo": own.valid_to,
    }


def _days(said: Said) -> Said:
    return {"validFrom": first_day(said["validFrom"]), "validTo": end_day(said["validTo"])}
