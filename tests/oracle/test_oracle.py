"""The oracle on worlds small enough to know the answer."""

from dataclasses import replace
from datetime import date

from tests.oracle.oracle import OracleVia, bound_on, governing, in_force, is_listed, is_suspended, supports_on
from tests.oracle.world import (
    OracleEvent,
    OracleFindingStep,
    OracleLink,
    OracleLinkStep,
    OracleListing,
    OracleListType,
    OracleRule,
    OracleTerm,
    OracleWorld,
)

ON = date(2025, 7, 1)
ROLE = OracleLinkStep(links=frozenset({"ROLE"}), toward="FROM", when="CURRENT", release="ON_DECISION")
CONTROL = OracleLinkStep(
    links=frozenset({"HOLDS"}), toward="TO", when="CURRENT", release="AUTOMATIC", share_at_least=50
)
RULE = OracleRule(
    id="roles",
    list_type="list",
    listed=frozenset({"ORGANISATION"}),
    binds=frozenset({"PERSON"}),
    term=OracleTerm(form="LISTING"),
    basis=("a",),
    walk=(ROLE,),
)
CHAIN = replace(RULE, id="chain", binds=frozenset({"ORGANISATION"}), walk=(CONTROL,), repeat=2)
SELF = replace(RULE, id="self", walk=None)
LISTING = OracleListing(
    id="L1",
    list_type="list",
    subject="A",
    decided_on=date(2025, 1, 6),
    effective=date(2025, 1, 10),
    published=date(2025, 1, 10),
    act_from=date(2024, 9, 1),
    act_to=date(2024, 10, 1),
    findings=frozenset({("p", "PUNISHED")}),
)


def link(kind: str, start: str, end: str, valid_to: date | None = None, share: int = 0) -> OracleLink:
    return OracleLink(
        id=f"{start}-{end}-{share}",
        kind=kind,
        start=start,
        end=end,
        valid_from=date(2020, 1, 1),
        valid_to=valid_to,
        share=share,
    )


def world(*links: OracleLink, events: tuple[OracleEvent, ...] = (), rule: OracleRule = RULE) -> OracleWorld:
    subjects = {subject for each in links for subject in (each.start, each.end)} | {"A", "p"}
    return OracleWorld(
        kinds={subject: "ORGANISATION" if subject.isupper() else "PERSON" for subject in subjects},
        links=links,
        list_types=(OracleListType(id="list", term=OracleTerm(form="LISTING")),),
        rules=(rule,),
        listings=(replace(LISTING, events=events),),
    )


def test_the_listed_subject_itself() -> None:
    assert bound_on(world(rule=SELF), "L1", "self", ON) == {"A": False}
    assert bound_on(world(rule=SELF), "L1", "self", date(2025, 1, 9)) == {}


def test_a_former_holder_pends_until_his_release() -> None:
    left = link("ROLE", "p", "A", valid_to=date(2025, 6, 1))
    assert bound_on(world(left), "L1", "roles", date(2025, 5, 31)) == {"p": False}
    assert bound_on(world(left), "L1", "roles", ON) == {"p": True}
    released = OracleEvent(kind="RELEASED", day=ON, subject="p")
    assert bound_on(world(left, events=(released,)), "L1", "roles", ON) == {}
    too_early = replace(released, day=date(2025, 5, 1))
    assert bound_on(world(left, events=(too_early,)), "L1", "roles", ON) == {"p": True}
    gone_before = link("ROLE", "p", "A", valid_to=date(2025, 1, 10))
    assert bound_on(world(gone_before), "L1", "roles", ON) == {}


def test_holdings_add_up_and_pass_on_as_far_as_the_bound() -> None:
    links = (
        link("HOLDS", "A", "B", share=30),
        link("HOLDS", "A", "B", share=20),
        link("HOLDS", "B", "C", share=60),
        link("HOLDS", "C", "D", share=60),
        replace(link("HOLDS", "A", "E", share=90), nominee=True),
        link("HOLDS", "B", "A", share=60),
    )
    bound = world(*links, rule=CHAIN)
    assert bound_on(bound, "L1", "chain", ON) == {"B": False, "C": False}
    together = OracleVia(reached="B", kind="HOLDS", links=("A-B-20", "A-B-30"))
    supports = supports_on(bound, "L1", "chain", ON)
    assert {(each.subject, each.parent, each.depth, each.via) for each in supports} == {
        ("B", None, 1, (together,)),
        ("C", "B", 2, (OracleVia(reached="C", kind="HOLDS", links=("B-C-60",)),)),
    }


