"""The bounds of texts that are written: long enough for real names, short enough for an index of the store.

They are those of the neutral format and of the JSON inputs of commands.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Final

from strawberry import Some

from graph_models.errors import InvalidInput

_SHOWN: Final = re.compile(r"(?=\s*\S)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd]*")
"""Not blank, and without control characters, line breaks, marks of byte order or of a wrong decoding."""
_PROSE: Final = re.compile(r"(?=\s*\S)[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffd]*")
"""The same, but tabs and line breaks are allowed."""

_KEY: Final = (_SHOWN, 200)
_FORMS: Final[Mapping[str, tuple[re.Pattern[str], int]]] = {
    "name": (_SHOWN, 500),
    "ground": (_PROSE, 20_000),
    "reason": (_PROSE, 20_000),
}
"""By the name of the field; every other one is an id, number or code that somebody gave."""


def check_texts(given: object) -> None:
    """Refuse an input that holds a text out of bounds, and say where. Raises InvalidInput.

    The text itself is not repeated: it may be a name or a number.
    """
    for field, text in _texts(given, ""):
        form, longest = _FORMS.get(field, _KEY)
        if len(text) > longest:
            raise InvalidInput(f"{field} holds at most {longest} characters")
        if not form.fullmatch(text):
            raise InvalidInput(f"{field} is blank or holds control characters")


def _texts(given: Any, field: str) -> Iterator[tuple[str, str]]:
    """Every text of an input with the name of its field."""
    match given:
        case Enum():
            return
        case str():
            yield field, given
        case list():
            for each in given:
                yield from _texts(each, field)
        case Some():
            yield from _texts(given.value, field)
        case _ if is_dataclass(given):
            for each in fields(given):
                yield from _texts(getattr(given, each.name), each.name)
