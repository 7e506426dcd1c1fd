"""Whom holdings reach: sums of shares, chains, cycles, nominees."""

from dataclasses import replace

import pytest

from graph_models.entities.restriction import Via
from graph_models.intervals import IntervalSet
from graph_models.vocabulary import (
    EventKind,
    LinkId,
    LinkKind,
    Release,
    SubjectId,
    SubjectKind,
    Toward,
    When,
)
from tests.graph_models.propagation.builders import (
    Example,
    day,
    days,
    happened,
    holds,
    link,
    listing,
    over,
    walks,
)

TERM = days(("2025-01-10", "2027-01-10"))
CONTROL = over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO, share=50)
CHAIN = walks(CONTROL, repeat=8, binds=[SubjectKind.ORGANISATION])


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
