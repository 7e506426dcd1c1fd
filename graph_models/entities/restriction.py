"""A restriction 限制: what one listing, by one rule, does to one subject; its rows and their supports."""

from dataclasses import dataclass

from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import FindingKind, LinkId, LinkKind, ListingId, RestrictionId, RuleId, SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """One step of a walk as it was walked: a finding, or links of one kind (several where holdings add up)."""

    reached: SubjectId
    finding: FindingKind | None = None
    kind: LinkKind | None = None
    links: tuple[LinkId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One reason for a row: its parent and the steps walked from it, on the days of `interval`.

    `parent` is the bound subject whose row of the same listing and rule it rests on, None for the listing itself.
    `depth` counts whole walks from the listed subject: 0 for the listed subject itself; the parent stands at
    `depth - 1`. `pending` says that on these days it rests on a link that has ended and is not released.
    """

    interval: Interval
    depth: int
    parent: SubjectId | None = None
    via: tuple[Via, ...] = ()
    pending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One maximal interval on which a subject is bound; `pending` are its days without a firm support."""

    interval: Interval
    pending: IntervalSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """What one listing, by one rule, does to one subject: disjoint rows in order, and every support of them."""

    id: RestrictionId
    listing: ListingId
    rule: RuleId
    subject: SubjectId
    rows: tuple[Row, ...]
    supports: tuple[Support, ...]
