"""The rules of the stories, one by one: who is bound by a role, a finding or a holding, and until when."""

from dataclasses import replace
from itertools import pairwise

import pytest

from graph_models.catalogue.model import OpenTerm, Rule
from graph_models.entities.restriction import Support, Via
from graph_models.intervals import Interval, IntervalSet
from graph_models.propagation.derive import derive, restriction_id
from graph_models.propagation.subject_graph import new_graph
from graph_models.vocabulary import (
    EventKind,
    FindingKind,
    LinkId,
    LinkKind,
    ListingId,
    Release,
    RuleId,
    SubjectId,
    SubjectKind,
    Survival,
    Toward,
    When,
)
from tests.graph_models.propagation.builders import (
    ROLES,
    RULE,
    Example,
    day,
    days,
    finds,
    happened,
    holds,
    link,
    listing,
    over,
    represents,
    walks,
)

TERM = days(("2025-01-10", "2027-01-10"))
SPENDING = walks(over(*ROLES, release=Release.ON_DECISION), binds=[SubjectKind.PERSON])
SPENDING_AUTOMATIC = walks(over(*ROLES), binds=[SubjectKind.PERSON])
AT_ACT = walks(over(LinkKind.LEGAL_REPRESENTATIVE_OF, when=When.AT_ACT))
AT_DECISION = walks(over(LinkKind.SENIOR_MANAGER_OF, when=When.AT_DECISION))
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


# roles


def test_a_replaced_representative_stays_bound_until_released_and_the_new_one_is_bound_at_once() -> None:
    changed = [represents("p", "A", to="2025-06-01"), represents("q", "A", since="2025-06-01")]
    example = Example(links=changed)
    assert example.bound(SPENDING) == {"p": TERM, "q": days(("2025-06-01", "2027-01-10"))}
    assert example.pending(SPENDING) == {"p": days(("2025-06-01", "2027-01-10")), "q": IntervalSet.empty()}
    released = replace(example, events=happened((EventKind.RELEASED, "2025-08-01", "p")))
    assert released.bound(SPENDING)["p"] == days(("2025-01-10", "2025-08-01"))
    assert released.pending(SPENDING)["p"] == days(("2025-06-01", "2025-08-01"))
    assert released.bound(SPENDING)["q"] == days(("2025-06-01", "2027-01-10"))


def test_under_automatic_release_the_former_holder_is_free_at_once() -> None:
    example = Example(links=[represents("p", "A", to="2025-06-01")])
    assert example.bound(SPENDING_AUTOMATIC) == {"p": days(("2025-01-10", "2025-06-01"))}
    assert example.pending(SPENDING_AUTOMATIC) == {"p": IntervalSet.empty()}


def test_who_left_before_the_listing_is_not_bound() -> None:
    assert Example(links=[represents("p", "A", to="2025-01-10")]).bound(SPENDING) == {}


def test_who_held_the_role_on_the_first_day_only_stays_bound() -> None:
    assert Example(links=[represents("p", "A", to="2025-01-11")]).bound(SPENDING) == {"p": TERM}


def test_who_comes_after_the_end_is_not_bound() -> None:
    assert Example(links=[represents("p", "A", since="2027-01-10")]).bound(SPENDING) == {}


def test_a_release_lets_go_only_what_ended_by_that_day() -> None:
    """Released after his first term, he takes the role again: the second term binds, and pends, anew."""
    terms = [represents("p", "A", to="2025-04-01"), represents("p", "A", "2025-06-01", "2025-07-01")]
    example = Example(links=terms, events=happened((EventKind.RELEASED, "2025-05-01", "p")))
    assert example.bound(SPENDING)["p"] == days(("2025-01-10", "2025-05-01"), ("2025-06-01", "2027-01-10"))
    assert example.pending(SPENDING)["p"] == days(("2025-04-01", "2025-05-01"), ("2025-07-01", "2027-01-10"))


def test_a_role_still_held_keeps_binding_through_a_release() -> None:
    example = Example(links=[represents("p", "A")], events=happened((EventKind.RELEASED, "2025-05-01", "p")))
    assert example.bound(SPENDING) == {"p": TERM}
    assert example.pending(SPENDING) == {"p": IntervalSet.empty()}


