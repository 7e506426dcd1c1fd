"""Gathering asks for little, never twice, and for everything that decides."""

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given

from graph_models.propagation.derive import derive
from graph_models.propagation.gathering import gather
from graph_models.propagation.subject_graph import SubjectGraph
from graph_models.vocabulary import ListingId, RuleId, SubjectKind
from tests.graph_models.propagation.answering import Rounds, asked_for, played
from tests.graph_models.propagation.generated import worlds
from tests.graph_models.propagation.worlds import LAWS, SUBJECTS, WINDOW, World
from tests.oracle.oracle import supports_on


def gathered(*worlds_of_one_graph: World) -> tuple[SubjectGraph, Rounds]:
    """The graph gathered for the rules of these worlds, over the links and for the listing of the first."""
    first = worlds_of_one_graph[0]
    rules = [(world.rule, replace(first, rule=world.rule).base) for world in worlds_of_one_graph]
    return played(gather(first.listing, first.standing, rules), first.links, first.kinds)


def links_of_oracle(world: World, day: date) -> set[str]:
    supports = supports_on(world.oracle(), world.listing.id, world.rule.id, day)
    return {link for support in supports for via in support.via for link in via.links}


@LAWS
@given(worlds())
def test_every_link_that_the_oracle_uses_is_gathered(world: World) -> None:
    graph, _ = gathered(world)
    known = {link_id for _, _, link_id in graph.edges(keys=True)}
    for day in WINDOW:
        assert links_of_oracle(world, day) <= known


@LAWS
@given(worlds(), worlds())
def test_deriving_from_what_is_gathered_for_two_rules_decides_as_from_everything(
    one: World, other: World
) -> None:
    second = replace(one, rule=replace(other.rule, id=RuleId("list/second")))
    graph, _ = gathered(one, second)
    for world in (one, second):
        found = derive(graph, world.listing, world.standing, world.rule, world.base)
        assert found == world.derived()


@LAWS
@given(worlds(), worlds())
def test_nothing_is_asked_twice_and_no_round_is_empty(one: World, other: World) -> None:
    _, rounds = gathered(one, replace(one, rule=other.rule))
    assert all(rounds)
    assert all(times == 1 for times in Counter(asked_for(rounds)).values())


@LAWS
@given(worlds(), worlds())
def test_two_listings_that_share_a_graph_do_not_disturb_each_other(one: World, other: World) -> None:
    """What was gathered for another listing, put into the same graph, leaves the rows as they are."""
    named = SUBJECTS[1]
    listing = replace(one.listing, id=ListingId("other"), subject=named, subject_kind=one.kinds[named])
    rule = replace(other.rule, listed=frozenset(SubjectKind))
    graph, _ = gathered(one)
    graph.update(gathered(replace(one, listing=listing, rule=rule, events=other.events))[0])
    assert derive(graph, one.listing, one.standing, one.rule, one.base) == one.derived()
