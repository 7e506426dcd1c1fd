"""What holds of every restriction, whatever its rule: id, rows, order, walks of several steps."""

from itertools import pairwise

import pytest

from graph_models.catalogue.model import Rule
from graph_models.entities.restriction import Support
from graph_models.intervals import Interval, IntervalSet
from graph_models.propagation.derive import derive, restriction_id
from graph_models.propagation.subject_graph import new_graph
from graph_models.vocabulary import (
    EventKind,
    LinkKind,
    ListingId,
    Release,
    RuleId,
    SubjectId,
    SubjectKind,
    Toward,
)
from tests.graph_models.propagation.builders import (
    ROLES,
    RULE,
    Example,
    day,
    days,
    happened,
    holds,
    over,
    represents,
    walks,
)

TERM = days(("2025-01-10", "2027-01-10"))
SPENDING = walks(over(*ROLES, release=Release.ON_DECISION), binds=[SubjectKind.PERSON])
CONTROL = over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO, share=50)
CHAIN = walks(CONTROL, repeat=8, binds=[SubjectKind.ORGANISATION])


def test_a_restriction_keeps_its_id() -> None:
    """The id is stored for ever, so its making is pinned: another one would orphan every recorded check."""
    made = restriction_id(ListingId("L1"), RuleId("list/rule"), SubjectId("A"))
    assert made == "r-31efa2d3076a51222be0546b394209be"
    assert made != restriction_id(ListingId("L1list"), RuleId("/rule"), SubjectId("A"))


def test_without_reach_the_listed_subject_itself_is_bound() -> None:
    (restriction,) = Example(links=[represents("p", "A")]).under(RULE).values()
    (support,) = restriction.supports
    assert restriction.subject == "A"
    assert restriction.id == restriction_id(restriction.listing, restriction.rule, restriction.subject)
    assert [row.interval for row in restriction.rows] == list(TERM)
    assert support == Support(interval=Interval(day("2025-01-10"), day("2027-01-10")), depth=0)


def test_a_base_in_two_pieces_makes_two_rows_and_two_supports() -> None:
    repaired = happened((EventKind.REPAIRED, "2025-06-01"), (EventKind.REPAIR_REVOKED, "2025-09-01"))
    (restriction,) = Example(events=repaired).under(RULE).values()
    assert len(restriction.rows) == len(restriction.supports) == 2


@pytest.mark.parametrize("rule", [RULE, SPENDING])
def test_without_a_day_in_base_nobody_is_bound(rule: Rule) -> None:
    example = Example(links=[represents("p", "A")])
    assert example.bound(rule) != {}
    assert derive(example.graph, example.listing, example.standing, rule, IntervalSet.empty()) == ()


def test_restrictions_come_in_the_order_of_subjects() -> None:
    example = Example(links=[represents(person, "A") for person in ("r", "p", "q")])
    assert list(example.under(SPENDING)) == ["p", "q", "r"]


def test_a_walk_of_two_steps_binds_its_end_and_nobody_on_the_way() -> None:
    """The other firms of a listed firm's representative, as long as he represents both."""
    sisters = walks(
        over(LinkKind.LEGAL_REPRESENTATIVE_OF),
        over(LinkKind.LEGAL_REPRESENTATIVE_OF, toward=Toward.TO),
    )
    links = [represents("p", "A", to="2026-01-10"), represents("p", "B", since="2025-03-01")]
    example = Example(links=links)
    assert example.bound(sisters) == {"B": days(("2025-03-01", "2026-01-10"))}
    assert [via.reached for via in example.under(sisters)["B"].supports[0].via] == ["p", "B"]


def test_one_walk_uses_a_link_once() -> None:
    back = walks(
        over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO),
        over(LinkKind.SHAREHOLDER_OF),
        over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO),
    )
    assert Example(links=[holds("A", "B", 60)]).bound(back) == {}
    links = [holds("A", "B", 60), holds("C", "B", 30), holds("C", "D", 30)]
    assert set(Example(links=links).bound(back)) == {"D"}
    own_shares = [holds("A", "A", 60), holds("A", "B", 60)]
    assert set(Example(links=own_shares).bound(walks(CONTROL, CONTROL))) == {"B"}
    assert Example(links=own_shares).bound(walks(CONTROL, CONTROL, CONTROL)) == {}


def test_a_person_who_is_bound_passes_nothing_on_where_the_rule_binds_organisations_only() -> None:
    both_ways = walks(over(LinkKind.SHAREHOLDER_OF), repeat=2, binds=[SubjectKind.ORGANISATION])
    links = [holds("p", "A", 60), holds("B", "p", 60), holds("C", "A", 30)]
    assert set(Example(links=links).bound(both_ways)) == {"C"}


def test_longer_ways_are_recorded_beside_shorter_ones() -> None:
    links = [holds("A", "B", 60), holds("A", "C", 60), holds("C", "B", 60, since="2020-01-02")]
    supports = Example(links=links).under(CHAIN)["B"].supports
    assert [(support.depth, support.parent) for support in supports] == [(1, None), (2, "C")]


def test_a_chain_of_three_thousand_firms_needs_no_stack() -> None:
    firms = ["A", *(f"B{number}" for number in range(3000))]
    links = [holds(one, other, 60) for one, other in pairwise(firms)]
    bound = Example(links=links).under(walks(CONTROL, repeat=3000))
    assert len(bound) == 3000
    assert bound["B2999"].supports[0].depth == 3000


def test_a_listed_subject_that_the_graph_does_not_know_reaches_nobody() -> None:
    example = Example()
    found = derive(new_graph(), example.listing, example.standing, SPENDING, TERM)
    assert found == ()
