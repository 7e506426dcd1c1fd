"""Two answers to one question, field by field: what the caller gets of what there is."""

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final, NamedTuple

from graph_models.vocabulary import SubjectId
from hub.domain.showing import masked

Answer = Mapping[str, Any]


class Gets(StrEnum):
    """What a caller gets of a field; a cell of the tables is made of these words."""

    FULL = "full"
    MASKED = "masked"
    """A person's name by its first character."""
    OWN = "own"
    """The caller's own name in full."""
    PART = "part"
    """Some of a list."""
    NONE = "none"
    """An empty list where there is something."""
    NULL = "null"
    """Null where there is something."""
    OTHER = "other"
    """Something else than there is."""


class Seen(NamedTuple):
    """What a caller gets of one field of an object type, `Listing.id`."""

    field: str
    gets: Gets


_MADE: Final = frozenset({"checkId", "cursor", "endCursor"})
"""Made anew for each answer: there is nothing to compare with."""
_KEYS: Final = (
    ("id",),
    ("check",),
    ("revision", "position"),
    ("role", "restriction"),
    ("personId", "as"),
    ("source",),
    ("restriction",),
)
"""Fields that between them tell the objects of a list apart, those that are tried first first."""


def compared(
    there_is: Answer, gets: Answer, *, persons: Mapping[SubjectId, str], own: SubjectId | None
) -> Iterator[Seen]:
    """Every field of the caller's object and of those below it. `own` is the caller's id where it is a subject."""
    kind = gets["__typename"]
    left = _MADE | {"__typename"} | ({"kind"} if kind != there_is["__typename"] else set())
    for name, value in gets.items():
        if name not in left and name in there_is:
            whole = there_is[name]
            field = f"{kind}.{name}"
            yield Seen(field, _outcome(whole, value, persons=persons, own=own))
            for pair in _pairs(whole, value):
                yield from compared(*pair, persons=persons, own=own)


def objects_of(answer: Any) -> Iterator[Answer]:
    """Every object of an answer, the outer ones first."""
    if isinstance(answer, list):
        for each in answer:
            yield from objects_of(each)
    elif isinstance(answer, dict) and "__typename" in answer:
        yield answer
        for each in answer.values():
            yield from objects_of(each)


def _outcome(whole: Any, value: Any, *, persons: Mapping[SubjectId, str], own: SubjectId | None) -> Gets:
    if value is None:
        return Gets.FULL if whole is None else Gets.NULL
    if isinstance(value, list):
        return _of_list(whole, value)
    if _is_object(value):
        return Gets.FULL if _is_object(whole) else Gets.OTHER
    return _of_leaf(whole, value, persons=persons, own=own)


def _of_list(whole: Any, value: Sequence[Any]) -> Gets:
    there_is, gets = ([_key(each) for each in side] for side in (whole, value))
    if there_is == gets:
        return Gets.FULL
    if not set(gets) <= set(there_is):
        return Gets.OTHER
    return Gets.PART if gets else Gets.NONE


def _of_leaf(whole: Any, value: Any, *, persons: Mapping[SubjectId, str], own: SubjectId | None) -> Gets:
    text, shown = (json.dumps(side, ensure_ascii=False, sort_keys=True) for side in (whole, value))
    named = {person: name for person, name in persons.items() if name in text}
    if shown == text:
        return Gets.OWN if named.keys() == {own} else Gets.FULL
    hidden = _masking(text, {person: name for person, name in named.items() if person != own})
    return Gets.MASKED if shown == hidden else Gets.OTHER


def _masking(text: str, names: Mapping[SubjectId, str]) -> str:
    for name in names.values():
        text = text.replace(name, masked(name) or "")
    return text


def _pairs(whole: Any, value: Any) -> Iterator[tuple[Answer, Answer]]:
    """The objects below a field, each with its counterpart."""
    if _is_object(whole) and _is_object(value):
        yield whole, value
    if isinstance(whole, list) and isinstance(value, list):
        known = {_key(each): each for each in whole if _is_object(each)}
        yield from ((known[_key(each)], each) for each in value if _is_object(each) and _key(each) in known)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict) and "__typename" in value


def _key(item: Any) -> str:
    """What an element of a list is told apart by."""
    if not _is_object(item):
        return json.dumps(item, ensure_ascii=False)
    if "node" in item:
        return _key(item["node"])
    for names in _KEYS:
        if all(name in item for name in names):
            parts = (_key(item[name]) for name in names)
            return "/".join(parts)
    return "/".join(json.dumps(item[name]) for name in sorted(item) if not _nested(item[name]))


def _nested(value: Any) -> bool:
    return _is_object(value) or isinstance(value, list)
