"""A link: a standing relation between two subjects, dated and sourced."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from graph_models.civil_time import FOREVER
from graph_models.intervals import Interval
from graph_models.vocabulary import LinkId, LinkKind, PartsPerMillion, SourceId, SubjectId

NOTHING: Final = PartsPerMillion(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One relation from `start` to `end`, valid on `[valid_from, valid_to)`.

    `share` is in parts per million and is the known lower bound: 0 where nothing is known. A holding marked `nominee`
    is kept for others and never counts as control.
    """

    id: LinkId
    kind: LinkKind
    start: SubjectId
    end: SubjectId
    valid_from: date
    valid_to: date = FOREVER
    share: PartsPerMillion = NOTHING
    nominee: bool = False
    source: SourceId | None = None
    source_ref: str | None = None

    @property
    def validity(self) -> Interval:
        """The days on which the relation holds."""
        return Interval(self.valid_from, self.valid_to)
