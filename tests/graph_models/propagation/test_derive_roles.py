"""Who is bound by a role, and until when."""

from dataclasses import replace

from graph_models.intervals import IntervalSet
from graph_models.vocabulary import (
    EventKind,
    LinkKind,
    Release,
    SubjectKind,
)
from tests.graph_models.propagation.builders import (
    ROLES,
    Example,
    days,
    happened,
    holds,
    link,
    over,
    represents,
    walks,
)

TERM = days(("2025-01-10", "2027-01-10"))
SPENDING = walks(over(*ROLES, release=Release.ON_DECISION), binds=[SubjectKind.PERSON])
SPENDING_AUTOMATIC = walks(over(*ROLES), binds=[SubjectKind.PERSON])


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


def test_a_release_on_the_day_on_which_the_role_ends_frees_at_once() -> None:
    released = happened((EventKind.RELEASED, "2025-06-01", "p"))
    example = Example(links=[represents("p", "A", to="2025-06-01")], events=released)
    assert example.bound(SPENDING) == {"p": days(("2025-01-10", "2025-06-01"))}
    assert example.pending(SPENDING) == {"p": IntervalSet.empty()}


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
