"""Why a restriction stands, and what a write would do."""

from dataclasses import dataclass
from datetime import date

from graph_models.catalogue.model import Rule
from graph_models.entities.link import Link
from graph_models.errors import Defect
from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import (
    FindingKind,
    LinkKind,
    ListingId,
    RestrictionId,
    Revision,
    RuleId,
    SubjectId,
)
from hub.domain.answers.verdict import ShownListing, ShownRestriction


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedStep:
    """One step from one subject to the next: a finding of the decision, or links of one kind with dates and sources."""

    start: SubjectId
    reached: SubjectId
    finding: FindingKind | None = None
    kind: LinkKind | None = None
    links: tuple[Link, ...] = ()

    @property
    def word(self) -> FindingKind | LinkKind:
        """The kind of link or finding walked."""
        word = self.finding or self.kind
        if word is None:
            raise Defect("a step of an explanation is a finding or a link")
        return word


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedPath:
    """One recorded chain from the listed subject outwards, with the days on which it holds.

    The listed subject's own has no step.
    """

    interval: Interval
    pending: bool
    steps: tuple[ExplainedStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a restriction stands on a day: the listing, the rule with its articles, and every recorded path."""

    revision: Revision
    as_of: date
    restriction: ShownRestriction
    rule: Rule
    listing: ShownListing
    paths: tuple[ExplainedPath, ...]
    cut: bool = False
    """Whether there are more paths than are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactEntry:
    """A restriction that would begin, end or change: the days gained and lost."""

    restriction: RestrictionId
    listing: ListingId
    rule: RuleId
    subject: SubjectId
    gained: IntervalSet
    lost: IntervalSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What a listing, a repair or a link would do; nothing is written."""

    revision: Revision
    entries: tuple[ImpactEntry, ...]

    @property
    def reached(self) -> frozenset[SubjectId]:
        """The subjects that would be bound on days on which they are not bound now."""
        return frozenset(entry.subject for entry in self.entries if entry.gained)

    @property
    def freed(self) -> frozenset[SubjectId]:
        """The subjects that would no longer be bound on some day."""
        return frozenset(entry.subject for entry in self.entries if entry.lost)
