"""`hub catalogue repeal`: the end of a legal basis."""

from datetime import date

import click

from graph_models.vocabulary import BasisId, RequestId
from hub.cli.days import DAY
from hub.cli.presentation.written import written_json, written_text
from hub.cli.session import Session, hub_command
from hub.domain.commands.record import RepealBasis


@click.command()
@click.argument("basis")
@click.option("--day", type=DAY, help="The day from which it is no law any more; today when absent.")
@click.option("--request-id", help="The same caller and request id get the first answer again.")
@hub_command
async def repeal(session: Session, basis: str, day: date | None, request_id: str | None) -> None:
    """Repeal the legal basis BASIS: everything that rests on it alone ends that day. For the operator.

    `hub catalogue show LIST` names the bases of a list's rules.
    """
    command = RepealBasis(
        basis=BasisId(basis), day=day, request_id=None if request_id is None else RequestId(request_id)
    )
    written = await session.hub.law.repeal(session.caller, command)
    session.output.answer(written_json(written), written_text(written))
