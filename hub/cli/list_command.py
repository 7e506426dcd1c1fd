"""`hub list`: put a subject on a list."""

from datetime import date
from typing import Any

import click

from graph_models.entities.subject import ById
from graph_models.errors import InvalidInput
from graph_models.vocabulary import FindingKind, ListTypeId, MatterKind, RequestId, SubjectId
from hub.cli.days import DAY
from hub.cli.presentation.written import written_json, written_text
from hub.cli.session import Session, hub_command
from hub.cli.subject_options import subject_options, taken
from hub.domain.commands.listing import DecisionInput, FindingInput, ListSubject, NoticeInput


@click.command("list")
@subject_options
@click.option("--list-type", required=True, help="The list, as `hub catalogue show` names it.")
@click.option("--decision", required=True, help="The number of the decision that the listing rests on.")
@click.option("--decided-on", type=DAY, required=True, help="The date of the decision.")
@click.option("--act-from", type=DAY, help="The day of the act, or its first day.")
@click.option("--act-to", type=DAY, help="The day after the act's last day; an act of one day when absent.")
@click.option("--ground", help="The ground in plain words. It goes into the record: no personal data.")
@click.option(
    "--finding",
    "findings",
    multiple=True,
    metavar="KIND:ID",
    help=f"What the decision finds about the person with this id: {', '.join(FindingKind)}. May be repeated.",
)
@click.option("--served", type=DAY, help="The day on which prior notice was served.")
@click.option("--heard/--not-heard", "heard", default=False, help="Whether the party could be heard.")
@click.option("--effective", type=DAY, help="The first day; today when absent.")
@click.option("--published", type=DAY, help="The day of publication; the effective day when absent.")
@click.option("--until", type=DAY, help="The stated end; the law's own term when absent.")
@click.option("--scope", multiple=True, metavar="KIND", help="A kind of matter that the listing states itself.")
@click.option("--request-id", help="The same caller and request id get the first answer again.")
@hub_command
async def list_command(session: Session, /, **arguments: Any) -> None:
    """Put a subject on a list, on a decision, and derive whom the law lets this reach.

    The caller is the department that is competent for the list. `hub impact` shows beforehand who would be
    reached. A decision with findings about persons by their documents goes through `hub do listSubject`.
    """
    subject = taken(arguments).identifier()
    command = ListSubject(
        subject=subject,
        list_type=ListTypeId(arguments["list_type"]),
        decision=_decision(arguments),
        notice=_notice(arguments["served"], heard=arguments["heard"]),
        effective=arguments["effective"],
        published=arguments["published"],
        until=arguments["until"],
        scope=frozenset(MatterKind(kind) for kind in arguments["scope"]),
        request_id=RequestId(arguments["request_id"]) if arguments["request_id"] else None,
    )
    written = await session.hub.listings.list_subject(session.caller, command)
    session.output.answer(written_json(written), written_text(written))


def _decision(arguments: dict[str, Any]) -> DecisionInput:
    return DecisionInput(
        number=arguments["decision"],
        decided_on=arguments["decided_on"],
        act_from=arguments["act_from"],
        act_to=arguments["act_to"],
        ground=arguments["ground"],
        findings=tuple(_finding(text) for text in arguments["findings"]),
    )


def _finding(text: str) -> FindingInput:
    kind, _, person = text.partition(":")
    if kind not in set(FindingKind) or not person:
        raise InvalidInput(f"--finding is KIND:ID with a kind of {', '.join(FindingKind)}")
    return FindingInput(person=ById(id=SubjectId(person)), kind=FindingKind(kind))


def _notice(served: date | None, *, heard: bool) -> NoticeInput | None:
    if served is None and heard:
        raise InvalidInput("--heard goes with --served, the day on which notice was served")
    return None if served is None else NoticeInput(served=served, heard=heard)
