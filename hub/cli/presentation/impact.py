"""What a write would do, for programs and for people."""

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from graph_models.intervals import IntervalSet
from hub.cli.presentation import wording
from hub.cli.presentation.plain import as_json
from hub.domain.answers.explanation import Impact


def impact_json(impact: Impact) -> dict[str, Any]:
    """An impact as JSON, with the subjects reached and freed."""
    shown: dict[str, Any] = as_json(impact)
    return {**shown, "reached": as_json(impact.reached), "freed": as_json(impact.freed)}


def impact_text(impact: Impact) -> Text:
    """The restrictions that would begin, end or change."""
    return Text("\n".join(_lines(impact)))


def _lines(impact: Impact) -> Iterator[str]:
    if not impact.entries:
        yield "nothing would change"
    else:
        reached, freed = len(impact.reached), len(impact.freed)
        yield f"would bind {wording.count(reached, 'subject')}, would free {wording.count(freed, 'subject')}"
    for entry in impact.entries:
        yield f"  {entry.subject} by rule {entry.rule} ({entry.restriction})"
        for word, days in (("bound", entry.gained), ("free", entry.lost)):
            if days:
                yield f"    {word} {_days(days)}"
    yield f"  nothing is written; looked at revision {impact.revision}"


def _days(days: IntervalSet) -> str:
    return "; ".join(wording.days(interval) for interval in days)
