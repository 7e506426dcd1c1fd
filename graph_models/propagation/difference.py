"""What a new derivation changes: days begun and ended, and days that stay but rest on something else."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_models.entities.restriction import Restriction, Via
from graph_models.errors import Defect
from graph_models.intervals import IntervalSet
from graph_models.vocabulary import RestrictionId, SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionChange:
    """One restriction before and after; None where there is none.

    `gained` and `lost` are the days on which the subject is newly, or no longer, bound.
    `supports_changed` says that on the days which stay a support came, went, or changed between firm and
    pending.
    """

    before: Restriction | None
    after: Restriction | None
    gained: IntervalSet
    lost: IntervalSet
    supports_changed: bool

    @property
    def either(self) -> Restriction:
        """The restriction as it is after, or as it was where there is none any more."""
        restriction = self.after or self.before
        if restriction is None:
            raise Defect("a change of a restriction has a before or an after")
        return restriction


_Reason = tuple[int, SubjectId | None, tuple[Via, ...], bool]
"""A support without its days: depth, parent, what was walked, whether pending."""


def difference(before: Sequence[Restriction], after: Sequence[Restriction]) -> tuple[RestrictionChange, ...]:
    """The restrictions that differ, matched by id, in the order of listing, rule and subject."""
    old, new = _by_id(before), _by_id(after)
    either = sorted((old | new).values(), key=lambda each: (each.listing, each.rule, each.subject))
    changes = (_change(old.get(each.id), new.get(each.id)) for each in either)
    return tuple(change for change in changes if change is not None)


def _by_id(restrictions: Sequence[Restriction]) -> dict[RestrictionId, Restriction]:
    return {restriction.id: restriction for restriction in restrictions}


def _change(before: Restriction | None, after: Restriction | None) -> RestrictionChange | None:
    """The change from one to the other, None when there is none."""
    if before == after:
        return None
    old, new = days_of(before), days_of(after)
    staying = old & new
    return RestrictionChange(
        before=before,
        after=after,
        gained=new - old,
        lost=old - new,
        supports_changed=_reasons(before, staying) != _reasons(after, staying),
    )


def days_of(restriction: Restriction | None) -> IntervalSet:
    """The days of all rows; none without a restriction."""
    return IntervalSet.of(*(row.interval for row in restriction.rows)) if restriction else IntervalSet.empty()


def _reasons(restriction: Restriction | None, staying: IntervalSet) -> dict[_Reason, IntervalSet]:
    """The days of each reason among those that stay."""
    reasons: dict[_Reason, IntervalSet] = {}
    for support in restriction.supports if restriction else ():
        reason = (support.depth, support.parent, support.via, support.pending)
        days = IntervalSet.of(support.interval) & staying
        if days:
            reasons[reason] = reasons.get(reason, IntervalSet.empty()) | days
    return reasons
