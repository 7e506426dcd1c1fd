"""Who is bound by the act, by the decision date, or by what the decision finds."""

from dataclasses import replace

from graph_models.catalogue.model import OpenTerm
from graph_models.entities.restriction import Via
from graph_models.intervals import IntervalSet
from graph_models.vocabulary import (
    FindingKind,
    LinkKind,
    SubjectId,
    SubjectKind,
    Survival,
    Toward,
    When,
)
from tests.graph_models.propagation.builders import (
    Example,
    days,
    finds,
    holds,
    link,
    listing,
    over,
    represents,
    walks,
)

TERM = days(("2025-01-10", "2027-01-10"))
CONTROL = over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO, share=50)
AT_ACT = walks(over(LinkKind.LEGAL_REPRESENTATIVE_OF, when=When.AT_ACT))
AT_DECISION = walks(over(LinkKind.SENIOR_MANAGER_OF, when=When.AT_DECISION))


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
    back_at_the_listed = walks(CONTROL, finds(FindingKind.PUNISHED))
    assert Example(links=[holds("A", "A", 60)], listing=found).bound(back_at_the_listed) == {}


def test_a_finding_is_not_walked_from_whom_it_has_reached() -> None:
    rule = walks(finds(FindingKind.PUNISHED), repeat=2)
    found = listing(findings={"p": FindingKind.PUNISHED, "q": FindingKind.PUNISHED})
    supports = [each for bound in Example(listing=found).under(rule).values() for each in bound.supports]
    assert [support.depth for support in supports] == [1, 1]


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
