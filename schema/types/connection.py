"""Pages of a long answer, forward by keyset; a cursor belongs to one question of one caller."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import strawberry

from graph_models.errors import InvalidInput
from hub.domain.answers.records import Page
from schema.cursor import Scope, cursor_of

Node = TypeVar("Node")

MOST: Final = 100
"""How many objects one page holds at the most."""


@strawberry.type(name="PageInfo", description="Where a page ends.")
class PageInfo:
    """What a client needs to go on."""

    has_next_page: bool = strawberry.field(description="Whether there is more.")
    end_cursor: str | None = strawberry.field(description="What the next page is asked after; null for an empty page.")


@strawberry.type(name="Edge", description="One object of a page with its cursor.")
class Edge(Generic[Node]):
    """One object of a page."""

    cursor: str = strawberry.field(description="What a page that begins after this object is asked after.")
    node: Node = strawberry.field(description="The object.")


@strawberry.type(name="Connection", description="A page of objects in a fixed order.")
class Connection(Generic[Node]):
    """A page."""

    edges: list[Edge[Node]] = strawberry.field(description="The objects.")
    page_info: PageInfo = strawberry.field(description="Where the page ends.")


@dataclass(frozen=True, slots=True)
class Edged:
    """An edge as a source."""

    cursor: str
    node: object


@dataclass(frozen=True, slots=True)
class Connected:
    """A connection as a source."""

    edges: tuple[Edged, ...]
    page_info: PageInfo


def connected(page: Page[Any], scope: Scope, key: Callable[[Any], str]) -> Connected:
    """A page as a connection: each object with the cursor that a page after it is asked with."""
    edges = tuple(Edged(cursor_of(key(item), scope), item) for item in page.items)
    return Connected(
        edges, PageInfo(has_next_page=page.after is not None, end_cursor=edges[-1].cursor if edges else None)
    )


def page_size(first: int) -> int:
    """How many objects are asked for. Raises InvalidInput outside 1 to 100."""
    if not 1 <= first <= MOST:
        raise InvalidInput(f"a page holds 1 to {MOST} objects")
    return first
