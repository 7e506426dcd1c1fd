"""Which form of answer a caller accepts, by GraphQL over HTTP and RFC 9110, section 12.5.1."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Media(StrEnum):
    """The forms in which the service answers."""

    RESPONSE = "application/graphql-response+json"
    JSON = "application/json"
    STREAM = "text/event-stream"

    @property
    def content_type(self) -> str:
        """The header's value, with the encoding named."""
        return f"{self.value}; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What a caller accepts: the form of a single answer, best first; and whether an event stream will do."""

    single: Media | None
    stream: bool


# Callers that say nothing, or that anything will do, are older than the newer media type: they get plain JSON.
_RANGES: Final = {
    Media.RESPONSE.value: Media.RESPONSE,
    Media.JSON.value: Media.JSON,
    "application/*": Media.JSON,
    "*/*": Media.JSON,
}


def accepted(header: str | None) -> Accepted:
    """What an Accept header asks for; without one, plain JSON."""
    if header is None or not header.strip():
        return Accepted(single=Media.JSON, stream=False)
    weights = _weights(header)
    best = max((kind for kind in weights if kind in _RANGES), key=lambda kind: weights[kind], default=None)
    return Accepted(single=_RANGES[best] if best else None, stream=Media.STREAM.value in weights)


def _weights(header: str) -> dict[str, float]:
    """Weight of each media range in the order of the header; ranges that are refused are left out."""
    weights: dict[str, float] = {}
    for part in header.split(","):
        kind, *parameters = (text.strip().lower() for text in part.split(";"))
        given = dict(_pair(parameter) for parameter in parameters)
        weight = _weight(given.get("q", "1"))
        if weight > 0 and given.get("charset", "utf-8") in {"utf-8", "utf8"}:
            weights.setdefault(kind, weight)
    return weights


def _pair(parameter: str) -> tuple[str, str]:
    name, _, value = parameter.partition("=")
    return name.strip(), value.strip().strip('"')


def _weight(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def is_json_in_utf8(content_type: str | None) -> bool:
    """Whether a body of this Content-Type can be read: JSON, in UTF-8 or with no encoding named."""
    kind, *parameters = (text.strip().lower() for text in (content_type or "").split(";"))
    charset = dict(_pair(parameter) for parameter in parameters).get("charset", "utf-8")
    return kind == Media.JSON.value and charset in {"utf-8", "utf8"}
