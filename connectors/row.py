"""What a parser yields for a line: a value, or the reason why there is none; neither shows the line."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Generic, Self, TypeVar

from connectors.reason import Reason, ReasonCode
from graph_models.errors import HubError

T_co = TypeVar("T_co", covariant=True)


def line_digest(content: bytes) -> str:
    """SHA-256 (hexadecimal) of a physical line without its line end: it finds the line and hides it."""
    return sha256(content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed(Generic[T_co]):
    """A line that was understood. `line` counts physical lines from 1; of a record over several, the first.

    `content` is that line without its line end, kept so that a refused row can be named by its digest.
    """

    line: int
    value: T_co = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A line set aside. `field` is the path or column that is wrong; no text here holds personal data."""

    line: int
    reason: ReasonCode
    message: str
    digest: str
    field: str | None = None

    @classmethod
    def because(cls, reason: Reason, message: str, *, line: int, content: bytes, field: str | None = None) -> Self:
        """Set a line aside for a reason of the format."""
        return cls(
            line=line,
            reason=ReasonCode(reason.value),
            message=message,
            digest=line_digest(content),
            field=field,
        )

    @classmethod
    def after(cls, error: HubError, *, line: int, content: bytes, field: str | None = None) -> Self:
        """Set a line aside because a rule refuses it."""
        code = ReasonCode(error.code)
        return cls(line=line, reason=code, message=error.message, digest=line_digest(content), field=field)


Row = Parsed[T_co] | Rejected
