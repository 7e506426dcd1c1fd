"""Whether a listing can be repaired 信用修复 now (`law.md` section 3; order 36; 国办发〔2025〕22号)."""

from collections.abc import Sequence
from datetime import date

from graph_models.catalogue.model import ListType, RepairMode, RepairPolicy
from graph_models.civil_time import add_years
from graph_models.entities.listing import Listing, ListingEvent
from graph_models.errors import ConditionsUnmet, IllegalTransition, TooEarly
from graph_models.propagation.standing import Standing
from graph_models.propagation.terms import anchor_day, end_after
from graph_models.vocabulary import EventKind, RepairCondition
from hub.domain.commands.listing import ApplyForRepair


def check_state(standing: Standing, *, today: date) -> None:
    """Only a listing that stands can be repaired."""
    if standing.annulled:
        raise IllegalTransition("the listing is annulled")
    if standing.is_repaired_on(today):
        raise IllegalTransition("the listing is repaired already")
    if today >= standing.end:
        raise IllegalTransition("the listing has run out")


def check_repair(
    application: ApplyForRepair,
    *,
    listing: Listing,
    list_type: ListType,
    events: Sequence[ListingEvent],
    today: date,
    fraud_bar_years: int,
) -> None:
    """Refuse what is not repairable, what comes too early, and unmet conditions.

    A debtor who performs leaves a court's list whatever happened before; the bar after a revoked repair is for
    repair by application (`law.md` section 3, row Fraud).
    """
    policy = list_type.repair
    if policy.mode is RepairMode.NONE:
        raise ConditionsUnmet("the law knows no repair of this listing")
    if policy.mode is RepairMode.AT_END:
        raise TooEarly("only the end of its term removes this listing")
    if policy.mode is RepairMode.BY_APPLICATION:
        _check_bar(events, today=today, years=fraud_bar_years)
        _check_terms(application, policy=policy, listing=listing, today=today)
    _check_conditions(application, policy)


def _check_bar(events: Sequence[ListingEvent], *, today: date, years: int) -> None:
    revoked = [event.day for event in events if event.kind is EventKind.REPAIR_REVOKED]
    if revoked and today < add_years(max(revoked), years):
        raise TooEarly("a repair of this listing was revoked: a new one is barred for some years")


def _check_terms(application: ApplyForRepair, *, policy: RepairPolicy, listing: Listing, today: date) -> None:
    if policy.earliest is not None:
        earliest = end_after(anchor_day(listing, policy.earliest_anchor), policy.earliest)
        if today < earliest:
            raise TooEarly(f"repair is possible from {earliest.isoformat()} on")
    if policy.after_correction is not None and application.corrected_on is not None:
        earliest = end_after(application.corrected_on, policy.after_correction)
        if today < earliest:
            raise TooEarly(f"repair is possible from {earliest.isoformat()} on")


def _check_conditions(application: ApplyForRepair, policy: RepairPolicy) -> None:
    met = {
        RepairCondition.CORRECTED: application.corrected,
        RepairCondition.DUTIES_DONE: application.duties_done,
        RepairCondition.COMMITMENT: application.commitment,
    }
    unmet = [condition for condition in policy.conditions if not met[condition]]
    if unmet:
        raise ConditionsUnmet(f"conditions of repair are not met: {', '.join(unmet)}")
