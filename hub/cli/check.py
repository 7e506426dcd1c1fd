"""`hub check`: may this applicant proceed in my matter? One subject, or a whole file of applicants."""

from pathlib import Path
from typing import Any

import click
from rich.text import Text

from graph_models.errors import InvalidInput
from graph_models.identifiers.region import parse_region
from graph_models.vocabulary import Domain, MatterKind, Purpose, RegionCode, Revision
from hub.cli.applicants.question import Defaults
from hub.cli.applicants.run import ApplicantFile, Summary, answer_file
from hub.cli.days import DAY, INSTANT
from hub.cli.presentation.verdict import verdict_json, verdict_text
from hub.cli.presentation.wording import count
from hub.cli.session import Session, hub_command
from hub.cli.subject_options import SubjectOptions, subject_options, taken
from hub.domain.commands.check import CheckInput, Matter


@click.command()
@subject_options
@click.option("--purpose", type=click.Choice(Purpose), required=True, help="Why you ask.")
@click.option("--domain", type=click.Choice(Domain), help="Where your matter lies.")
@click.option("--kind", help="The permit, post or industry; LICENSING, OFFICE and EMPLOYMENT need one.")
@click.option("--region", help="The region of the matter (GB/T 2260); your own when absent.")
@click.option("--reference", help="Your own number of the matter; it goes into the record of the check.")
@click.option("--name", help="The applicant's name as it was given to you.")
@click.option("--as-of", type=DAY, help="The day asked about; today when absent.")
@click.option(
    "--known-at",
    type=INSTANT,
    help="What was known then: an instant with its zone, or a day for its end. For auditors and the subject.",
)
@click.option("--at-least", type=click.IntRange(min=0), help="Answer from this revision on, or not at all.")
@click.option(
    "--file",
    "applicants",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Check every applicant of this CSV instead; --out gets one line for each.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where the answers go.")
@click.option("--force", is_flag=True, help="Replace the file of answers if it exists.")
@hub_command
async def check(session: Session, /, **arguments: Any) -> None:
    """Check one subject, or a file of applicants, in a matter. Every check is recorded.

    The answer is CLEAR, NOTED, RESTRICTED or UNDETERMINED. The exit code is 0 for each of them: a check that
    was answered is done.

    A file is CSV in UTF-8 with a header line. Its columns are among uscc, document_type, document_number,
    plate, colour, source, source_id, id, name, reference, domain, kind, region, as_of; what a line leaves
    empty comes from the options. Answers are kept as they come: after an interruption the same command goes
    on where it stopped. A line that cannot be read is answered with its error code.

    \b
    hub check --uscc CODE --domain PROCUREMENT --purpose PROCUREMENT_REVIEW
    hub check --file applicants.csv --out answers.csv --domain BANKING --purpose CREDIT_GRANTING
    """
    subject = taken(arguments)
    if arguments["applicants"] is not None or arguments["out"] is not None:
        await _check_file(session, subject, arguments)
    else:
        await _check_one(session, subject, arguments)


async def _check_one(session: Session, subject: SubjectOptions, arguments: dict[str, Any]) -> None:
    if arguments["domain"] is None:
        raise InvalidInput("give --domain, where your matter lies")
    question = CheckInput(
        subject=subject.identifier(),
        matter=Matter(
            domain=arguments["domain"],
            kind=_kind(arguments),
            region=_region(arguments),
            reference=arguments["reference"],
        ),
        purpose=arguments["purpose"],
        name=_name(arguments),
        as_of=arguments["as_of"],
        known_at=arguments["known_at"],
        at_least=None if arguments["at_least"] is None else Revision(arguments["at_least"]),
    )
    verdict = await session.hub.checks.check(session.caller, question)
    session.output.answer(verdict_json(verdict), verdict_text(verdict))


async def _check_file(session: Session, subject: SubjectOptions, arguments: dict[str, Any]) -> None:
    applicants, out = arguments["applicants"], arguments["out"]
    if applicants is None or out is None:
        raise InvalidInput("--file and --out go together")
    only_one = ("name", "reference", "known_at", "at_least")
    if subject.are_given or any(arguments[name] is not None for name in only_one):
        raise InvalidInput("a file says for each line whom it is about and under which name and reference")
    defaults = Defaults(
        purpose=arguments["purpose"],
        domain=arguments["domain"],
        kind=_kind(arguments),
        region=_region(arguments),
        as_of=arguments["as_of"],
    )
    job = ApplicantFile(applicants=applicants, out=out, defaults=defaults, overwrite=arguments["force"])
    summary = await answer_file(session.hub, session.caller, job)
    session.output.answer(_summary_json(out, summary), _summary_text(out, summary))


def _summary_json(out: Path, summary: Summary) -> dict[str, Any]:
    return {
        "out": str(out),
        "applicants": summary.applicants,
        "kept": summary.kept,
        "verdicts": dict(sorted(summary.tally.verdicts.items())),
        "errors": dict(sorted(summary.tally.errors.items())),
    }


def _summary_text(out: Path, summary: Summary) -> Text:
    told = [*sorted(summary.tally.verdicts.items()), *sorted(summary.tally.errors.items())]
    counts = ", ".join(f"{number:,} {word}" for word, number in told) or "none"
    kept = f" ({count(summary.kept, 'line')} kept from before)" if summary.kept else ""
    return Text(f"{count(summary.applicants, 'applicant')} answered in {out}{kept}: {counts}")


def _kind(arguments: dict[str, Any]) -> MatterKind | None:
    return None if arguments["kind"] is None else MatterKind(arguments["kind"])


def _region(arguments: dict[str, Any]) -> RegionCode | None:
    return None if arguments["region"] is None else parse_region(arguments["region"])


def _name(arguments: dict[str, Any]) -> str | None:
    """A blank name is none: it names nobody who could be compared."""
    return (arguments["name"] or "").strip() or None
