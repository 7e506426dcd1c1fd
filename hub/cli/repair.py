"""`hub repair`: credit repair 信用修复, from the application to the decision, and its revocation."""

from datetime import date

import click

from graph_models.errors import InvalidInput
from graph_models.vocabulary import ListingId, RepairId, RequestId
from hub.cli.days import DAY
from hub.cli.presentation.written import written_json, written_text
from hub.cli.session import Session, hub_command
from hub.domain.commands.listing import ApplyForRepair, DecideRepair, RevokeRepair

_request = click.option("--request-id", help="The same caller and request id get the first answer again.")


@click.group()
def repair() -> None:
    """Repair a listing: apply, decide, or revoke a repair.

    A repair ends publication, sharing and use of a listing together; the receipt says what it lifted, what
    stays and why, and who is told.
    """


@repair.command()
@click.argument("listing")
@click.option("--corrected", is_flag=True, help="The act has been corrected.")
@click.option("--duties-done", is_flag=True, help="The duties of the decision are done.")
@click.option("--commitment", is_flag=True, help="The commitment to credit has been given.")
@click.option("--corrected-on", type=DAY, help="The day on which the act was corrected, where it is known.")
@_request
@hub_command
async def apply(
    session: Session,
    listing: str,
    corrected: bool,
    duties_done: bool,
    commitment: bool,
    corrected_on: date | None,
    request_id: str | None,
) -> None:
    """Apply for the repair of LISTING, saying which conditions are met."""
    command = ApplyForRepair(
        listing=ListingId(listing),
        corrected=corrected,
        duties_done=duties_done,
        commitment=commitment,
        corrected_on=corrected_on,
        request_id=_id(request_id),
    )
    written = await session.hub.repairs.apply(session.caller, command)
    session.output.answer(written_json(written), written_text(written))


@repair.command()
@click.argument("repair")
@click.option("--grant/--refuse", "granted", default=None, help="Repair the listing from today, or do not.")
@click.option("--decision", help="The number of the decision.")
@click.option("--reason", help="Why; a refusal needs one.")
@_request
@hub_command
async def decide(
    session: Session,
    repair: str,
    granted: bool | None,
    decision: str | None,
    reason: str | None,
    request_id: str | None,
) -> None:
    """Decide the application REPAIR and print the receipt of a granted one."""
    if granted is None:
        raise InvalidInput("give --grant or --refuse")
    command = DecideRepair(
        repair=RepairId(repair),
        granted=granted,
        decision=decision,
        reason=reason,
        request_id=_id(request_id),
    )
    written = await session.hub.repairs.decide(session.caller, command)
    session.output.answer(written_json(written), written_text(written))


@repair.command()
@click.argument("listing")
@click.option("--reason", required=True, help="Why, such as false materials or a broken commitment.")
@click.option("--decision", help="The number of the decision.")
@click.option("--until", type=DAY, help="Another end of the listing; the original one when absent.")
@_request
@hub_command
async def revoke(
    session: Session,
    listing: str,
    reason: str,
    decision: str | None,
    until: date | None,
    request_id: str | None,
) -> None:
    """Take the repair of LISTING back: it stands again from today."""
    command = RevokeRepair(
        listing=ListingId(listing),
        reason=reason,
        decision=decision,
        until=until,
        request_id=_id(request_id),
    )
    written = await session.hub.repairs.revoke(session.caller, command)
    session.output.answer(written_json(written), written_text(written))


def _id(text: str | None) -> RequestId | None:
    return None if text is None else RequestId(text)
