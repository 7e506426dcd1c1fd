"""The oracle reads the same rules day by day; it must agree on who is bound, pending or not, and why."""

from hypothesis import event, given

from tests.graph_models.propagation.generated import worlds
from tests.graph_models.propagation.translation import bound_by, supports_of
from tests.graph_models.propagation.worlds import LAWS, WINDOW, World
from tests.oracle.oracle import bound_on, supports_on


@LAWS
@given(worlds())
def test_the_oracle_agrees_on_every_day(world: World) -> None:
    restrictions, oracle = world.derived(), world.oracle()
    event(f"{min(len(restrictions), 3)} bound")
    for day in WINDOW:
        assert bound_by(restrictions, day) == bound_on(oracle, world.listing.id, world.rule.id, day), day
        assert supports_of(restrictions, day) == supports_on(oracle, world.listing.id, world.rule.id, day), day
