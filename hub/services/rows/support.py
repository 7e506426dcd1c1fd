"""How a support is kept on its relationship, and read back."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from graph_models.entities.restriction import Support, Via
from graph_models.vocabulary import FindingKind, LinkId, LinkKind, SubjectId
from hub.services.rows import entities

_FINDINGS = frozenset(FindingKind)


def support(parts: Sequence[Any]) -> Support:
    """A support from `[valid_from, valid_to, depth, parent, via, pending]`."""
    start, end, depth, parent, via, pending = parts
    return Support(
        interval=entities.interval(start, end),
        depth=depth,
        parent=SubjectId(parent) if parent else None,
        via=tuple(_via(each) for each in via),
        pending=pending,
    )


def support_record(kept: Support) -> dict[str, Any]:
    """A support as it is kept; `key` is a digest of its content, so that it can be closed."""
    record: dict[str, Any] = {
        "valid_from": kept.interval.start.isoformat(),
        "valid_to": kept.interval.end.isoformat(),
        "depth": kept.depth,
        "parent": kept.parent,
        "via": [_via_text(each) for each in kept.via],
        "links": [link for each in kept.via for link in each.links],
        "pending": kept.pending,
    }
    return record | {"key": support_key(kept)}


def support_key(kept: Support) -> str:
    """A digest of a support's content."""
    start: date = kept.interval.start
    text = "\0".join(
        (
            start.isoformat(),
            kept.interval.end.isoformat(),
            str(kept.depth),
            kept.parent or "",
            str(kept.pending),
            *(_via_text(each) for each in kept.via),
        )
    )
    return sha256(text.encode()).hexdigest()[:32]


def _via_text(step: Via) -> str:
    return " ".join((step.finding or step.kind or "", step.reached, *step.links))


def _via(text: str) -> Via:
    word, reached, *links = text.split(" ")
    if word in _FINDINGS:
        return Via(reached=SubjectId(reached), finding=FindingKind(word))
    return Via(reached=SubjectId(reached), kind=LinkKind(word), links=tuple(LinkId(each) for each in links))
