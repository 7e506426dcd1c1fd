"""One step of a story: who, what, the answer, the rule of law, and whether the answer is the one it asks for."""

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from hub.app.demo.demonstration import Chapter
from hub.app.demo.story.facts import Facts
from hub.app.demo.story.stage import Stage
from hub.app.demo.story.step import (
    Action,
    Apply,
    Ask,
    BeginRole,
    EndRole,
    Enlist,
    Explain,
    Foresee,
    Grant,
    OpenFile,
    Quash,
    ReadLaw,
    TakeBack,
)
from hub.cli.presentation import wording
from hub.cli.presentation.demo.answer import answer_json, answer_lines
from hub.cli.presentation.demo.naming import actor_name, by_name, matter_name, part_name
from hub.cli.presentation.plain import as_json
from hub.domain.answers.verdict import Verdict


def title_text(chapter: Chapter) -> Text:
    """The title of a step's story, and what had happened."""
    story = chapter.story
    text = Text(f"\nStory {chapter.number}  {story.chinese} {story.english}\n", style="bold underline")
    return text.append(f"{story.premise}\n", style="not bold not underline")


def sum_text(*, right: int, count: int, seed: int) -> Text:
    """How many answers were right."""
    answers = wording.count(count, "answer")
    if right == count:
        return Text(f"\nall {answers} are those that the law asks for", style="bold green")
    return Text(f"\n{count - right} of {answers} are WRONG (seed {seed})", style="bold red")


def chapter_text(stage: Stage, chapter: Chapter) -> Text:
    """A step for a person."""
    performed = chapter.performed
    step, answer = performed.step, performed.answer
    text = Text(f"{chapter.number}.{chapter.position:<3} {step.day}  {actor_name(stage, step.actor)}", style="bold")
    text.append(f"\n      {said(stage, step.action)}", style="not bold")
    style = wording.STYLES[answer.kind] if isinstance(answer, Verdict) else "bold cyan"
    for number, line in enumerate(by_name(stage, answer_lines(stage, answer))):
        text.append(f"\n      {line}", style="not bold default" if number else style)
    text.append(f"\n      the law  {step.law}", style="not bold italic")
    for line in _judged(chapter):
        text.append(f"\n      {line}", style="not bold green" if performed.right else "bold red")
    return text


def chapter_json(stage: Stage, chapter: Chapter) -> dict[str, Any]:
    """A step for a program: the expected facts, the answered ones, and the answer as the commands print it."""
    performed = chapter.performed
    step = performed.step
    return {
        "story": chapter.number,
        "step": chapter.position,
        "day": step.day.isoformat(),
        "actor": actor_name(stage, step.actor),
        "question": said(stage, step.action),
        "law": step.law,
        "expected": facts_json(step.expected),
        "answered": facts_json(performed.facts),
        "right": performed.right,
        "answer": answer_json(performed.answer),
    }


def facts_json(facts: Facts) -> dict[str, Any]:
    """Facts under the name of their kind."""
    return {"kind": type(facts).__name__, **as_json(facts)}


def said(stage: Stage, action: Action) -> str:
    """What is asked or done, in one sentence."""
    match action:
        case Ask():
            return _asked(stage, action)
        case Explain():
            return f"asks why {part_name(stage, action.about)} is bound by {action.rule} of {action.listing}"
        case OpenFile():
            return f"opens the file of {part_name(stage, action.about)}"
        case ReadLaw():
            return f"asks which rules could bind anybody: {matter_name(stage, action.matter)}"
        case _:
            return _done(stage, action)


def _asked(stage: Stage, action: Ask) -> str:
    day = f", about {action.as_of}" if action.as_of else ""
    known = f", as known on {action.known_on}" if action.known_on else ""
    return f"asks about {part_name(stage, action.about)}: {matter_name(stage, action.matter)}{day}{known}"


def _done(stage: Stage, action: Foresee | Enlist | EndRole | BeginRole | Apply | Grant | TakeBack | Quash) -> str:
    match action:
        case Foresee():
            return f"asks what it would do to list {_to_list(stage, action)}"
        case Enlist():
            decision = action.command.decision
            return f"lists {_to_list(stage, action)}; {decision.ground}, {decision.number}"
        case EndRole() | BeginRole():
            now = "is now" if isinstance(action, BeginRole) else "is no more"
            role = wording.role(action.command.kind)
            return f"records: {part_name(stage, action.who)} {now} {role} {part_name(stage, action.of)}"
        case TakeBack() | Quash():
            does = "annuls" if isinstance(action, Quash) else "revokes the repair of"
            return f"{does} {action.listing}: {action.reason}"
        case _:
            does = "applies for" if isinstance(action, Apply) else "grants"
            return f"{does} the repair of {action.listing}"


def _to_list(stage: Stage, action: Foresee | Enlist) -> str:
    return f"{part_name(stage, action.about)}: {stage.hub.catalogue.list_types[action.command.list_type].name}"


def _judged(chapter: Chapter) -> Iterator[str]:
    performed = chapter.performed
    if performed.right:
        yield "✓ the answer that the law asks for"
        return
    yield "✗ WRONG: not the answer that the law asks for"
    yield f"  expected {facts_json(performed.step.expected)}"
    yield f"  answered {facts_json(performed.facts)}"
