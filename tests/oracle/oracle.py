"""Who is bound on one day, breadth first, and over what: the naive reading of DESIGN section 5."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.oracle.days import is_span_touched, is_stayed_on, is_triggered_on, stands_on
from tests.oracle.world import (
    OracleFindingStep,
    OracleLink,
    OracleLinkStep,
    OracleListing,
    OracleRule,
    OracleStep,
    OracleWorld,
)


@dataclass(frozen=True, kw_only=True)
class OracleVia:
    """One step as it was walked."""

    reached: str
    finding: str | None = None
    kind: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OracleSupport:
    """One reason on one day. `parent` is None for the listed subject; `depth` counts whole walks."""

    subject: str
    parent: str | None
    depth: int
    via: tuple[OracleVia, ...]
    pending: bool


def bound_on(world: OracleWorld, listing_id: str, rule_id: str, day: date) -> dict[str, bool]:
    """Each subject that the listing binds by the rule on the day, with whether only pending release."""
    bound: dict[str, bool] = {}
    for support in supports_on(world, listing_id, rule_id, day):
        bound[support.subject] = bound.get(support.subject, True) and support.pending
    return bound


def supports_on(world: OracleWorld, listing_id: str, rule_id: str, day: date) -> set[OracleSupport]:
    """Every reason for somebody to be bound by the listing and the rule on the day."""
    listing, rule = world.listing(listing_id), world.rule(rule_id)
    if not is_triggered_on(world, listing, rule, day):
        return set()
    if rule.walk is None:
        return {OracleSupport(subject=listing.subject, parent=None, depth=0, via=(), pending=False)}
    found: set[OracleSupport] = set()
    level = {listing.subject: False}
    for depth in range(1, rule.repeat + 1):
        reached = _one_level(_Question(world, listing, day), rule, level, depth)
        found |= reached
        level = {}
        for support in reached:
            level[support.subject] = level.get(support.subject, True) and support.pending
    return found


def in_force(world: OracleWorld, subject: str, day: date) -> set[tuple[str, str, bool]]:
    """(listing, rule, pending) for all that binds the subject on the day; a stay does not change it."""
    return {
        (listing.id, rule.id, bound[subject])
        for listing in world.listings
        for rule in governing(world, listing)
        if subject in (bound := bound_on(world, listing.id, rule.id, day))
    }


def governing(world: OracleWorld, listing: OracleListing) -> list[OracleRule]:
    """The rules of the list that were law on the day of the decision."""
    return [
        rule
        for rule in world.rules
        if rule.list_type == listing.list_type
        and (rule.valid_from is None or rule.valid_from <= listing.decided_on)
        and (rule.valid_to is None or listing.decided_on < rule.valid_to)
    ]


def is_listed(world: OracleWorld, listing_id: str, day: date) -> bool:
    """Whether the listing stands on the day."""
    return stands_on(world, world.listing(listing_id), day)


def is_suspended(world: OracleWorld, listing_id: str, day: date) -> bool:
    """Whether a court has stayed the listing on the day."""
    return is_stayed_on(world.listing(listing_id), day)


@dataclass(frozen=True)
class _Question:
    world: OracleWorld
    listing: OracleListing
    day: date


@dataclass(frozen=True)
class _Move:
    """One step that can be taken on the day."""

    via: OracleVia
    pending: bool


def _one_level(question: _Question, rule: OracleRule, level: dict[str, bool], depth: int) -> set[OracleSupport]:
    listed = question.listing.subject
    found = set()
    for origin, origin_pending in level.items():
        for moves in _walks(question, rule.walk or (), origin, ()):
            subject = moves[-1].via.reached
            if subject != listed and question.world.kinds[subject] in rule.binds:
                found.add(
                    OracleSupport(
                        subject=subject,
                        parent=None if origin == listed else origin,
                        depth=depth,
                        via=tuple(move.via for move in moves),
                        pending=origin_pending or any(move.pending for move in moves),
                    )
                )
    return found


def _walks(
    question: _Question, steps: tuple[OracleStep, ...], at: str, taken: tuple[_Move, ...]
) -> Iterator[tuple[_Move, ...]]:
    """Every whole walk that continues what was taken."""
    if not steps:
        yield taken
        return
    for move in _moves(question, steps[0], at, taken):
        yield from _walks(question, steps[1:], move.via.reached, (*taken, move))


def _moves(question: _Question, step: OracleStep, at: str, taken: tuple[_Move, ...]) -> list[_Move]:
    if isinstance(step, OracleFindingStep):
        if taken or at != question.listing.subject:
            return []
        return [
            _Move(OracleVia(reached=person, finding=kind), pending=False)
            for person, kind in question.listing.findings
            if kind in step.findings
        ]
    used = {link_id for move in taken for link_id in move.via.links}
    by_reached: dict[str, list[OracleLink]] = {}
    for link in question.world.links:
        near, far = (link.start, link.end) if step.toward == "TO" else (link.end, link.start)
        if near == at and link.kind in step.links and link.id not in used and _is_found(question, step, far):
            by_reached.setdefault(far, []).append(link)
    return [move for far, links in by_reached.items() for move in _moves_to(question, step, far, links)]


def _is_found(question: _Question, step: OracleLinkStep, person: str) -> bool:
    if not step.found:
        return True
    return any(who == person and kind in step.found for who, kind in question.listing.findings)


def _moves_to(question: _Question, step: OracleLinkStep, far: str, links: list[OracleLink]) -> Iterator[_Move]:
    if step.share_at_least is None:
        for link in links:
            state = _state(question, step, far, link)
            if state is not None:
                via = OracleVia(reached=far, kind=link.kind, links=(link.id,))
                yield _Move(via, pending=state == "PENDING")
        return
    own = [link for link in links if not link.nominee]
    counting, pending = _together(question, step, far, own)
    if counting:
        kind = sorted(link.kind for link in links)[0]
        yield _Move(OracleVia(reached=far, kind=kind, links=tuple(sorted(counting))), pending=pending)


def _together(question: _Question, step: OracleLinkStep, far: str, links: list[OracleLink]) -> tuple[set[str], bool]:
    """The holdings that count together, if they reach the share, and whether those still held do not."""
    threshold = step.share_at_least or 0
    if step.when == "CURRENT":
        states = {link.id: _state(question, step, far, link) for link in links}
        counting = [link for link in links if states[link.id] is not None]
        firm = [link for link in links if states[link.id] == "FIRM"]
        enough = sum(link.share for link in counting) >= threshold
        still = sum(link.share for link in firm) >= threshold
        return ({link.id for link in counting} if enough else set()), not still
    together: set[str] = set()
    for day in _past_days(question, step):
        valid = [link for link in links if _is_valid(link, day)]
        if sum(link.share for link in valid) >= threshold:
            together |= {link.id for link in valid}
    return together, False


def _state(question: _Question, step: OracleLinkStep, far: str, link: OracleLink) -> str | None:
    """FIRM or PENDING when the link can be walked on the day of the question, else None."""
    if step.when != "CURRENT":
        return "FIRM" if any(_is_valid(link, day) for day in _past_days(question, step)) else None
    if _is_valid(link, question.day):
        return "FIRM"
    if step.release != "ON_DECISION" or link.valid_to is None or question.day < link.valid_to:
        return None
    if not is_span_touched(question.world, question.listing, link.valid_from, link.valid_to):
        return None
    for event in question.listing.events:
        if event.kind == "RELEASED" and event.subject == far and link.valid_to <= event.day <= question.day:
            return None
    return "PENDING"


def _is_valid(link: OracleLink, day: date) -> bool:
    return link.valid_from <= day and (link.valid_to is None or day < link.valid_to)


def _past_days(question: _Question, step: OracleLinkStep) -> list[date]:
    """The day of the decision, or the act's first day and every day of it on which some link begins.

    On any other day of the act no link is valid that was not valid on one of these.
    """
    listing = question.listing
    if step.when == "AT_DECISION":
        return [listing.decided_on]
    if listing.act_from is None:
        return []
    begins = sorted({link.valid_from for link in question.world.links if link.valid_from > listing.act_from})
    within = [day for day in begins if listing.act_to is None or day < listing.act_to]
    return [listing.act_from, *within]
