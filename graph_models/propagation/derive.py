"""Whom one listing binds by one rule, from when to when, and why: the function that decides."""

from hashlib import sha256

from graph_models.catalogue.model import Rule
from graph_models.entities.listing import Listing
from graph_models.entities.restriction import Restriction, Row, Support
from graph_models.intervals import IntervalSet
from graph_models.propagation.held_days import HeldDays
from graph_models.propagation.premises import Premises
from graph_models.propagation.standing import Standing
from graph_models.propagation.subject_graph import SubjectGraph
from graph_models.propagation.walking import Walking, Way, Ways, finish, joined
from graph_models.vocabulary import ListingId, RestrictionId, RuleId, SubjectId


def restriction_id(listing: ListingId, rule: RuleId, subject: SubjectId) -> RestrictionId:
    """The id of what this listing, by this rule, does to this subject; the same for ever."""
    joined_ids = "\0".join((listing, rule, subject))
    return RestrictionId("r-" + sha256(joined_ids.encode()).hexdigest()[:32])


def derive(
    graph: SubjectGraph, listing: Listing, standing: Standing, rule: Rule, days: IntervalSet
) -> tuple[Restriction, ...]:
    """Every restriction of the rule for the listing, in the order of subject ids.

    `days` is the rule's base. Without a reach the listed subject is bound on them. With one, only the
    subjects at the end of a walk are, never the listed one. The graph holds subjects and links as
    `subject_graph` builds them.
    """
    by_subject: dict[SubjectId, dict[Way, HeldDays]] = {}
    for way, held in _ways(graph, listing, standing, rule, days).items():
        by_subject.setdefault(way.reached, {})[way] = held
    return tuple(
        Restriction(
            id=restriction_id(listing.id, rule.id, subject),
            listing=listing.id,
            rule=rule.id,
            subject=subject,
            rows=_rows(ways),
            supports=_supports(ways),
        )
        for subject, ways in sorted(by_subject.items())
    )


def _ways(graph: SubjectGraph, listing: Listing, standing: Standing, rule: Rule, days: IntervalSet) -> Ways:
    if rule.reach is None:
        itself = Way(reached=listing.subject, parent=None, depth=0, via=())
        return {itself: HeldDays.firmly(days)} if days else {}
    return finish(Walking(graph, Premises.of(listing, standing), rule).walk(rule.reach, days))


def _rows(ways: Ways) -> tuple[Row, ...]:
    """The maximal intervals of the subject, each with the days on which all its supports are pending."""
    held = joined(list(ways.values()))
    pending = held.pending
    return tuple(Row(interval=each, pending=pending.clip(each.start, each.end)) for each in held.days)


def _supports(ways: Ways) -> tuple[Support, ...]:
    """One support for each way and each stretch of days on which it is firm, or pending, throughout."""
    supports = (
        Support(interval=each, depth=way.depth, parent=way.parent, via=way.via, pending=pending)
        for way, held in ways.items()
        for pending, days in ((False, held.firm), (True, held.pending))
        for each in days
    )
    return tuple(sorted(supports, key=_order))


def _order(support: Support) -> tuple[object, ...]:
    walked = tuple((via.reached, via.finding or "", via.kind or "", via.links) for via in support.via)
    return support.interval, support.depth, support.parent or "", walked, support.pending
