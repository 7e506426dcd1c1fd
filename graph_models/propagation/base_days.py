"""The days on which a listing triggers a rule, before any link is walked (`base` of DESIGN section 5)."""

from collections.abc import Mapping
from datetime import date

from graph_models.catalogue.model import CappedTerm, DecidedTerm, FixedTerm, ListType, OpenTerm, Rule
from graph_models.civil_time import FOREVER
from graph_models.entities.listing import Listing
from graph_models.intervals import IntervalSet
from graph_models.propagation.standing import Standing
from graph_models.propagation.terms import anchor_day, days_between, end_after
from graph_models.vocabulary import BasisId, Survival


def base(
    listing: Listing, list_type: ListType, standing: Standing, rule: Rule, repealed: Mapping[BasisId, date]
) -> IntervalSet:
    """The days of the rule's term and of the listing in force, cut when its last basis is repealed.

    What `survives` names does not cut: EXPIRY the listing's end, REPAIR a repair. Annulment empties it, a
    stay does not cut it. Empty where the rule is of another list or kind of subject, or waits for an order.
    """
    if standing.annulled or not _applies(listing, list_type, rule):
        return IntervalSet.empty()
    days = days_between(standing.start, _term_end(listing, standing, rule))
    if Survival.EXPIRY not in rule.survives:
        days = days.cut_from(standing.end)
    if Survival.REPAIR not in rule.survives:
        days -= standing.repaired
    return days.cut_from(_without_basis_from(rule, repealed))


def _applies(listing: Listing, list_type: ListType, rule: Rule) -> bool:
    of_this_list = rule.list_type == list_type.id
    return of_this_list and listing.subject_kind in rule.listed and not rule.requires_order


def _term_end(listing: Listing, standing: Standing, rule: Rule) -> date:
    match rule.term:
        case FixedTerm(length=length, anchor=anchor):
            return end_after(anchor_day(listing, anchor), length)
        case DecidedTerm() | CappedTerm() | OpenTerm.LISTING:
            # the end that the listing states, or that a revocation restated
            return standing.end
    return FOREVER  # LIFE


def _without_basis_from(rule: Rule, repealed: Mapping[BasisId, date]) -> date:
    """The day from which the rule has no basis in force; a rule without any basis never has one."""
    return max((repealed.get(basis, FOREVER) for basis in rule.basis), default=date.min)
