"""Maps the rows that a check reads."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from graph_models.catalogue.model import Catalogue
from graph_models.errors import Defect
from graph_models.propagation.standing import standing
from graph_models.vocabulary import (
    ListTypeId,
    RestrictionId,
    RuleId,
    SourceId,
    SubjectId,
)
from hub.domain.bound import BoundRow
from hub.domain.deciding import FedSource
from hub.services.rows import entities


def bound_row(parts: Sequence[Any], catalogue: Catalogue) -> BoundRow:
    """A live row with its listing and that listing's events."""
    restriction, rule, subject, start, end, pending, record, events = parts
    listing = entities.listing(record)
    list_type = catalogue.list_types.get(listing.list_type)
    if list_type is None:
        raise Defect("the store rests on a list type that the catalogue lacks", detail=listing.list_type)
    return BoundRow(
        restriction=RestrictionId(restriction),
        rule=RuleId(rule),
        subject=SubjectId(subject),
        interval=entities.interval(start, end),
        pending=entities.days(pending),
        listing=listing,
        department_name=record["department_name"],
        standing=standing(listing, list_type, [entities.event(each) for each in events]),
    )


def fed_source(parts: Sequence[Any]) -> FedSource:
    """A source with the day of its last delivery."""
    source, list_types, fresh_for_days, last = parts
    return FedSource(
        id=SourceId(source),
        list_types=frozenset(ListTypeId(each) for each in list_types),
        fresh_for_days=fresh_for_days,
        last_delivery=date.fromisoformat(last) if last else None,
    )
