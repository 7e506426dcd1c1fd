"""One line of neutral JSON to a command, or the reason why not."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import msgspec

from connectors.lines import Line
from connectors.reason import Reason
from connectors.row import Parsed, Rejected
from graph_models.errors import HubError

Shape = TypeVar("Shape", bound=msgspec.Struct)
Value = TypeVar("Value")

_PLACE: Final = re.compile(r" - at `\$\.?(?P<place>[^`]*)`$")
_MISSING: Final = re.compile(r"Object missing required field `(?P<name>\w+)`")
_TYPES: Final = re.compile(r"Expected `[a-z| ]+`, got `[a-z]+`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Format(Generic[Shape, Value]):
    """A kind of line: the shape its JSON has, and what reads a row of that shape.

    `read` may raise a HubError whose detail is the place in the line.
    """

    shape: type[Shape]
    read: Callable[[Shape], Value]

    def decoder(self) -> Callable[[Line], Parsed[Value] | Rejected]:
        """What turns lines into values; one decoder serves a whole file."""
        decode = msgspec.json.Decoder(self.shape).decode

        def decode_line(line: Line) -> Parsed[Value] | Rejected:
            try:
                value = self.read(decode(line.content))
            except msgspec.ValidationError as error:
                return _misshapen(line, str(error))
            except (msgspec.DecodeError, RecursionError):
                return _unreadable(line)
            except HubError as error:
                return Rejected.after(error, line=line.number, content=line.content, field=error.detail)
            return Parsed(line=line.number, value=value, content=line.content)

        return decode_line


def _unreadable(line: Line) -> Rejected:
    if not line.content.strip():
        return Rejected.because(Reason.EMPTY_LINE, "a line is empty", line=line.number, content=line.content)
    if not line.ended:
        message = "the last line has no line end and is not whole"
        return Rejected.because(Reason.TRUNCATED_LINE, message, line=line.number, content=line.content)
    return Rejected.because(Reason.NOT_JSON, "a line is not a JSON object", line=line.number, content=line.content)


def _misshapen(line: Line, text: str) -> Rejected:
    """Say what is wrong by place and type only: a value, or an unknown field, may be somebody's name."""
    found = _PLACE.search(text)
    place = found["place"] if found else ""
    head = text[: found.start()] if found else text
    missing = _MISSING.fullmatch(head)
    if missing is not None:
        place = f"{place}.{missing['name']}" if place else missing["name"]
        reason, message = Reason.MISSING_FIELD, "a required field is missing"
    elif head.startswith("Object contains unknown field"):
        reason, message = Reason.UNKNOWN_FIELD, "an object has a field that the format does not know"
    elif _TYPES.fullmatch(head):
        reason, message = Reason.WRONG_TYPE, head.replace("`", "").replace("Expected", "expected", 1)
    else:
        reason, message = Reason.INVALID_VALUE, "a value is outside what the format allows"
    return Rejected.because(reason, message, line=line.number, content=line.content, field=place or None)