def test_two_roles_bind_until_both_are_gone_and_pend_only_then() -> None:
    both = [
        represents("p", "A", to="2025-05-01"),
        link("p", LinkKind.ACTUAL_CONTROLLER_OF, "A", to="2025-09-01"),
    ]
    example = Example(links=both, events=happened((EventKind.RELEASED, "2025-11-03", "p")))
    assert example.bound(SPENDING) == {"p": days(("2025-01-10", "2025-11-03"))}
    assert example.pending(SPENDING) == {"p": days(("2025-09-01", "2025-11-03"))}
    assert len({support.via for support in example.under(SPENDING)["p"].supports}) == 2


def test_the_roles_that_the_rule_names_and_no_others() -> None:
    links = [
        represents("p", "A"),
        link("q", LinkKind.DIRECTOR_OF, "A"),
        link("r", LinkKind.SENIOR_MANAGER_OF, "A"),
        holds("s", "A", 90),
        holds("A", "B", 100),
        represents("p", "C"),
    ]
    assert set(Example(links=links).bound(SPENDING)) == {"p"}


def test_only_kinds_that_the_rule_binds_are_bound() -> None:
    links = [holds("p", "A", 50), holds("B", "A", 50)]
    holders = over(LinkKind.SHAREHOLDER_OF)
    assert set(Example(links=links).bound(walks(holders, binds=[SubjectKind.PERSON]))) == {"p"}
    assert set(Example(links=links).bound(walks(holders, binds=[SubjectKind.ORGANISATION]))) == {"B"}
    assert set(Example(links=links).bound(walks(holders))) == {"p", "B"}


def test_a_repair_that_is_revoked_binds_today_s_holder_and_whoever_was_not_released() -> None:
    links = [
        represents("p1", "A", to="2025-04-01"),
        represents("p2", "A", since="2025-04-01", to="2025-07-01"),
        represents("p3", "A", since="2025-07-01"),
    ]
    events = happened((EventKind.REPAIRED, "2025-05-10"), (EventKind.REPAIR_REVOKED, "2025-09-01"))
    open_again = days(("2025-09-01", "2027-01-10"))
    bound = Example(links=links, events=events).bound(SPENDING)
    assert bound == {
        "p1": days(("2025-01-10", "2025-05-10")) | open_again,
        "p2": days(("2025-04-01", "2025-05-10")) | open_again,
        "p3": open_again,
    }
    assert Example(links=links, events=events[:1]).bound(SPENDING) == {
        "p1": days(("2025-01-10", "2025-05-10")),
        "p2": days(("2025-04-01", "2025-05-10")),
    }


def test_who_held_a_role_only_while_a_revoked_repair_lasted_is_bound_as_well() -> None:
    links = [represents("p", "A", since="2025-06-01", to="2025-07-01")]
    events = happened((EventKind.REPAIRED, "2025-05-10"), (EventKind.REPAIR_REVOKED, "2025-09-01"))
    assert Example(links=links, events=events).bound(SPENDING) == {"p": days(("2025-09-01", "2027-01-10"))}


# the act, the decision, findings


def test_whoever_served_at_some_time_of_the_act_is_bound_and_resigning_changes_nothing() -> None:
    links = [
        represents("p0", "A", "2018-01-01", "2024-03-01"),
        represents("p1", "A", "2024-03-01", "2024-05-10"),
        represents("p2", "A", "2024-05-10", "2024-09-01"),
        represents("p3", "A", "2024-09-01"),
    ]
    example = Example(links=links, listing=listing(act=("2024-03-01", "2024-09-01")))
    assert example.bound(AT_ACT) == {"p1": TERM, "p2": TERM}
    assert example.pending(AT_ACT) == {"p1": IntervalSet.empty(), "p2": IntervalSet.empty()}


def test_without_the_day_of_the_act_nobody_served_at_it() -> None:
    assert Example(links=[represents("p", "A")], listing=listing(act=None)).bound(AT_ACT) == {}


def test_at_decision_asks_for_the_decision_date_alone() -> None:
    manages = [
        link("p", LinkKind.SENIOR_MANAGER_OF, "A", to="2025-01-06"),
        link("q", LinkKind.SENIOR_MANAGER_OF, "A", since="2025-01-06", to="2025-01-07"),
        link("r", LinkKind.SENIOR_MANAGER_OF, "A", since="2025-01-07"),
    ]
    assert Example(links=manages).bound(AT_DECISION) == {"q": TERM}


