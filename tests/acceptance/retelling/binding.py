"""Who is bound on a day and for how long, asked of the oracle one day after the other."""

from collections.abc import Iterator
from datetime import date, timedelta

from graph_models.vocabulary import Mark, RuleId
from hub.app.demo.county.part import Part
from hub.app.demo.story.facts import Alias, Bound
from tests.acceptance.retelling.world import Memory, nearby
from tests.oracle.oracle import bound_on, in_force
from tests.oracle.world import OracleListing, OracleWorld

_DAY = timedelta(days=1)
_PARTS = frozenset(str(part) for part in Part)


def bounds_of(memory: Memory, world: OracleWorld, subject: str, day: date) -> Iterator[Bound]:
    """Everything that binds a subject on a day, in whatever matter."""
    for listing, rule_id, pending in in_force(world, subject, day):
        rule = memory.rule(rule_id)
        start, end = run_of_days(world, listing, rule_id, subject, day)
        yield Bound(
            rule=rule.id,
            listing=Alias(listing),
            effect=rule.effect,
            start=start,
            end=end,
            articles=frozenset(rule.basis),
            marks=frozenset({Mark.RELEASE_PENDING} if pending else set()),
        )


def run_of_days(world: OracleWorld, listing: str, rule: str, subject: str, day: date) -> tuple[date, date]:
    """The days around this one on which the subject is bound without a gap, the last one not included."""
    near = nearby(world, _PARTS)
    start, end = day, day
    while subject in bound_on(near, listing, rule, start - _DAY):
        start -= _DAY
    while subject in bound_on(near, listing, rule, end):
        end += _DAY
    return start, end


def is_repaired(listing: OracleListing, today: date) -> bool:
    """Whether the last word on the listing up to a day is a repair."""
    words = [
        event.kind for event in listing.events if event.day <= today and event.kind in {"REPAIRED", "REPAIR_REVOKED"}
    ]
    return words[-1:] == ["REPAIRED"]


def everybody_bound(world: OracleWorld, listing: str, rule: RuleId, day: date) -> frozenset[str]:
    """Everybody in the county whom the listing binds by the rule on a day."""
    return frozenset(bound_on(world, listing, rule, day))
