"""An explanation as a person reads it: findings, links, what has ended, and that there is more."""

from datetime import date

from graph_models.catalogue.model import Rule
from graph_models.civil_time import FOREVER
from graph_models.entities.link import Link
from graph_models.intervals import Interval
from graph_models.vocabulary import (
    BasisId,
    Domain,
    Effect,
    FindingKind,
    LinkId,
    LinkKind,
    ListTypeId,
    MeasureId,
    Revision,
    RuleId,
    SubjectId,
    SubjectKind,
)
from hub.cli.presentation.explanation import explanation_json, explanation_text
from hub.domain.answers.explanation import ExplainedPath, ExplainedStep, Explanation
from tests.hub.cli.presentation.shown import DAY, LISTING, restriction

RULE = Rule(
    id=RuleId("sample-list/self"),
    list_type=ListTypeId("sample-list"),
    listed=frozenset({SubjectKind.ORGANISATION}),
    measure=MeasureId("M12"),
    domains=frozenset({Domain.PROCUREMENT}),
    effect=Effect.LIMIT,
    basis=(BasisId("sample/1"),),
)


def explanation(*paths: ExplainedPath, cut: bool = False) -> Explanation:
    return Explanation(
        revision=Revision(7),
        as_of=DAY,
        restriction=restriction(),
        rule=RULE,
        listing=LISTING,
        paths=paths,
        cut=cut,
    )


def test_a_finding_and_a_link_that_has_ended() -> None:
    person, firm = SubjectId("p-1"), SubjectId("o-2")
    link = Link(
        id=LinkId("k-1"),
        kind=LinkKind.PRINCIPAL_OF,
        start=person,
        end=firm,
        valid_from=date(2020, 1, 1),
        valid_to=date(2025, 1, 1),
    )
    found = ExplainedStep(start=LISTING.subject, reached=person, finding=FindingKind.OTHER_RESPONSIBLE)
    walked = ExplainedStep(start=person, reached=firm, kind=LinkKind.PRINCIPAL_OF, links=(link,))
    path = ExplainedPath(interval=Interval(DAY, FOREVER), pending=True, steps=(found, walked))
    lines = explanation_text(explanation(path, cut=True)).plain.splitlines()
    assert lines[-6:] == [
        "  path 1, from 2025-03-02, no end stated, ended and not released",
        "    o-1 is listed",
        "    p-1 was found other responsible by this decision",
        "    to o-2: p-1 principal of o-2, from 2020-01-01 until 2025-01-01 (that day is free again)",
        "  and by more paths than are shown",
        "  as known at revision 7",
    ]


def test_the_listed_one_needs_no_path() -> None:
    path = ExplainedPath(interval=Interval(DAY, FOREVER), pending=False, steps=())
    text = explanation_text(explanation(path)).plain
    assert "  because it is the listed subject itself\n  as known at revision 7" in text
    shown = explanation_json(explanation(path))
    assert shown["paths"] == [{"interval": {"from": "2025-03-02", "to": None}, "pending": False, "steps": []}]
    assert shown["rule"]["id"] == "sample-list/self"