def test_whom_the_decision_finds_is_bound_without_any_link() -> None:
    rule = walks(finds(FindingKind.OTHER_RESPONSIBLE, FindingKind.PUNISHED), binds=[SubjectKind.PERSON])
    found = listing(findings={"p": FindingKind.OTHER_RESPONSIBLE, "q": FindingKind.PERSONALLY_LIABLE})
    example = Example(listing=found)
    assert example.bound(rule) == {"p": TERM}
    (support,) = example.under(rule)["p"].supports
    assert support.via == (Via(reached=SubjectId("p"), finding=FindingKind.OTHER_RESPONSIBLE),)
    assert Example().bound(rule) == {}


def test_a_finding_leads_from_the_listed_subject_only() -> None:
    second = walks(over(LinkKind.LEGAL_REPRESENTATIVE_OF), finds(FindingKind.PUNISHED))
    found = listing(findings={"p": FindingKind.PUNISHED})
    assert Example(links=[represents("p", "A")], listing=found).bound(second) == {}


def test_a_walk_goes_on_from_whom_the_decision_finds() -> None:
    rule = walks(
        finds(FindingKind.PUNISHED),
        over(LinkKind.LEGAL_REPRESENTATIVE_OF, toward=Toward.TO),
        binds=[SubjectKind.ORGANISATION],
    )
    found = listing(findings={"p": FindingKind.PUNISHED})
    links = [represents("p", "A"), represents("p", "B"), represents("q", "C")]
    assert Example(links=links, listing=found).bound(rule) == {"B": TERM}


def test_a_role_that_asks_for_a_finding_binds_only_whom_the_decision_finds_so() -> None:
    rule = walks(over(LinkKind.PRINCIPAL_OF, when=When.AT_ACT, found=[FindingKind.PUNISHED]))
    links = [link(person, LinkKind.PRINCIPAL_OF, "A") for person in ("p", "q", "r")]
    found = listing(findings={"p": FindingKind.PUNISHED, "q": FindingKind.OTHER_RESPONSIBLE})
    assert set(Example(links=links, listing=found).bound(rule)) == {"p"}
    assert Example(links=links).bound(rule) == {}


def test_a_ban_for_life_binds_past_the_listing_when_it_survives() -> None:
    life = replace(AT_ACT, term=OpenTerm.LIFE)
    example = Example(links=[represents("p", "A")])
    assert example.bound(life) == {"p": TERM}
    surviving = replace(life, survives=frozenset(Survival))
    assert example.bound(surviving) == {"p": days(("2025-01-10", None))}


# holdings


def test_control_passes_down_the_chain_and_neither_a_small_stake_nor_the_way_up_does() -> None:
    links = [
        holds("M", "A", 80),
        holds("A", "B", 60),
        holds("B", "C", 60, to="2025-06-01"),
        holds("C", "D", 30),
        holds("A", "Z", 1),
        holds("Z", "E", 70),
        holds("Z", "D", 2),
    ]
    assert Example(links=links).bound(CHAIN) == {"B": TERM, "C": days(("2025-01-10", "2025-06-01"))}


def test_two_firms_that_own_each_other_cannot_keep_a_restriction_alive() -> None:
    links = [
        holds("A", "B", 50, to="2025-07-01"),
        holds("B", "C", 90),
        holds("C", "B", 50, since="2020-01-02"),
    ]
    until_july = days(("2025-01-10", "2025-07-01"))
    assert Example(links=links).bound(CHAIN) == {"B": until_july, "C": until_july}


def test_the_listed_subject_is_not_bound_through_a_cycle_nor_by_a_holding_in_itself() -> None:
    links = [holds("A", "B", 60), holds("B", "A", 60), holds("A", "A", 60)]
    assert Example(links=links).bound(CHAIN) == {"B": TERM}
    assert {support.depth for support in Example(links=links).under(CHAIN)["B"].supports} == {1}


def test_the_bound_counts_walks_on_each_day() -> None:
    near = replace(CHAIN, reach=walks(CONTROL, repeat=2).reach)
    links = [
        holds("A", "B", 60, to="2026-01-01"),
        holds("B", "C", 60),
        holds("A", "X", 100, since="2026-01-01"),
        holds("X", "B", 60, since="2026-01-01"),
        holds("X", "C", 50, since="2026-07-01"),
    ]
    assert Example(links=links).bound(near) == {
        "B": TERM,
        "C": days(("2025-01-10", "2026-01-01"), ("2026-07-01", "2027-01-10")),
        "X": days(("2026-01-01", "2027-01-10")),
    }


