"""The laws of DESIGN section 5 that hold for every world, whatever the oracle says."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import networkx as nx
from hypothesis import assume, given
from hypothesis import strategies as st

from graph_models.catalogue.model import FindingStep, LinkStep, Reach, Step
from graph_models.civil_time import FOREVER
from graph_models.entities.link import Link
from graph_models.entities.listing import ListingEvent
from graph_models.entities.restriction import Restriction
from graph_models.intervals import Interval, IntervalSet
from graph_models.propagation.difference import days_of
from graph_models.propagation.subject_graph import add_link
from graph_models.vocabulary import EventKind, LinkId, Release, Revision, SubjectId, Survival, When
from tests.graph_models.propagation.generated import Chance, day_by, link_by, world_by, worlds
from tests.graph_models.propagation.worlds import FIRST_DAY, LAWS, LISTED, SUBJECTS, World

CHANCES = st.randoms(use_true_random=True)
LAST_REVISION = Revision(99)


def bound_days(restrictions: tuple[Restriction, ...]) -> dict[SubjectId, IntervalSet]:
    return {restriction.subject: days_of(restriction) for restriction in restrictions}


def with_current_automatic_links(world: World) -> World:
    """The same world under a rule that walks current links only and lets go at once."""
    reach = world.rule.reach
    walk = tuple(step for step in (reach.walk if reach else ()) if isinstance(step, LinkStep))
    assume(walk)
    steps = tuple(replace(step, when=When.CURRENT, release=Release.AUTOMATIC) for step in walk)
    rule = replace(world.rule, reach=Reach(walk=steps, repeat=reach.repeat if reach else 1))
    return replace(world, rule=rule)


@LAWS
@given(worlds(), st.randoms(use_true_random=True))
def test_the_order_in_which_links_came_does_not_matter(world: World, order: Chance) -> None:
    keyed = sorted(world.links, key=lambda link: (order.random(), link.id))
    assert world.derived(keyed) == world.derived()


@LAWS
@given(worlds())
def test_links_that_come_twice_count_once(world: World) -> None:
    graph = world.graph()
    for link in world.links:
        add_link(graph, link, start_kind=world.kinds[link.start], end_kind=world.kinds[link.end])
    assert graph.number_of_edges() == len(world.links)
    assert world.derived((*world.links, *world.links)) == world.derived()


@LAWS
@given(worlds())
def test_after_annulment_nothing_of_the_listing_is_in_force(world: World) -> None:
    annulled = ListingEvent(kind=EventKind.ANNULLED, day=FIRST_DAY, revision=LAST_REVISION)
    assert replace(world, events=(*world.events, annulled)).derived() == ()


@LAWS
@given(worlds(), CHANCES)
def test_a_repair_ends_all_days_from_its_own_and_changes_none_before(world: World, chance: Chance) -> None:
    assume(Survival.REPAIR not in world.rule.survives)
    assume(not world.standing.repair_stands_from)
    day = day_by(chance, 0, 30)
    repaired = ListingEvent(kind=EventKind.REPAIRED, day=day, revision=LAST_REVISION)
    after = bound_days(replace(world, events=(*world.events, repaired)).derived())
    before = bound_days(world.derived())
    assert after == {subject: kept for subject, days in before.items() if (kept := days.cut_from(day))}


@LAWS
@given(worlds(), worlds())
def test_links_that_the_rule_does_not_walk_change_nothing(one: World, other: World) -> None:
    reach = one.rule.reach
    steps = [step for step in (reach.walk if reach else ()) if isinstance(step, LinkStep)]
    walked = {kind for step in steps for kind in step.links}
    foreign = [replace(link, id=LinkId(f"other-{link.id}")) for link in other.links if link.kind not in walked]
    assert one.derived((*one.links, *foreign)) == one.derived()


@LAWS
@given(worlds())
def test_nobody_is_bound_beyond_the_bound_of_the_rule(world: World) -> None:
    reach, listed = world.rule.reach, world.listing.subject
    if reach is None:
        assert {restriction.subject for restriction in world.derived()} <= {listed}
        return
    near: nx.Graph[SubjectId, Any, Any] = nx.Graph([(link.start, link.end) for link in world.links])
    near.add_node(listed)
    near.add_edges_from((listed, finding.person) for finding in world.listing.decision.findings)
    distance = nx.single_source_shortest_path_length(near, listed)
    for restriction in world.derived():
        depths = {support.depth for support in restriction.supports}
        assert restriction.subject != listed
        assert world.kinds[restriction.subject] in world.rule.binds
        assert depths <= set(range(1, reach.repeat + 1))
        assert distance[restriction.subject] <= min(depths) * len(reach.walk)
        assert all(len(support.via) == len(reach.walk) for support in restriction.supports)


@LAWS
@given(worlds(), CHANCES)
def test_one_more_link_never_ends_a_current_automatic_row(world: World, chance: Chance) -> None:
    world = with_current_automatic_links(world)
    before = bound_days(world.derived())
    after = bound_days(world.derived((*world.links, link_by(chance, 99, SUBJECTS))))
    assert all(after[subject].contains(days) for subject, days in before.items())


@LAWS
@given(worlds(), CHANCES)
def test_ending_a_link_never_begins_a_current_automatic_row(world: World, chance: Chance) -> None:
    world = with_current_automatic_links(world)
    assume(world.links)
    link = chance.choice(world.links)
    last = min(link.valid_to, FIRST_DAY + timedelta(days=60))
    shorter = replace(link, valid_to=link.valid_from + (last - link.valid_from) // 2 + timedelta(days=1))
    assume(shorter.valid_to < link.valid_to)
    before = bound_days(world.derived())
    after = bound_days(world.derived(shorter if each is link else each for each in world.links))
    assert all(before[subject].contains(days) for subject, days in after.items())


@LAWS
@given(worlds())
def test_a_row_lies_inside_the_base_and_its_supports_inside_the_links(world: World) -> None:
    links = {link.id: link for link in world.links}
    steps = world.rule.reach.walk if world.rule.reach else ()
    for restriction in world.derived():
        assert world.base.contains(days_of(restriction))
        for support in restriction.supports:
            days = IntervalSet.of(support.interval)
            walked = zip(steps, support.via, strict=True)
            carrying = [(links[link], step) for step, via in walked for link in via.links]
            assert all(widest_span(link, step).contains(days) for link, step in carrying)


def widest_span(link: Link, step: Step) -> IntervalSet:
    """From a link's first day on, up to its last where release is automatic; a filter has no end."""
    if isinstance(step, FindingStep) or step.when is not When.CURRENT:
        return IntervalSet.of(Interval(date.min, FOREVER))
    end = FOREVER if step.release is Release.ON_DECISION else link.valid_to
    return IntervalSet.of(Interval(link.valid_from, end))


@LAWS
@given(worlds())
def test_rows_are_disjoint_and_maximal_and_made_of_their_supports(world: World) -> None:
    for restriction in world.derived():
        days = days_of(restriction)
        assert tuple(days) == tuple(row.interval for row in restriction.rows)
        firm = IntervalSet.of(*(each.interval for each in restriction.supports if not each.pending))
        pending = IntervalSet.of(*(each.interval for each in restriction.supports if each.pending))
        assert days == firm | pending
        for row in restriction.rows:
            assert row.pending == IntervalSet.of(row.interval) - firm


@LAWS
@given(CHANCES)
def test_the_listed_subject_is_bound_only_by_rules_without_reach(chance: Chance) -> None:
    world = world_by(chance)
    bound = LISTED in {restriction.subject for restriction in world.derived()}
    assert bound == (world.rule.reach is None and bool(world.base))
