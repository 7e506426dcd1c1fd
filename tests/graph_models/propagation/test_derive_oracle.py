"""The oracle reads the same rules day by day; it must agree on who is bound, pending or not, and why."""

from datetime import date

from hypothesis import event, given

from graph_models.entities.restriction import Restriction
from tests.graph_models.propagation.generated import worlds
from tests.graph_models.propagation.translation import as_oracle_supports
from tests.graph_models.propagation.worlds import LAWS, WINDOW, World
from tests.oracle.oracle import OracleSupport, bound_on, supports_on


def bound_by(restrictions: tuple[Restriction, ...], day: date) -> dict[str, bool]:
    """Who is bound on the day by the rows, and whether pending."""
    return {
        restriction.subject: row.pending.covers(day)
        for restriction in restrictions
        for row in restriction.rows
        if row.interval.covers(day)
    }


def supports_of(restrictions: tuple[Restriction, ...], day: date) -> set[OracleSupport]:
    return {
        support
        for restriction in restrictions
        for support in as_oracle_supports(restriction.subject, restriction.supports, day)
    }


@LAWS
@given(worlds())
def test_the_oracle_agrees_on_every_day(world: World) -> None:
    restrictions, oracle = world.derived(), world.oracle()
    event(f"{min(len(restrictions), 3)} bound")
    for day in WINDOW:
        assert bound_by(restrictions, day) == bound_on(oracle, world.listing.id, world.rule.id, day), day
        assert supports_of(restrictions, day) == supports_on(oracle, world.listing.id, world.rule.id, day), (
            day
        )