def test_what_is_held_for_others_never_counts() -> None:
    links = [
        link("A", LinkKind.SHAREHOLDER_OF, "B", share=58, nominee=True),
        holds("A", "C", 30),
        link("A", LinkKind.SHAREHOLDER_OF, "C", since="2020-01-02", share=40, nominee=True),
        holds("A", "D", 58),
    ]
    assert set(Example(links=links).bound(CHAIN)) == {"D"}


def test_parallel_holdings_of_one_holder_add_up_day_by_day() -> None:
    links = [
        holds("A", "B", 30, to="2025-09-01"),
        holds("A", "B", 20, since="2025-05-01"),
        holds("A", "C", 30),
        holds("B", "C", 30),
    ]
    example = Example(links=links)
    assert example.bound(CHAIN) == {"B": days(("2025-05-01", "2025-09-01"))}
    (support,) = example.under(CHAIN)["B"].supports
    assert support.via == (
        Via(
            reached=SubjectId("B"),
            kind=LinkKind.SHAREHOLDER_OF,
            links=(LinkId("A-B-SHAREHOLDER_OF-2020-01-01"), LinkId("A-B-SHAREHOLDER_OF-2025-05-01")),
        ),
    )


def test_every_set_of_holdings_that_suffices_is_a_support_of_its_days() -> None:
    links = [holds("A", "B", 60), holds("A", "B", 20, since="2025-05-01", to="2025-09-01")]
    supports = Example(links=links).under(CHAIN)["B"].supports
    assert [(len(each.via[0].links), each.interval.start) for each in supports] == [
        (1, day("2025-01-10")),
        (2, day("2025-05-01")),
        (1, day("2025-09-01")),
    ]


def test_a_share_that_is_not_known_counts_as_nothing() -> None:
    assert Example(links=[holds("A", "B", 0)]).bound(CHAIN) == {}


def test_a_holding_given_up_pends_until_the_firm_is_released() -> None:
    control = over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO, share=50, release=Release.ON_DECISION)
    rule = walks(control, repeat=2)
    links = [
        holds("A", "B", 30),
        holds("A", "B", 30, since="2020-01-02", to="2025-06-01"),
        holds("B", "C", 70),
    ]
    example = Example(links=links)
    assert example.bound(rule) == {"B": TERM, "C": TERM}
    pending = days(("2025-06-01", "2027-01-10"))
    assert example.pending(rule) == {"B": pending, "C": pending}
    released = replace(example, events=happened((EventKind.RELEASED, "2025-08-01", "B")))
    until_august = days(("2025-01-10", "2025-08-01"))
    assert released.bound(rule) == {"B": until_august, "C": until_august}


def test_a_holding_beside_one_given_up_is_firm_where_it_suffices_alone() -> None:
    control = over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO, share=50, release=Release.ON_DECISION)
    links = [holds("A", "B", 60), holds("A", "B", 30, since="2020-01-02", to="2025-06-01")]
    assert Example(links=links).pending(walks(control)) == {"B": IntervalSet.empty()}


@pytest.mark.parametrize(
    ("when", "since", "to", "bound"),
    [
        (When.AT_ACT, "2024-09-01", "2024-09-02", True),
        (When.AT_ACT, "2024-09-02", None, False),
        (When.AT_DECISION, "2025-01-06", "2025-01-07", True),
        (When.AT_DECISION, "2020-01-02", "2025-01-06", False),
    ],
)
def test_shares_at_the_act_and_at_the_decision_add_up_on_those_days(
    when: When, since: str, to: str | None, *, bound: bool
) -> None:
    links = [holds("A", "B", 30), holds("A", "B", 30, since=since, to=to)]
    rule = walks(over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO, share=50, when=when))
    assert Example(links=links).bound(rule) == ({"B": TERM} if bound else {})


def test_what_never_added_up_at_one_time_of_the_act_does_not_suffice() -> None:
    rule = walks(over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO, share=50, when=When.AT_ACT))
    links = [holds("A", "B", 30, to="2024-05-01"), holds("A", "B", 30, since="2024-05-01")]
    assert Example(links=links, listing=listing(act=("2024-03-01", "2024-09-01"))).bound(rule) == {}


# walks of several steps


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
