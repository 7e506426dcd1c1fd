"""The lines in which any answer of a story is told; what the commands can print is printed as they print it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from graph_models.catalogue.model import Rule
from graph_models.errors import Defect, HubError
from graph_models.vocabulary import RepairState
from hub.app.demo.story.stage import Stage
from hub.cli.presentation import wording
from hub.cli.presentation.explanation import explanation_json, explanation_text
from hub.cli.presentation.impact import impact_json, impact_text
from hub.cli.presentation.plain import as_json
from hub.cli.presentation.verdict import verdict_json, verdict_text
from hub.cli.presentation.written import written_json, written_text
from hub.domain.answers.explanation import Explanation, Impact
from hub.domain.answers.records import SubjectFile
from hub.domain.answers.verdict import Verdict
from hub.domain.answers.written import Repair, Written


def answer_lines(stage: Stage, answer: object) -> Iterator[str]:
    """An answer as a person reads it, with ids."""
    match answer:
        case HubError():
            yield f"refused, {answer.code}: {answer.message}"
        case SubjectFile():
            yield f"on file: {wording.count(len(answer.listings), 'listing')}"
            yield f"  binding  {wording.count(len(answer.restrictions), 'restriction')}"
        case tuple():
            yield from _rules(stage, cast("Sequence[Rule]", answer))
        case _:
            yield from _printed(answer).split("\n")


def answer_json(answer: object) -> Any:
    """An answer as the commands print it for programs."""
    match answer:
        case HubError():
            return {"code": answer.code, "message": answer.message}
        case SubjectFile():
            return {"listings": as_json(answer.listings), "restrictions": as_json(answer.restrictions)}
        case tuple():
            return [rule.id for rule in answer]
        case _:
            return _for_programs(answer)


def _for_programs(answer: object) -> dict[str, Any]:
    match answer:
        case Verdict():
            return verdict_json(cast("Any", answer))
        case Explanation():
            return explanation_json(answer)
        case Impact():
            return impact_json(answer)
        case Written():
            return written_json(answer)
    raise Defect("a story gave an answer of no known kind")


def _printed(answer: object) -> str:
    match answer:
        case Verdict():
            return verdict_text(cast("Any", answer)).plain
        case Explanation():
            return explanation_text(answer).plain
        case Impact():
            return impact_text(answer).plain
        case Written(value=Repair(state=RepairState.REVOKED)):
            # the receipt on record is that of the repair: what it lifted stands again
            return written_text(replace(answer, value=replace(answer.value, receipt=None))).plain
        case Written():
            return written_text(answer).plain
    raise Defect("a story gave an answer of no known kind")


def _rules(stage: Stage, rules: Sequence[Rule]) -> Iterator[str]:
    catalogue = stage.hub.catalogue
    yield f"{wording.count(len(rules), 'rule')} could bind in this matter"
    for rule in rules:
        laws = wording.laws(catalogue.legal_bases[basis] for basis in rule.basis)
        yield f"  {rule.effect}: {catalogue.list_types[rule.list_type].name} ({rule.id})"
        yield f"    law      {laws}"
