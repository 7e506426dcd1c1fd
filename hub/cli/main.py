"""`hub`: the command line. One command a file; exit codes 0 done, 1 refused or failed, 2 wrong use."""

import click

from hub.cli.catalogue import catalogue
from hub.cli.check import check
from hub.cli.db import db
from hub.cli.demo import demo
from hub.cli.do import do
from hub.cli.expire import expire
from hub.cli.impact import impact
from hub.cli.intake import intake
from hub.cli.list_command import list_command
from hub.cli.repair import repair
from hub.cli.repeal import repeal
from hub.cli.sdl import sdl
from hub.cli.token import token
from hub.cli.up import up
from hub.cli.why import why


@click.group("hub", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
def main() -> None:
    """Whom a listing lawfully reaches, why, until when, and what lifts it.

    Commands that need the database attach to the one that runs: HUB_NEO4J_URI, or the local one that
    `hub db start` started. The caller is the bearer token in HUB_TOKEN; with HUB_ENV=development --as
    ROLE[:WHOM] does. Exit codes: 0 done, 1 refused or failed, 2 wrong use. An error is printed as its code
    and a message, with --json as {"code": ..., "message": ...}.
    """


catalogue.add_command(repeal)
for command in (demo, up, check, why, impact, list_command, repair, do, intake, expire, catalogue, token, sdl, db):
    main.add_command(command)
