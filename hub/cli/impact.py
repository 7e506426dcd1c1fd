"""`hub impact`: what a listing, a repair or a link would do, without writing."""

from typing import BinaryIO

import click

from graph_models.errors import InvalidInput
from graph_models.vocabulary import ListingId
from hub.cli.inputs.listing import ListSubjectShape
from hub.cli.inputs.record import RecordLinkShape
from hub.cli.inputs.shape import decode
from hub.cli.presentation.impact import impact_json, impact_text
from hub.cli.session import Session, hub_command
from hub.domain.answers.explanation import Impact


@click.command()
@click.option("--listing", type=click.File("rb"), help="A listing: the JSON input of `hub do listSubject`.")
@click.option("--repair", metavar="LISTING", help="The repair of the listing with this id.")
@click.option("--link", type=click.File("rb"), help="A link: the JSON input of `hub do recordLink`.")
@hub_command
async def impact(session: Session, listing: BinaryIO | None, repair: str | None, link: BinaryIO | None) -> None:
    """Say whom a listing, a repair or a link would bind or free. Nothing is written.

    Give exactly one of --listing, --repair, --link; - reads standard input.
    """
    if sum(way is not None for way in (listing, repair, link)) != 1:
        raise InvalidInput("give exactly one of --listing, --repair, --link")
    found = await _impact(session, listing, repair, link)
    session.output.answer(impact_json(found), impact_text(found))


async def _impact(session: Session, listing: BinaryIO | None, repair: str | None, link: BinaryIO | None) -> Impact:
    impacts = session.hub.impacts
    if listing is not None:
        command = decode(listing.read(), ListSubjectShape).command()
        return await impacts.of_listing(session.caller, command)
    if link is not None:
        record = decode(link.read(), RecordLinkShape).command()
        return await impacts.of_link(session.caller, record)
    return await impacts.of_repair(session.caller, ListingId(repair or ""))
