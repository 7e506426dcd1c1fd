"""`hub`: the command line. One command a file; exit codes 0 done, 1 refused or failed, 2 wrong use."""

from typing import Final

import click

from hub.cli.lazy import LazyGroup

COMMANDS: Final = {
    "demo": "hub.cli.demo:demo",
    "up": "hub.cli.up:up",
    "check": "hub.cli.check:check",
    "why": "hub.cli.why:why",
    "impact": "hub.cli.impact:impact",
    "list": "hub.cli.list_command:list_command",
    "repair": "hub.cli.repair:repair",
    "do": "hub.cli.do:do",
    "intake": "hub.cli.intake:intake",
    "expire": "hub.cli.expire:expire",
    "catalogue": "hub.cli.catalogue:catalogue",
    "token": "hub.cli.token:token",
    "sdl": "hub.cli.sdl:sdl",
    "db": "hub.cli.db:db",
}
"""Where each command is."""


@click.group(
    "hub",
    cls=LazyGroup,
    places=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
def main() -> None:
    """Whom a listing lawfully reaches, why, until when, and what lifts it.

    Commands that need the database attach to the one that runs: HUB_NEO4J_URI, or the local one that
    `hub db start` started. The caller is the bearer token in HUB_TOKEN; with HUB_ENV=development --as
    ROLE[:WHOM] does. Exit codes: 0 done, 1 refused or failed, 2 wrong use. An error is printed as its code
    and a message, with --json as {"code": ..., "message": ...}.
    """
