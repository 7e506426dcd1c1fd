"""Short forms of fields whose value lies in a part of the source: an attribute of an attribute, a day, a sorted set."""

from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import Any

import strawberry

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import FOREVER
from schema.context import Info


def part(path: str, graphql_type: Any, description: str, *, name: str | None = None) -> Any:
    """A field that is an attribute of the source, by a dotted path."""
    return _field(attrgetter(path), graphql_type, description, name=name)


def day(path: str, description: str, *, name: str | None = None) -> Any:
    """A day that may be open: null where no end or no beginning is stated."""
    read = attrgetter(path)
    return _field(lambda source: open_day(read(source)), date | None, description, name=name)


def ordered(path: str, graphql_type: Any, description: str) -> Any:
    """A set of the source as a list in the order of its values."""
    read = attrgetter(path)
    return _field(lambda source: sorted(read(source)), list[graphql_type], description)


def derived(read: Callable[[Any], Any], graphql_type: Any, description: str) -> Any:
    """A field that is a plain function of the source."""
    return _field(read, graphql_type, description)


def of_catalogue(read: Callable[[Catalogue, Any], Any], graphql_type: Any, description: str) -> Any:
    """A field that is read in the catalogue, for what the source names."""

    def resolve(root: strawberry.Parent[Any], info: Info) -> Any:
        return read(info.context.services.catalogue, root)

    return strawberry.field(resolver=resolve, graphql_type=graphql_type, description=description)


def open_day(found: date | None) -> date | None:
    """A day as it is shown: the sentinels of an open end and beginning are null."""
    return None if found in {FOREVER, date.min} else found


def _field(read: Callable[[Any], Any], graphql_type: Any, description: str, *, name: str | None = None) -> Any:
    def resolve(root: strawberry.Parent[Any]) -> Any:
        return read(root)

    return strawberry.field(resolver=resolve, name=name, graphql_type=graphql_type, description=description)
