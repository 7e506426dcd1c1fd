"""Terms, walks, repair and matters in plain words."""

from datetime import date

import pytest

from graph_models.catalogue.loader import load_catalogue
from graph_models.catalogue.model import (
    CappedTerm,
    DecidedTerm,
    FixedTerm,
    Length,
    OpenTerm,
    RepairMode,
    RepairPolicy,
    Term,
)
from graph_models.catalogue.phrases import (
    FINDINGS,
    ROLES,
    length_text,
    matters_text,
    percent_text,
    repair_text,
    term_text,
    whom_text,
)
from graph_models.vocabulary import Anchor, FindingKind, LinkKind, PartsPerMillion, RepairCondition, RuleId
from tests.graph_models.catalogue.conftest import BASE, RULE, Write


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (Length(months=60), "5 years"),
        (Length(months=12), "1 year"),
        (Length(months=18, days=2), "1 year 6 months 2 days"),
        (Length(days=180), "180 days"),
    ],
)
def test_lengths(length: Length, text: str) -> None:
    assert length_text(length) == text


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (FixedTerm(length=Length(months=60), anchor=Anchor.DECISION), "5 years from the decision"),
        (
            DecidedTerm(minimum=Length(months=12), maximum=Length(months=36), anchor=Anchor.EFFECTIVE),
            "as decided, 1 year to 3 years from the effective day",
        ),
        (
            CappedTerm(maximum=Length(months=60), anchor=Anchor.PUBLICATION),
            "to the stated end, at most 5 years from publication; none stated, no end",
        ),
        (OpenTerm.LISTING, "as long as the listing stands"),
        (OpenTerm.LIFE, "for life"),
    ],
)
def test_terms(term: Term, text: str) -> None:
    assert term_text(term) == text


@pytest.mark.parametrize(
    ("repair", "text"),
    [
        (RepairPolicy(mode=RepairMode.ON_PERFORMANCE), "as soon as the duty is performed"),
        (RepairPolicy(mode=RepairMode.AT_END), "only by the end of the term"),
        (RepairPolicy(mode=RepairMode.NONE), "none; what the law fixes runs its term"),
        (RepairPolicy(conditions=()), "by application, at any time"),
        (
            RepairPolicy(
                earliest=Length(months=12),
                after_correction=Length(months=6),
                conditions=(RepairCondition.CORRECTED, RepairCondition.COMMITMENT),
            ),
            (
                "by application, 1 year after the decision, and 6 months after the correction,"
                " if the act is corrected, a public commitment is given"
            ),
        ),
    ],
)
def test_repair(repair: RepairPolicy, text: str) -> None:
    assert repair_text(repair) == text


@pytest.mark.parametrize(
    ("share", "text"), [(500_000, "50 %"), (333_333, "33.3333 %"), (1_000_000, "100 %"), (5_000, "0.5 %")]
)
def test_shares(share: int, text: str) -> None:
    assert percent_text(PartsPerMillion(share)) == text


@pytest.mark.parametrize(
    ("reach", "text"),
    [
        ("", "the listed organisation, for itself"),
        (
            "reach: {walk: [{finding: [PUNISHED, PERSONALLY_LIABLE, OTHER_RESPONSIBLE]}]}",
            (
                "whom the decision on the listed organisation finds otherwise responsible 其他直接责任人员,"
                " personally liable 负有个人责任 or punished 受处罚"
            ),
        ),
        (
            "reach: {walk: [{links: [PRINCIPAL_OF], toward: FROM, when: AT_ACT, found: PUNISHED}]}",
            (
                "principal 主要负责人 of the listed organisation, at the time of the act,"
                " and found punished 受处罚 by the decision"
            ),
        ),
        (
            (
                "reach: {walk: [{links: [SHAREHOLDER_OF], toward: TO, when: CURRENT,"
                " release: AUTOMATIC, share_at_least: 0.5}], repeat: 2}"
            ),
            (
                "whatever the listed organisation is shareholder 股东 of, by 50 % or more,"
                " while that holds, free when it ends; and so on, at most 2 times"
            ),
        ),
        (
            (
                "reach: {walk: [{links: [BRANCH_OF], toward: TO, when: AT_DECISION},"
                " {links: [DIRECTOR_OF, SUPERVISOR_OF], toward: FROM, when: CURRENT, release: ON_DECISION}]}"
            ),
            (
                "director 董事 or supervisor 监事 of whatever the listed organisation is branch 分支机构 of,"
                " on the decision date, while that holds, a former one until the listing department"
                " releases him"
            ),
        ),
    ],
)
def test_whom_a_rule_reaches(write: Write, reach: str, text: str) -> None:
    catalogue = load_catalogue(write("law", a=BASE, b=RULE + (f"    {reach}\n" if reach else "")))
    (rule,) = catalogue.rules_of(catalogue.rules[RuleId("some-list/rule")].list_type, decided_on=date.min)
    assert whom_text(rule) == text


@pytest.mark.parametrize(
    ("scope", "text"),
    [
        ("{kinds: []}", "every matter"),
        ("LISTING", "the kinds that the listing states"),
        ("{kinds: [plane, train]}", "plane 示例一; train 示例二"),
    ],
)
def test_in_which_matters(write: Write, scope: str, text: str) -> None:
    kinds = "kinds: [{id: train, domain: CONSUMPTION, name: 示例二}, {id: plane, domain: CONSUMPTION, name: 示例一}]"
    catalogue = load_catalogue(write("law", a=BASE, b=kinds, c=RULE + f"    scope: {scope}\n"))
    assert matters_text(catalogue.rules[RuleId("some-list/rule")], catalogue) == text


def test_every_role_and_finding_has_words() -> None:
    assert set(ROLES) == set(LinkKind)
    assert set(FINDINGS) == set(FindingKind)
