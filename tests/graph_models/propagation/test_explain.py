"""Chains from the listed subject outwards, against the oracle's own reasons and by example."""

from datetime import date

import pytest
from hypothesis import given

from graph_models.entities.restriction import Restriction
from graph_models.errors import Defect
from graph_models.propagation.explain import Paths, PathStep, paths
from graph_models.vocabulary import LinkKind, SubjectId, SubjectKind, Toward
from tests.graph_models.propagation.builders import RULE, Example, day, holds, over, represents, walks
from tests.graph_models.propagation.generated import worlds
from tests.graph_models.propagation.translation import as_oracle_via
from tests.graph_models.propagation.worlds import LAWS, WINDOW, World
from tests.oracle.oracle import OracleSupport, OracleVia, supports_on

CONTROL = walks(over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO, share=50), repeat=4)
ON = day("2025-02-01")


def explained(bound: dict[str, Restriction], subject: str, on: date = ON, limit: int = 100) -> Paths:
    by_subject = {SubjectId(each): restriction for each, restriction in bound.items()}
    return paths(bound[subject], by_subject, on, limit)


def walked(found: Paths) -> list[list[str]]:
    """The subjects of each chain."""
    return [[step.via.reached for step in chain] for chain in found.chains]


def oracle_chains(supports: set[OracleSupport], subject: str, depth: int) -> set[tuple[OracleSupport, ...]]:
    """Every chain of the oracle's reasons that ends here, cycles included."""
    chains: set[tuple[OracleSupport, ...]] = set()
    for support in supports:
        if support.subject == subject and support.depth == depth:
            before = {()} if support.parent is None else oracle_chains(supports, support.parent, depth - 1)
            chains |= {(*chain, support) for chain in before}
    return chains


@LAWS
@given(worlds())
def test_every_row_has_an_explanation_that_the_oracle_replays_and_the_other_way_round(world: World) -> None:
    by_subject = {restriction.subject: restriction for restriction in world.derived()}
    oracle = world.oracle()
    for on in WINDOW if by_subject else ():
        reasons = supports_on(oracle, world.listing.id, world.rule.id, on)
        for subject, restriction in by_subject.items():
            found = paths(restriction, by_subject, on, limit=10_000)
            told = [tuple(via for _, via in unfolded(chain)) for chain in found.chains]
            assert len(told) == len(set(told))
            assert set(told) == chains_of_oracle(reasons, subject)
            assert bool(told) == any(row.interval.covers(on) for row in restriction.rows)


def unfolded(chain: tuple[PathStep, ...]) -> list[tuple[int, OracleVia]]:
    """Each step of a chain in the oracle's words, with the depth it stands at."""
    return [(step.support.depth, as_oracle_via(step.via)) for step in chain]


def chains_of_oracle(reasons: set[OracleSupport], subject: str) -> set[tuple[OracleVia, ...]]:
    """What each chain walks, chains with a subject that comes twice left out."""
    depths = {reason.depth for reason in reasons}
    chains = {chain for depth in depths for chain in oracle_chains(reasons, subject, depth)}
    simple = (chain for chain in chains if len({reason.subject for reason in chain}) == len(chain))
    return {tuple(via for reason in chain for via in reason.via) for chain in simple}


def test_a_listed_subject_bound_by_itself_is_explained_by_a_chain_without_steps() -> None:
    bound = Example().under(RULE)
    assert explained(bound, "A") == Paths(chains=((),), cut=False)
    assert explained(bound, "A", day("2025-01-09")) == Paths(chains=(), cut=False)


def test_every_way_is_told_the_shorter_first() -> None:
    links = [holds("A", "B", 60), holds("A", "C", 60), holds("C", "B", 60), holds("B", "D", 60)]
    bound = Example(links=links).under(CONTROL)
    assert walked(explained(bound, "D")) == [["B", "D"], ["C", "B", "D"]]


def test_a_step_carries_its_support() -> None:
    bound = Example(links=[holds("A", "B", 60), holds("B", "C", 60)]).under(CONTROL)
    (chain,) = explained(bound, "C").chains
    assert [step.support for step in chain] == [bound["B"].supports[0], bound["C"].supports[0]]


def test_a_cycle_explains_nothing() -> None:
    links = [holds("A", "B", 60), holds("B", "C", 60), holds("C", "B", 60), holds("B", "B", 60)]
    bound = Example(links=links).under(CONTROL)
    assert {support.depth for support in bound["B"].supports} == {1, 2, 3, 4}
    assert walked(explained(bound, "B")) == [["B"]]
    assert walked(explained(bound, "C")) == [["B", "C"]]


def test_only_what_holds_on_the_day_is_told() -> None:
    links = [represents("p", "A", to="2025-02-01"), holds("p", "A", 60)]
    rule = walks(over(LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.SHAREHOLDER_OF), binds=[SubjectKind.PERSON])
    bound = Example(links=links).under(rule)
    assert len(explained(bound, "p", day("2025-01-31")).chains) == 2
    (chain,) = explained(bound, "p").chains
    assert chain[0].via.kind is LinkKind.SHAREHOLDER_OF


def test_more_chains_than_the_limit_are_cut_and_said_to_be() -> None:
    firms = [f"B{number}" for number in range(5)]
    links = [holds("A", firm, 60) for firm in firms] + [holds(firm, "C", 60) for firm in firms]
    bound = Example(links=links).under(CONTROL)
    everything = explained(bound, "C")
    assert len(everything.chains) == 5
    assert not everything.cut
    assert explained(bound, "C", limit=5) == everything
    assert explained(bound, "C", limit=2) == Paths(chains=everything.chains[:2], cut=True)


def test_a_support_whose_parent_is_missing_is_a_defect() -> None:
    bound = Example(links=[holds("A", "B", 60), holds("B", "C", 60)]).under(CONTROL)
    with pytest.raises(Defect):
        explained({"C": bound["C"]}, "C")
