"""The scalars: revisions as text, civil days, instants in UTC, and a graph as node-link JSON."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, Final, NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from graph_models.vocabulary import Revision

NodeLink = NewType("NodeLink", dict[str, Any])
"""A graph in the node-link form of networkx."""

_DIGITS: Final = 19
"""A revision is a 64-bit number that is not negative."""
_LARGEST: Final = 2**63 - 1

# Python's own readers take more: weeks, forms without separators, a space for the T
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"
)
"""RFC 3339; what is finer than a microsecond is cut off."""


def _revision(value: object) -> Revision:
    """Accepts the text of a whole number, and the whole number itself where it is written as a literal."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not (isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise GraphQLError("a revision is the text of a whole number")
    number = int(text)
    if number > _LARGEST:
        raise GraphQLError("a revision is the text of a whole number of 64 bits")
    return Revision(number)


def _day(value: object) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise GraphQLError("a day is written as 2025-01-31")


def _instant(value: object) -> datetime:
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        with suppress(ValueError, OverflowError):
            return datetime.fromisoformat(value).astimezone(UTC)
    raise GraphQLError("an instant is written as 2025-01-31T12:00:00Z, with its offset")


def _instant_text(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _output_only(_value: object) -> Any:
    raise GraphQLError("a graph is answered and never taken")


SCALARS: Final[Mapping[object, ScalarDefinition]] = {
    Revision: strawberry.scalar(
        name="Revision",
        description="A position in the hub's one sequence of changes: the text of a whole number, because it has "
        "64 bits. It only grows.",
        serialize=str,
        parse_value=_revision,
    ),
    date: strawberry.scalar(
        name="Date",
        description="A civil day in Asia/Shanghai, as 2025-01-31.",
        serialize=date.isoformat,
        parse_value=_day,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="An instant in UTC, as 2025-01-31T04:00:00Z.",
        serialize=_instant_text,
        parse_value=_instant,
    ),
    NodeLink: strawberry.scalar(
        name="NodeLink",
        description="A graph as node-link JSON, the form of networkx: nodes with ids, edges with source and target.",
        serialize=dict,
        parse_value=_output_only,
    ),
}
