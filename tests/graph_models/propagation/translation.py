"""From the hub's entities to the oracle's plain facts, for whoever compares the two."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from graph_models.catalogue.model import (
    CappedTerm,
    DecidedTerm,
    FindingStep,
    FixedTerm,
    Length,
    ListType,
    Rule,
    Step,
    Term,
)
from graph_models.civil_time import FOREVER
from graph_models.entities.link import Link
from graph_models.entities.listing import Listing, ListingEvent
from graph_models.entities.restriction import Restriction, Support, Via
from graph_models.vocabulary import Anchor, BasisId, SubjectId
from tests.oracle.oracle import OracleSupport, OracleVia
from tests.oracle.world import (
    OracleEvent,
    OracleFindingStep,
    OracleLink,
    OracleLinkStep,
    OracleListing,
    OracleListType,
    OracleRule,
    OracleStep,
    OracleTerm,
)


def oracle_link(link: Link) -> OracleLink:
    """A link; an open end becomes None."""
    return OracleLink(
        id=link.id,
        kind=link.kind,
        start=link.start,
        end=link.end,
        valid_from=link.valid_from,
        valid_to=_closed(link.valid_to),
        share=link.share,
        nominee=link.nominee,
    )


def oracle_listing(listing: Listing, events: Iterable[ListingEvent]) -> OracleListing:
    """A listing, its decision, and its events in revision order."""
    decision = listing.decision
    return OracleListing(
        id=listing.id,
        list_type=listing.list_type,
        subject=listing.subject,
        decided_on=decision.decided_on,
        effective=listing.effective,
        published=listing.published,
        act_from=decision.act.start if decision.act else None,
        act_to=_closed(decision.act.end) if decision.act else None,
        until=listing.until,
        findings=frozenset((str(found.person), str(found.kind)) for found in decision.findings),
        events=tuple(
            OracleEvent(kind=event.kind, day=event.day, subject=event.subject, until=event.until)
            for event in sorted(events, key=lambda event: event.revision)
        ),
    )


def oracle_list_type(list_type: ListType) -> OracleListType:
    """A list with its term."""
    return OracleListType(
        id=list_type.id,
        term=oracle_term(list_type.term),
        publication_required=list_type.publication_required,
    )


def oracle_rule(rule: Rule) -> OracleRule:
    """A rule with its walk."""
    return OracleRule(
        id=rule.id,
        list_type=rule.list_type,
        listed=frozenset(str(kind) for kind in rule.listed),
        binds=frozenset(str(kind) for kind in rule.binds),
        term=oracle_term(rule.term),
        basis=tuple(str(basis) for basis in rule.basis),
        walk=tuple(_step(step) for step in rule.reach.walk) if rule.reach else None,
        repeat=rule.reach.repeat if rule.reach else 1,
        survives=frozenset(str(end) for end in rule.survives),
        requires_order=rule.requires_order,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
        domains=frozenset(str(domain) for domain in rule.domains),
        effect=rule.effect,
    )


def oracle_term(term: Term) -> OracleTerm:
    """A term; only its maximum matters to the oracle."""
    match term:
        case FixedTerm(length=length, anchor=anchor):
            return _measured("FIXED", length, anchor)
        case DecidedTerm(maximum=maximum, anchor=anchor):
            return _measured("DECIDED", maximum, anchor)
        case CappedTerm(maximum=maximum, anchor=anchor):
            return _measured("CAPPED", maximum, anchor)
    return OracleTerm(form=term)


def oracle_repeals(repealed: Mapping[BasisId, date]) -> dict[str, date]:
    """When each basis was repealed."""
    return {str(basis): day for basis, day in repealed.items()}


def bound_by(restrictions: tuple[Restriction, ...], day: date) -> dict[str, bool]:
    """Who is bound on the day by the rows, and whether pending."""
    return {
        restriction.subject: row.pending.covers(day)
        for restriction in restrictions
        for row in restriction.rows
        if row.interval.covers(day)
    }


def supports_of(restrictions: tuple[Restriction, ...], day: date) -> set[OracleSupport]:
    """The supports that cover the day, in the oracle's words."""
    return {
        support
        for restriction in restrictions
        for support in _supports_of(restriction.subject, restriction.supports, day)
    }


def _supports_of(subject: SubjectId, supports: Sequence[Support], day: date) -> frozenset[OracleSupport]:
    return frozenset(
        OracleSupport(
            subject=subject,
            parent=support.parent,
            depth=support.depth,
            via=tuple(as_oracle_via(via) for via in support.via),
            pending=support.pending,
        )
        for support in supports
        if support.interval.covers(day)
    )


def as_oracle_via(via: Via) -> OracleVia:
    """One walked step in the oracle's words."""
    return OracleVia(reached=via.reached, finding=via.finding, kind=via.kind, links=via.links)


def _step(step: Step) -> OracleStep:
    if isinstance(step, FindingStep):
        return OracleFindingStep(findings=frozenset(str(kind) for kind in step.findings))
    return OracleLinkStep(
        links=frozenset(str(kind) for kind in step.links),
        toward=step.toward,
        when=step.when,
        release=step.release,
        share_at_least=step.share_at_least,
        found=frozenset(str(kind) for kind in step.found),
    )


def _measured(form: str, length: Length, anchor: Anchor) -> OracleTerm:
    return OracleTerm(form=form, months=length.months, days=length.days, anchor=anchor)


def _closed(day: date) -> date | None:
    return None if day == FOREVER else day
