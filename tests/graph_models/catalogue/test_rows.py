"""Rows as typed values: every form the schema allows, and the defaults where a field is absent."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from graph_models.catalogue import rows
from graph_models.catalogue.model import (
    CappedTerm,
    Confidence,
    DecidedTerm,
    FindingStep,
    FixedTerm,
    KindOfMatter,
    LegalBasis,
    Length,
    LinkStep,
    ListType,
    Measure,
    OpenTerm,
    Reach,
    RepairMode,
    RepairPolicy,
    Rule,
    Scope,
    Term,
)
from graph_models.errors import InvalidInput
from graph_models.vocabulary import (
    Anchor,
    BasisId,
    Domain,
    Effect,
    FindingKind,
    LinkKind,
    ListClass,
    ListTypeId,
    MatterKind,
    MeasureId,
    PartsPerMillion,
    Release,
    RepairCondition,
    RuleId,
    SubjectKind,
    Survival,
    Territory,
    Toward,
    When,
)

LIST: dict[str, Any] = {"id": "some-list", "name": "示例名单", "basis": ["law/1"]}
RULE: dict[str, Any] = {
    "id": "some-list/rule",
    "list_type": "some-list",
    "listed": ["PERSON"],
    "measure": "M01",
    "domains": ["LICENSING"],
    "effect": "PROHIBIT",
    "basis": ["law/1", "law/2"],
}


def test_a_list_without_more_takes_the_defaults_of_the_model() -> None:
    expected = ListType(id=ListTypeId("some-list"), name="示例名单", basis=(BasisId("law/1"),))
    assert rows.list_type(LIST) == expected


def test_a_list_with_everything() -> None:
    row = LIST | {
        "class": "COURT_LIST",
        "listed": ["PERSON"],
        "minors": "REFUSED",
        "notice": "NONE",
        "publication": "REQUIRED",
        "term": "LIFE",
        "repair": "AT_END",
        "confidence": "C-",
        "note": "示例",
        "law_row": "2/some",
        "valid_from": "2020-01-01",
        "valid_to": "2026-01-01",
    }
    assert rows.list_type(row) == ListType(
        id=ListTypeId("some-list"),
        name="示例名单",
        basis=(BasisId("law/1"),),
        list_class=ListClass.COURT_LIST,
        listed=frozenset({SubjectKind.PERSON}),
        minors_refused=True,
        notice_required=False,
        publication_required=True,
        term=OpenTerm.LIFE,
        repair=RepairPolicy(mode=RepairMode.AT_END, conditions=()),
        confidence=Confidence.C_MINUS,
        note="示例",
        law_row="2/some",
        valid_from=date(2020, 1, 1),
        valid_to=date(2026, 1, 1),
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("LISTING", OpenTerm.LISTING),
        (
            {"years": 1, "months": 2, "days": 3, "anchor": "DECISION"},
            FixedTerm(length=Length(months=14, days=3), anchor=Anchor.DECISION),
        ),
        (
            {"min": 1, "max": {"years": 3}, "decided": True},
            DecidedTerm(minimum=Length(months=12), maximum=Length(months=36), anchor=Anchor.EFFECTIVE),
        ),
        (
            {"min": {"days": 180}, "max": {"months": 12}, "decided": True, "anchor": "PUBLICATION"},
            DecidedTerm(minimum=Length(days=180), maximum=Length(months=12), anchor=Anchor.PUBLICATION),
        ),
        ({"max": 5}, CappedTerm(maximum=Length(months=60), anchor=Anchor.EFFECTIVE)),
    ],
)
def test_every_form_of_a_term(content: object, expected: Term) -> None:
    assert rows.list_type(LIST | {"term": content}).term == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "ON_PERFORMANCE",
            RepairPolicy(mode=RepairMode.ON_PERFORMANCE, conditions=(RepairCondition.DUTIES_DONE,)),
        ),
        ("NONE", RepairPolicy(mode=RepairMode.NONE, conditions=())),
        ({}, RepairPolicy()),
        (
            {"earliest": {"months": 12}, "after_correction": {"months": 6}, "conditions": ["commitment"]},
            RepairPolicy(
                earliest=Length(months=12),
                earliest_anchor=Anchor.DECISION,
                after_correction=Length(months=6),
                conditions=(RepairCondition.COMMITMENT,),
            ),
        ),
        (
            {"earliest": {"years": 1, "anchor": "PUBLICATION"}},
            RepairPolicy(earliest=Length(months=12), earliest_anchor=Anchor.PUBLICATION),
        ),
    ],
)
def test_every_form_of_repair(content: object, expected: RepairPolicy) -> None:
    assert rows.list_type(LIST | {"repair": content}).repair == expected


def test_a_rule_without_more_takes_the_defaults_of_the_model() -> None:
    assert rows.rule(RULE) == Rule(
        id=RuleId("some-list/rule"),
        list_type=ListTypeId("some-list"),
        listed=frozenset({SubjectKind.PERSON}),
        measure=MeasureId("M01"),
        domains=frozenset({Domain.LICENSING}),
        effect=Effect.PROHIBIT,
        basis=(BasisId("law/1"), BasisId("law/2")),
    )


def test_a_rule_with_everything() -> None:
    row = RULE | {
        "reach": {"walk": [{"finding": ["PUNISHED"]}], "repeat": 2},
        "binds": ["PERSON"],
        "scope": {"kinds": ["permit"]},
        "territory": "ISSUER_REGION",
        "term": {"years": 5, "anchor": "DECISION"},
        "survives": ["REPAIR", "EXPIRY"],
        "requires": "ORDER",
        "confidence": "A",
        "valid_from": "2020-01-01",
    }
    found = rows.rule(row)
    assert found.reach == Reach(walk=(FindingStep(findings=frozenset({FindingKind.PUNISHED})),), repeat=2)
    assert found.binds == {SubjectKind.PERSON}
    assert found.scope == Scope(kinds=frozenset({MatterKind("permit")}))
    assert found.territory is Territory.ISSUER_REGION
    assert found.term == FixedTerm(length=Length(months=60), anchor=Anchor.DECISION)
    assert found.survives == {Survival.REPAIR, Survival.EXPIRY}
    assert found.requires_order is True
    assert found.confidence is Confidence.A
    assert found.valid_from == date(2020, 1, 1)


def test_the_scope_can_be_left_to_the_listing() -> None:
    assert rows.rule(RULE | {"scope": "LISTING"}).scope == Scope(from_listing=True)


@pytest.mark.parametrize("found", ["PUNISHED", ["PUNISHED"]])
def test_a_link_step_with_everything(found: object) -> None:
    step = {
        "links": ["SHAREHOLDER_OF"],
        "toward": "TO",
        "when": "CURRENT",
        "release": "ON_DECISION",
        "share_at_least": Decimal("0.333333"),
        "found": found,
    }
    reach = rows.rule(RULE | {"reach": {"walk": [step]}}).reach
    assert reach == Reach(
        walk=(
            LinkStep(
                links=frozenset({LinkKind.SHAREHOLDER_OF}),
                toward=Toward.TO,
                when=When.CURRENT,
                release=Release.ON_DECISION,
                share_at_least=PartsPerMillion(333_333),
                found=frozenset({FindingKind.PUNISHED}),
            ),
        ),
        repeat=1,
    )


@pytest.mark.parametrize(("share", "parts"), [(Decimal("0.5"), 500_000), (Decimal("0.000001"), 1), (1, 1_000_000)])
def test_shares_are_integers_in_parts_per_million(share: Decimal | int, parts: int) -> None:
    step = {"links": ["SHAREHOLDER_OF"], "toward": "TO", "when": "AT_ACT", "share_at_least": share}
    reach = rows.rule(RULE | {"reach": {"walk": [step]}}).reach
    assert reach is not None
    assert isinstance(reach.walk[0], LinkStep)
    assert reach.walk[0].share_at_least == parts


def test_a_share_finer_than_a_millionth_is_refused() -> None:
    step = {
        "links": ["SHAREHOLDER_OF"],
        "toward": "TO",
        "when": "AT_ACT",
        "share_at_least": Decimal("0.0000005"),
    }
    with pytest.raises(InvalidInput, match="finer than a millionth"):
        rows.rule(RULE | {"reach": {"walk": [step]}})


def test_articles_measures_and_kinds() -> None:
    assert rows.legal_basis({"id": "law/1", "title": "示例法第一条", "edition": "2024"}) == LegalBasis(
        id=BasisId("law/1"), title="示例法第一条", edition="2024"
    )
    measure = rows.measure({"id": "M01", "name": "示例", "class": "I/II", "basis": ["law/1"], "note": "x"})
    assert measure == Measure(
        id=MeasureId("M01"), name="示例", measure_class="I/II", basis=(BasisId("law/1"),), note="x"
    )
    assert rows.kind_of_matter({"id": "permit", "domain": "LICENSING", "name": "示例许可"}) == KindOfMatter(
        id=MatterKind("permit"), domain=Domain.LICENSING, name="示例许可"
    )
