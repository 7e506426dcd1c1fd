"""Parallel holdings of one holder in one firm: the days on which they add up to the share a step asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from graph_models.catalogue.model import LinkStep
from graph_models.entities.link import Link
from graph_models.intervals import Interval, IntervalSet
from graph_models.propagation.held_days import ALWAYS, HeldDays
from graph_models.propagation.link_days import current_days, past_window
from graph_models.propagation.premises import Premises
from graph_models.vocabulary import LinkId, SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    """Days on which the same holdings count; `firm` says that those still held suffice by themselves."""

    interval: Interval
    links: tuple[LinkId, ...]
    firm: bool


def sufficient_holdings(
    links: Sequence[Link], step: LinkStep, *, reached: SubjectId, premises: Premises, threshold: int
) -> Mapping[tuple[LinkId, ...], HeldDays]:
    """The sets of holdings that together reach the threshold (parts per million), with the days of each.

    A set is every holding that counts on those days, in the order of ids. Nominee holdings never count. Under
    AT_ACT and AT_DECISION there is at most one set: what counted on the days on which the sum was reached.
    """
    counting = sorted((link for link in links if not link.nominee), key=lambda link: link.id)
    if not counting or sum(link.share for link in counting) < threshold:
        return {}
    window = past_window(step, premises)
    if window is None:
        held = {link: current_days(link, step, reached=reached, premises=premises) for link in counting}
        return _by_links(_segments(held, threshold))
    past = {link: HeldDays.firmly(IntervalSet.of(link.validity) & window) for link in counting}
    together = sorted({link for segment in _segments(past, threshold) for link in segment.links})
    return {tuple(together): ALWAYS} if together else {}


def _segments(held: Mapping[Link, HeldDays], threshold: int) -> Iterator[_Segment]:
    """Cut time where a holding begins, ends or becomes pending; keep the parts that reach the threshold."""
    for start, end in pairwise(sorted(_turning_days(held))):
        counting = [link for link, days in held.items() if days.days.covers(start)]
        if counting and sum(link.share for link in counting) >= threshold:
            still_held = sum(link.share for link in counting if held[link].firm.covers(start))
            links = tuple(link.id for link in counting)
            yield _Segment(interval=Interval(start, end), links=links, firm=still_held >= threshold)


def _turning_days(held: Mapping[Link, HeldDays]) -> set[date]:
    sets = (days for pair in held.values() for days in (pair.days, pair.firm))
    return {day for days in sets for interval in days for day in (interval.start, interval.end)}


def _by_links(segments: Iterator[_Segment]) -> dict[tuple[LinkId, ...], HeldDays]:
    """Join the segments of the same holdings."""
    found: dict[tuple[LinkId, ...], HeldDays] = {}
    for segment in segments:
        days = IntervalSet.of(segment.interval)
        piece = HeldDays(days, days if segment.firm else IntervalSet.empty())
        found[segment.links] = found[segment.links] | piece if segment.links in found else piece
    return found
