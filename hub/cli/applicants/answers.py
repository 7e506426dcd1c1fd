"""One line of answers: what a verdict or an error says, in cells."""

from collections.abc import Iterable
from typing import Final

from graph_models.civil_time import FOREVER
from graph_models.errors import HubError
from hub.cli.applicants.lines import Applicant
from hub.domain.answers.verdict import AnyVerdict, Clear, ShownRestriction, Undetermined

COLUMNS: Final = (
    "line", "reference", "verdict", "error", "message", "reason", "effects", "measures", "lists", "listings",
    "law", "from", "until", "marks", "suspended", "restrictions", "subject_known", "coverage",
    "as_of", "revision", "check_id",
)  # fmt: skip
"""The columns of an answer; a cell with several values parts them by `; `."""

Answer = dict[str, str]


def answer_of(applicant: Applicant, outcome: AnyVerdict | HubError) -> Answer:
    """The line that answers an applicant. It never repeats how the applicant was identified."""
    told = _error(outcome) if isinstance(outcome, HubError) else _verdict(outcome)
    return {"line": str(applicant.line), "reference": applicant.reference, **told}


def _error(error: HubError) -> Answer:
    return {"error": error.code, "message": error.message}


def _verdict(verdict: AnyVerdict) -> Answer:
    told = {
        "verdict": verdict.kind.value,
        "suspended": _several(one.listing.id for one in verdict.suspended),
        "as_of": verdict.as_of.isoformat(),
        "revision": str(verdict.revision),
        "check_id": verdict.check_id,
    }
    if isinstance(verdict, Clear):
        known = "yes" if verdict.subject_known else "no"
        return {**told, "subject_known": known, "coverage": verdict.coverage.value}
    if isinstance(verdict, Undetermined):
        told["reason"] = verdict.reason.value
    return {**told, **_restrictions(verdict.restrictions)}


def _restrictions(shown: tuple[ShownRestriction, ...]) -> Answer:
    return {
        "effects": _several(one.effect.value for one in shown),
        "measures": _several(one.measure_name for one in shown),
        "lists": _several(one.listing.list_name for one in shown),
        "listings": _several(one.listing.id for one in shown),
        "law": _several(basis.title for one in shown for basis in one.basis),
        "from": min((one.interval.start.isoformat() for one in shown), default=""),
        "until": _until(shown),
        "marks": _several(mark.value for one in shown for mark in sorted(one.marks)),
        "restrictions": _several(one.id for one in shown),
    }


def _until(shown: tuple[ShownRestriction, ...]) -> str:
    """The day on which the last of them ends; empty where one has no end."""
    last = max((one.interval.end for one in shown), default=FOREVER)
    return "" if last == FOREVER else last.isoformat()


def _several(values: Iterable[str]) -> str:
    """Each value once; line breaks become blanks, because a line of answers is one line."""
    return "; ".join(dict.fromkeys(" ".join(value.split()) for value in values))
