"""`hub do`: any mutation, its GraphQL input as JSON."""

from typing import BinaryIO

import click

from hub.cli.mutations import MUTATIONS
from hub.cli.presentation.written import written_json, written_text
from hub.cli.session import Session, hub_command


@click.command()
@click.argument("mutation", type=click.Choice(tuple(MUTATIONS)), metavar="MUTATION")
@click.option(
    "--input",
    "content",
    type=click.File("rb"),
    required=True,
    help="A file with the mutation's input as one JSON object; - reads standard input.",
)
@hub_command
async def do(session: Session, mutation: str, content: BinaryIO) -> None:
    """Do MUTATION with a GraphQL input in JSON.

    MUTATION is registerSubject, recordLink, endLink, listSubject, annulListing, stayListing, resumeListing,
    releasePerson, applyForRepair, decideRepair, revokeRepair, fileObjection or recordConsent. Names are in
    camelCase, days YYYY-MM-DD, shares fractions from 0 to 1. A subject is named by one of
    {"uscc": ...}, {"document": {"type": ..., "number": ...}}, {"plate": {"characters": ..., "colour": ...}},
    {"id": ...}, {"source": {"source": ..., "sourceId": ...}}.
    """
    written = await MUTATIONS[mutation].do(session.hub, session.caller, content.read())
    session.output.answer(written_json(written), written_text(written))
