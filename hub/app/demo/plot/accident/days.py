"""The days of the story of the accident."""

from dataclasses import dataclass
from datetime import date, timedelta

from graph_models.civil_time import add_months, add_years


@dataclass(frozen=True, slots=True, kw_only=True)
class AccidentDays:
    """What happens when, in the order of time; `listing_ends` and `office_ends` are the terms of the law."""

    act: date
    begins: date
    served: date
    resigned: date
    decided: date
    foreseen: date
    listed: date
    asked: date
    too_early: date
    repairable: date
    repaired: date
    revoked: date
    annulled: date
    listing_ends: date
    office_ends: date


def accident_days(begins: date) -> AccidentDays:
    """The days, counted from the one on which the story begins."""
    decided, listed = begins + timedelta(days=25), begins + timedelta(days=32)
    repairable = add_months(decided, 12)
    return AccidentDays(
        act=begins - timedelta(days=40),
        begins=begins,
        served=begins + timedelta(days=10),
        resigned=begins + timedelta(days=20),
        decided=decided,
        foreseen=begins + timedelta(days=30),
        listed=listed,
        asked=listed + timedelta(days=1),
        too_early=listed + timedelta(days=150),
        repairable=repairable,
        repaired=repairable + timedelta(days=10),
        revoked=repairable + timedelta(days=100),
        annulled=repairable + timedelta(days=160),
        listing_ends=add_years(listed, 3),
        office_ends=add_years(decided, 5),
    )