def test_findings_start_a_walk_and_a_role_can_ask_for_one() -> None:
    found = replace(RULE, walk=(OracleFindingStep(findings=frozenset({"PUNISHED"})),))
    assert bound_on(world(rule=found), "L1", "roles", ON) == {"p": False}
    other = replace(RULE, walk=(OracleFindingStep(findings=frozenset({"PERSONALLY_LIABLE"})),))
    assert bound_on(world(rule=other), "L1", "roles", ON) == {}
    asks = replace(RULE, walk=(replace(ROLE, when="AT_ACT", found=frozenset({"PUNISHED"})),))
    both = (link("ROLE", "p", "A"), link("ROLE", "q", "A"))
    assert bound_on(world(*both, rule=asks), "L1", "roles", ON) == {"p": False}
    not_first = replace(RULE, walk=(ROLE, OracleFindingStep(findings=frozenset({"PUNISHED"}))))
    assert bound_on(world(*both, rule=not_first), "L1", "roles", ON) == {}


def test_the_past_is_the_act_or_the_decision_date() -> None:
    at_act = replace(RULE, walk=(replace(ROLE, when="AT_ACT"),))
    at_decision = replace(RULE, walk=(replace(ROLE, when="AT_DECISION"),))
    served = link("ROLE", "p", "A", valid_to=date(2024, 9, 2))
    assert bound_on(world(served, rule=at_act), "L1", "roles", ON) == {"p": False}
    assert bound_on(world(served, rule=at_decision), "L1", "roles", ON) == {}
    began_in_it = replace(served, valid_from=date(2024, 9, 30), valid_to=None)
    assert bound_on(world(began_in_it, rule=at_act), "L1", "roles", ON) == {"p": False}
    assert bound_on(world(began_in_it, rule=at_decision), "L1", "roles", ON) == {"p": False}
    began_after = replace(served, valid_from=date(2024, 10, 1), valid_to=None)
    assert bound_on(world(began_after, rule=at_act), "L1", "roles", ON) == {}
    undated = replace(world(served, rule=at_act), listings=(replace(LISTING, act_from=None, act_to=None),))
    assert bound_on(undated, "L1", "roles", ON) == {}


def test_holdings_at_the_act_have_to_add_up_on_one_day_of_it() -> None:
    rule = replace(CHAIN, walk=(replace(CONTROL, when="AT_ACT"),))
    first = link("HOLDS", "A", "B", share=30, valid_to=date(2024, 9, 10))
    second = replace(link("HOLDS", "A", "B", share=20), valid_from=date(2024, 9, 9))
    assert bound_on(world(first, second, rule=rule), "L1", "chain", ON) == {"B": False}
    later = replace(second, valid_from=date(2024, 9, 10))
    assert bound_on(world(first, later, rule=rule), "L1", "chain", ON) == {}


def test_in_force_takes_the_rules_that_were_law_on_the_day_of_the_decision() -> None:
    held = world(link("ROLE", "p", "A"))
    assert in_force(held, "p", ON) == {("L1", "roles", False)}
    assert in_force(held, "A", ON) == set()
    for changed in (
        replace(RULE, valid_from=date(2025, 1, 7)),
        replace(RULE, valid_to=date(2025, 1, 6)),
        replace(RULE, list_type="another"),
    ):
        assert governing(replace(held, rules=(changed,)), LISTING) == []
        assert in_force(replace(held, rules=(changed,)), "p", ON) == set()


def test_a_stay_is_shown_and_does_not_end_what_is_in_force() -> None:
    stayed = world(link("ROLE", "p", "A"), events=(OracleEvent(kind="STAYED", day=date(2025, 6, 1)),))
    assert is_suspended(stayed, "L1", ON)
    assert is_listed(stayed, "L1", ON)
    assert in_force(stayed, "p", ON) == {("L1", "roles", False)}
