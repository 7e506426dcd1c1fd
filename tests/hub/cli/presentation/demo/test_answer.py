"""Answers of a story: what a command can print is printed as it prints it, the others in lines of their own."""

from dataclasses import replace
from datetime import date

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.entities.subject import Subject
from graph_models.errors import Defect, TooEarly
from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import (
    CheckId,
    ListingId,
    RepairId,
    RepairState,
    Revision,
    RuleId,
    SubjectId,
    SubjectKind,
)
from hub.app.demo.story.stage import Stage
from hub.cli.presentation.demo.answer import answer_json, answer_lines
from hub.cli.presentation.explanation import explanation_json, explanation_text
from hub.cli.presentation.impact import impact_json, impact_text
from hub.cli.presentation.verdict import verdict_json, verdict_text
from hub.cli.presentation.written import written_json, written_text
from hub.domain.answers.explanation import ExplainedPath, Explanation, Impact, ImpactEntry
from hub.domain.answers.records import SubjectFile
from hub.domain.answers.verdict import Restricted
from hub.domain.answers.written import Lifted, Receipt, Repair, Written
from tests.hub.app.demo.standing import a_stage
from tests.hub.cli.presentation.shown import DAY, LISTING, restriction
from tests.support.house import House

FIRM = SubjectId("o-1")
SHOWN = restriction()
VERDICT = Restricted(check_id=CheckId("c-1"), revision=Revision(7), as_of=DAY, restrictions=(SHOWN,))
IMPACT = Impact(
    revision=Revision(7),
    entries=(
        ImpactEntry(
            restriction=SHOWN.id,
            listing=LISTING.id,
            rule=SHOWN.rule,
            subject=FIRM,
            gained=IntervalSet.of(Interval(DAY, date(2026, 1, 1))),
            lost=IntervalSet.of(),
        ),
    ),
)
FILE = SubjectFile(
    revision=Revision(7),
    as_of=DAY,
    subject=Subject(id=FIRM, kind=SubjectKind.ORGANISATION, name="示例甲有限公司"),
    listings=(),
    restrictions=(SHOWN,),
    links=(),
)
RECEIPT = Receipt(
    listing=ListingId("l-1"),
    lifted=(Lifted(restriction=SHOWN.id, rule=SHOWN.rule, subject=FIRM),),
    staying=(),
    told=(),
)
REPAIR = Repair(
    id=RepairId("R-1"), listing=ListingId("l-1"), state=RepairState.GRANTED, applied_on=DAY, receipt=RECEIPT
)


@pytest.fixture
def stage(house: House, catalogue: Catalogue) -> Stage:
    return a_stage(house, catalogue)


def printed(stage: Stage, answer: object) -> str:
    return "\n".join(answer_lines(stage, answer))


def explained(stage: Stage) -> Explanation:
    rule = stage.hub.catalogue.rules[RuleId("procurement-serious/ban")]
    path = ExplainedPath(interval=SHOWN.interval, pending=False, steps=())
    return Explanation(revision=Revision(7), as_of=DAY, restriction=SHOWN, rule=rule, listing=LISTING, paths=(path,))


def test_what_a_command_prints_is_printed_as_it_prints_it(stage: Stage) -> None:
    explanation, written = explained(stage), Written(revision=Revision(7), value=REPAIR)
    assert printed(stage, VERDICT) == verdict_text(VERDICT).plain
    assert printed(stage, explanation) == explanation_text(explanation).plain
    assert printed(stage, IMPACT) == impact_text(IMPACT).plain
    assert printed(stage, written) == written_text(written).plain
    assert answer_json(VERDICT) == verdict_json(VERDICT)
    assert answer_json(explanation) == explanation_json(explanation)
    assert answer_json(IMPACT) == impact_json(IMPACT)
    assert answer_json(written) == written_json(written)


def test_a_refusal_is_its_code_and_message(stage: Stage) -> None:
    refusal = TooEarly("not yet")
    assert printed(stage, refusal) == "refused, TOO_EARLY: not yet"
    assert answer_json(refusal) == {"code": "TOO_EARLY", "message": "not yet"}


def test_a_file_counts_listings_and_restrictions(stage: Stage) -> None:
    assert printed(stage, FILE) == "on file: 0 listings\n  binding  1 restriction"
    shown = answer_json(FILE)
    assert (shown["listings"], [one["id"] for one in shown["restrictions"]]) == ([], [SHOWN.id])


def test_rules_are_named_with_their_list_and_law(stage: Stage) -> None:
    rule = stage.hub.catalogue.rules[RuleId("procurement-serious/ban")]
    list_name = stage.hub.catalogue.list_types[rule.list_type].name
    lines = printed(stage, (rule,)).splitlines()
    assert lines[:2] == ["1 rule could bind in this matter", f"  {rule.effect}: {list_name} ({rule.id})"]
    assert all(stage.hub.catalogue.legal_bases[basis].title in lines[2] for basis in rule.basis)
    assert answer_json((rule,)) == [rule.id]
    assert printed(stage, ()) == "0 rules could bind in this matter"


def test_a_revocation_does_not_print_the_receipt_of_the_repair_again(stage: Stage) -> None:
    granted = Written(revision=Revision(8), value=REPAIR)
    revoked = replace(granted, value=replace(REPAIR, state=RepairState.REVOKED))
    assert "lifted" in printed(stage, granted)
    assert "lifted" not in printed(stage, revoked)
    assert "REVOKED" in printed(stage, revoked)


@pytest.mark.parametrize("answer", [None, "a text", 7])
def test_an_answer_of_no_known_kind_is_a_defect(stage: Stage, answer: object) -> None:
    with pytest.raises(Defect, match="no known kind"):
        printed(stage, answer)
    with pytest.raises(Defect, match="no known kind"):
        answer_json(answer)
