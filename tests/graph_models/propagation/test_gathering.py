"""Gathering asks for little, never twice, and for everything that decides."""

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given

from graph_models.catalogue.model import Rule
from graph_models.propagation.base_days import base
from graph_models.propagation.derive import derive
from graph_models.propagation.gathering import gather
from graph_models.propagation.subject_graph import SubjectGraph, kind_of
from graph_models.vocabulary import EventKind, FindingKind, LinkKind, ListingId, RuleId, SubjectKind, Toward, When
from tests.graph_models.propagation.answering import Rounds, asked_for, played
from tests.graph_models.propagation.builders import (
    RULE,
    Example,
    finds,
    happened,
    holds,
    kind_of_example,
    link,
    listing,
    over,
    represents,
    walks,
)
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
def test_deriving_from_what_is_gathered_for_two_rules_decides_as_from_everything(one: World, other: World) -> None:
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


def asked_at(example: Example, *rules: Rule) -> list[set[str]]:
    """At which subjects each round asks."""
    given_rules = [(rule, base(example.listing, example.list_type, example.standing, rule, {})) for rule in rules]
    kinds = {subject: kind_of_example(subject) for each in example.links for subject in (each.start, each.end)}
    asking = gather(example.listing, example.standing, given_rules)
    _, rounds = played(asking, example.links, kinds)
    return [{subject for each in expansions for subject in each.subjects} for expansions in rounds]


CHAIN = walks(over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO, share=50), repeat=8)


def test_a_rule_without_reach_or_without_a_day_asks_nothing() -> None:
    annulled = happened((EventKind.ANNULLED, "2025-02-01"))
    assert asked_at(Example(), RULE) == []
    assert asked_at(Example(events=annulled), CHAIN) == []
    assert asked_at(Example(), walks(finds(FindingKind.PUNISHED))) == []


def test_only_what_is_reached_is_asked_about_in_turn() -> None:
    links = [
        holds("A", "B", 60),
        holds("A", "C", 30),
        link("A", LinkKind.SHAREHOLDER_OF, "N", share=60, nominee=True),
        holds("A", "D", 60, to="2025-01-10"),
        holds("A", "E", 30, since="2020-02-01"),
        holds("A", "E", 30),
        holds("B", "F", 60),
        holds("B", "A", 60),
    ]
    assert asked_at(Example(links=links), CHAIN) == [{"A"}, {"B", "E"}, {"F"}]


def test_the_last_round_stands_at_the_bound() -> None:
    links = [holds("A", "B", 60), holds("B", "C", 60), holds("C", "D", 60)]
    twice = walks(over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO, share=50), repeat=2)
    assert asked_at(Example(links=links), twice) == [{"A"}, {"B"}]


def test_links_that_miss_the_act_are_not_followed() -> None:
    at_act = walks(
        over(LinkKind.LEGAL_REPRESENTATIVE_OF, when=When.AT_ACT),
        over(LinkKind.LEGAL_REPRESENTATIVE_OF, toward=Toward.TO),
    )
    links = [represents("p", "A", to="2024-09-01"), represents("q", "A", since="2024-09-01")]
    assert asked_at(Example(links=links), at_act) == [{"A"}, {"q"}]


def test_rules_share_their_rounds_and_their_links() -> None:
    roles = walks(over(LinkKind.LEGAL_REPRESENTATIVE_OF))
    links = [represents("p", "A"), holds("A", "B", 60)]
    assert asked_at(Example(links=links), roles, CHAIN, replace(roles, id=RuleId("list/again"))) == [
        {"A"},
        {"B"},
    ]


def test_the_graph_holds_the_listed_subject_and_whom_the_decision_finds() -> None:
    found = Example(listing=listing(findings={"p": FindingKind.PUNISHED}))
    graph, rounds = played(gather(found.listing, found.standing, []), [], {})
    assert rounds == []
    kinds = {subject: kind_of(graph, subject) for subject in graph}
    assert kinds == {"A": SubjectKind.ORGANISATION, "p": SubjectKind.PERSON}
