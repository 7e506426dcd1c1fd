"""How an error names the place in a line: the path of a field, or the name of a column."""

from collections.abc import Callable
from typing import TypeVar

from graph_models.errors import HubError

_Given = TypeVar("_Given")
_Read = TypeVar("_Read")


def read_at(place: str, read: Callable[[_Given], _Read], given: _Given) -> _Read:
    """What `read` makes of the value given at a place, a path of field names in the line.

    A HubError that it raises carries the place as its detail.
    """
    try:
        return read(given)
    except HubError as error:
        raise type(error)(error.message, detail=place) from error
