"""A link: a standing relation between two subjects, dated and sourced."""

from dataclasses import dataclass
from datetime import date

from graph_models.civil_time import FOREVER
from graph_models.intervals import Interval
from graph_models.vocabulary import LinkId, LinkKind, PartsPerMillion, SourceId, SubjectId


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
    share: PartsPerMillion = PartsPerMillion(0)
    nominee: bool = False
    source: SourceId | None = None
    source_ref: str | None = None

    @property
    def validity(self) -> Interval:
        """The days on which the relation holds."""
        return Interval(self.valid_from, self.valid_to)
