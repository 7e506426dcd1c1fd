"""Why a restriction stands, for programs and for people."""

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from hub.cli.presentation import wording
from hub.cli.presentation.plain import as_json
from hub.cli.presentation.verdict import restriction_lines
from hub.domain.answers.explanation import ExplainedPath, ExplainedStep, Explanation


def explanation_json(explanation: Explanation) -> dict[str, Any]:
    """An explanation as JSON."""
    shown: dict[str, Any] = as_json(explanation)
    return shown


def explanation_text(explanation: Explanation) -> Text:
    """The listing, the rule and every recorded path, from the listed subject outwards."""
    return Text("\n".join(_lines(explanation)))


def _lines(explanation: Explanation) -> Iterator[str]:
    restriction = explanation.restriction
    yield f"{restriction.id} binds {restriction.subject} on {explanation.as_of}"
    yield from restriction_lines(restriction)
    yield f"  rule     {explanation.rule.id}"
    listed = explanation.listing.subject
    if restriction.subject == listed:
        yield "  because it is the listed subject itself"
    for number, path in enumerate(explanation.paths, start=1):
        if path.steps:
            yield from _path(number, path, listed)
    if explanation.cut:
        yield "  and by more paths than are shown"
    yield f"  as known at revision {explanation.revision}"


def _path(number: int, path: ExplainedPath, listed: str) -> Iterator[str]:
    pending = ", ended and not released" if path.pending else ""
    yield f"  path {number}, {wording.days(path.interval)}{pending}"
    yield f"    {listed} is listed"
    for step in path.steps:
        yield f"    {_step(step)}"


def _step(step: ExplainedStep) -> str:
    if step.finding is not None:
        return f"{step.reached} was found {wording.role(step.finding)} by this decision"
    ends = "; ".join(
        f"{link.start} {wording.role(link.kind)} {link.end}, {wording.days(link.validity)}" for link in step.links
    )
    return f"to {step.reached}: {ends}"
