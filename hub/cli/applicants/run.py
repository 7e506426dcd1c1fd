"""Answers a file of applicants in batches, and shows how far it is."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from graph_models.errors import HubError, InvalidInput, StoreUnreachable, Unavailable
from graph_models.vocabulary import UndeterminedReason
from hub.app.hub import Hub
from hub.cli.applicants.answer_file import AnswerFile, Tally
from hub.cli.applicants.answers import Answer, answer_of
from hub.cli.applicants.lines import Applicant, read_applicants
from hub.cli.applicants.question import Defaults
from hub.domain.answers.verdict import AnyVerdict, Undetermined
from hub.domain.commands.check import CheckInput
from hub.domain.principal import Principal

BATCH: Final = 1_000
"""How many questions one call takes at most."""

_NO_ANSWERS: Final = frozenset({UndeterminedReason.STORE_UNAVAILABLE, UndeterminedReason.NOT_RECORDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantFile:
    """What is answered, and into what."""

    applicants: Path
    out: Path
    defaults: Defaults
    overwrite: bool = False
    batch: int = BATCH


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How a run went: `kept` lines had been answered by an earlier one."""

    applicants: int
    kept: int
    tally: Tally


async def answer_file(hub: Hub, caller: Principal, job: ApplicantFile) -> Summary:
    """Answer every applicant once; lines that an earlier run answered are kept.

    Raises InvalidInput when the file is no such CSV, Conflict where the answers are another's, and
    StoreUnreachable when the hub stops answering: what was answered is kept, and the next run goes on.
    """
    total = sum(1 for _ in read_applicants(job.applicants, job.defaults))
    fingerprint = _fingerprint(caller, job)
    with AnswerFile(job.out, fingerprint=fingerprint, overwrite=job.overwrite) as answers, _bar() as bar:
        kept = answers.answered
        task = bar.add_task("checking applicants", total=total, completed=kept)
        for batch in _batches(read_applicants(job.applicants, job.defaults), kept, job.batch):
            answers.append(await _answered(hub, caller, batch))
            bar.advance(task, len(batch))
        return Summary(applicants=total, kept=kept, tally=answers.finish())


async def _answered(hub: Hub, caller: Principal, batch: Sequence[Applicant]) -> list[Answer]:
    """The answers of a batch in its order; lines that ask nothing get their error."""
    questions = [one.question for one in batch if isinstance(one.question, CheckInput)]
    outcomes = iter(await hub.checks.check_many(caller, questions) if questions else ())
    answers = []
    for one in batch:
        outcome = one.question if isinstance(one.question, InvalidInput) else next(outcomes)
        stop_on_silence(outcome)
        answers.append(answer_of(one, outcome))
    return answers


def stop_on_silence(outcome: AnyVerdict | HubError) -> None:
    """Refuse to keep what says nothing about the applicant, only about the hub."""
    silent = isinstance(outcome, Undetermined) and outcome.reason in _NO_ANSWERS
    if silent or isinstance(outcome, Unavailable):
        raise StoreUnreachable("the store does not answer; what is answered is kept, run again to go on")


def _batches(applicants: Iterator[Applicant], skip: int, size: int) -> Iterator[list[Applicant]]:
    rest = islice(applicants, skip, None)
    while batch := list(islice(rest, size)):
        yield batch


def _fingerprint(caller: Principal, job: ApplicantFile) -> str:
    """What the answers belong to: these applicants, this question, this caller."""
    digest = hashlib.sha256(job.applicants.read_bytes())
    digest.update(f"{caller.key} {job.defaults}".encode())
    return digest.hexdigest()


def _bar() -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    )
