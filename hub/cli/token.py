"""`hub token`: mint a bearer token, for development."""

import os
from datetime import timedelta

import click

from graph_models.errors import InvalidInput
from hub.app.callers import caller_from_text
from hub.app.tokens.development import development_token
from hub.cli.output import Output, told


@click.command()
@click.option(
    "--as",
    "acting_as",
    metavar="ROLE[:WHOM]",
    help="Whom it names: AGENCY:<code>, BANK:<code>, SUBJECT:<id>, AUDITOR or OPERATOR.",
)
@click.option("--days", type=click.IntRange(1, 3650), default=30, show_default=True, help="Until it ends.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def token(acting_as: str | None, days: int, as_json: bool) -> None:
    """Mint a bearer token for HUB_TOKEN. Only where HUB_ENV is development.

    \b
    export HUB_TOKEN=$(hub token --as AUDITOR)

    It is signed with a key in the data folder that only you can read. What a department may ask is what was
    declared of it: the token only names it.
    """
    output = Output(as_json=as_json)
    with told(output):
        minted = _minted(acting_as, days)
        output.answer({"token": minted}, minted)


def _minted(acting_as: str | None, days: int) -> str:
    if acting_as is None:
        raise InvalidInput("--as says whom the token names")
    return development_token(os.environ, caller=caller_from_text(acting_as), lasts=timedelta(days=days))
