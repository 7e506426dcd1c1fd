"""Terms of the law in civil days: anchors, lengths, and the range in which a stated end may lie."""

from datetime import date, timedelta

from graph_models.catalogue.model import CappedTerm, DecidedTerm, FixedTerm, Length, Term
from graph_models.civil_time import FOREVER, add_months
from graph_models.entities.listing import Listing
from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import Anchor


def anchor_day(listing: Listing, anchor: Anchor) -> date:
    """The day a term of this listing is counted from."""
    days = {
        Anchor.EFFECTIVE: listing.effective,
        Anchor.DECISION: listing.decision.decided_on,
        Anchor.PUBLICATION: listing.published,
    }
    return days[anchor]


def end_after(day: date, length: Length) -> date:
    """The first day after a term of this length from `day`: months first, then days; at most FOREVER."""
    end = add_months(day, length.months)
    rest = timedelta(days=length.days)
    return end + rest if rest < FOREVER - end else FOREVER


def term_range(listing: Listing, term: Term) -> tuple[date, date]:
    """The earliest and the latest end, both allowed, that a listing may state under this term.

    Without a minimum, the earliest is the effective day; without a maximum, the latest is FOREVER.
    """
    match term:
        case FixedTerm():
            return listing.effective, end_after(anchor_day(listing, term.anchor), term.length)
        case DecidedTerm():
            anchored = anchor_day(listing, term.anchor)
            return end_after(anchored, term.minimum), end_after(anchored, term.maximum)
        case CappedTerm():
            return listing.effective, end_after(anchor_day(listing, term.anchor), term.maximum)
    return listing.effective, FOREVER


def days_between(start: date, end: date) -> IntervalSet:
    """The days `[start, end)`; none when the end does not lie after the start."""
    return IntervalSet.of(Interval(start, end)) if start < end else IntervalSet.empty()
