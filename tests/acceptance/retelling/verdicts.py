"""The verdict of a check as the oracle's days give it."""

from collections.abc import Iterable
from datetime import date

from graph_models.vocabulary import Coverage, Effect, LinkKind, Survival, VerdictKind
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.story.facts import Answered, Bound
from hub.app.demo.story.step import Actor, Ask, Step
from hub.domain.commands.check import Matter
from tests.acceptance.retelling.binding import bounds_of, everybody_bound, is_repaired
from tests.acceptance.retelling.world import Memory, fits
from tests.oracle.oracle import governing
from tests.oracle.world import OracleWorld

_STRONG = {Effect.PROHIBIT, Effect.LIMIT}
_ROLES = {
    LinkKind.LEGAL_REPRESENTATIVE_OF,
    LinkKind.PRINCIPAL_OF,
    LinkKind.ACTUAL_CONTROLLER_OF,
    LinkKind.DIRECTOR_OF,
    LinkKind.SUPERVISOR_OF,
    LinkKind.SENIOR_MANAGER_OF,
    LinkKind.INVESTOR_IN,
}


def verdict_of(memory: Memory, step: Step, action: Ask) -> Answered:
    """What a check must answer."""
    world = memory.world(until=action.known_on or date.max)
    day, subject = action.as_of or step.day, str(action.about)

    def counting(who: str) -> frozenset[Bound]:
        bounds = bounds_of(memory, world, who, day)
        return frozenset(
            bound
            for bound in bounds
            if _in_matter(memory, bound, action.matter) and _may_see(memory, world, bound, step.actor, today=step.day)
        )

    bounds = counting(subject)
    verdict = _word(bounds)
    return Answered(
        verdict=verdict,
        restrictions=bounds,
        coverage=_coverage(memory, world, subject, action.matter, day) if verdict is VerdictKind.CLEAR else None,
        related=frozenset(Part(each) for each in _people(world, subject, day) if counting(each)),
    )


def _word(bounds: Iterable[Bound]) -> VerdictKind:
    effects = {bound.effect for bound in bounds}
    if effects & _STRONG:
        return VerdictKind.RESTRICTED
    return VerdictKind.NOTED if effects else VerdictKind.CLEAR


def _in_matter(memory: Memory, bound: Bound, matter: Matter) -> bool:
    rule = memory.rule(bound.rule)
    return matter.domain in rule.domains and fits(rule, matter.kind)


def _may_see(memory: Memory, world: OracleWorld, bound: Bound, actor: Actor, *, today: date) -> bool:
    """Whoever looks back, the auditor or the subject, sees all; a repaired listing is hidden from the others."""
    if actor is Office.AUDIT or isinstance(actor, Part):
        return True
    survives = Survival.REPAIR in memory.rule(bound.rule).survives
    return survives or not is_repaired(world.listing(bound.listing), today)


def _people(world: OracleWorld, subject: str, day: date) -> set[str]:
    return {
        link.start
        for link in world.links
        if link.end == subject
        and link.kind in _ROLES
        and link.valid_from <= day
        and (link.valid_to is None or day < link.valid_to)
    }


def _coverage(memory: Memory, world: OracleWorld, subject: str, matter: Matter, day: date) -> Coverage:
    """PARTIAL for a person when somebody else of that name, without a document, is bound in the matter."""
    asked = memory.known[subject]
    if asked.kind != "PERSON":
        return Coverage.COMPLETE
    for listing in world.listings:
        for rule in governing(world, listing):
            known = memory.rule(rule.id)
            if matter.domain not in known.domains or not fits(known, matter.kind):
                continue
            for other in everybody_bound(world, listing.id, known.id, day) - {subject}:
                namesake = memory.known[other]
                if namesake.name == asked.name and not namesake.documented and namesake.kind == "PERSON":
                    return Coverage.PARTIAL
    return Coverage.COMPLETE
