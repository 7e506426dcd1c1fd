"""Any answer as JSON: camelCase names as in GraphQL, days as ISO dates, no end as null, revisions as text."""

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Final

from graph_models.civil_time import FOREVER
from graph_models.errors import Defect
from graph_models.identifiers.document import Document
from graph_models.intervals import Interval, IntervalSet

_REVISIONS: Final = frozenset({"revision", "through"})


def as_json(value: object) -> Any:
    """What `json.dumps` takes. Sets come out in order, so that equal answers print equally.

    Raises Defect on a document, whose number is never shown, and on a value of no known kind.
    """
    match value:
        case None | bool() | int() | str():
            return value.value if isinstance(value, Enum) else value
        case date():
            return _moment(value)
        case Interval() | IntervalSet() | Document():
            return _days_or_document(value)
        case frozenset() | tuple() | list():
            shown = [as_json(one) for one in value]
            return sorted(shown, key=str) if isinstance(value, frozenset) else shown
    if is_dataclass(value) and not isinstance(value, type):
        return _record(value)
    raise Defect("an answer holds a value that cannot be shown", detail=type(value).__name__)


def camel(name: str) -> str:
    """`as_of` as `asOf`."""
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)


def _record(value: Any) -> dict[str, Any]:
    shown = {}
    for one in fields(value):
        content = getattr(value, one.name)
        if one.name in _REVISIONS and isinstance(content, int):
            content = str(content)  # a 64-bit number, which JSON readers would round
        shown[camel(one.name)] = as_json(content)
    return shown


def _moment(value: date) -> str | None:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return None if value in {FOREVER, date.min} else value.isoformat()


def _days_or_document(value: Interval | IntervalSet | Document) -> Any:
    match value:
        case Interval(start=start, end=end):
            return {"from": _moment(start), "to": _moment(end)}
        case IntervalSet():
            return [_days_or_document(interval) for interval in value]
        case Document():
            raise Defect("a document is never shown")
