"""Every command of `hub` by its path, and the least that each one has to be given."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import click

from hub.cli.days import Day, Instant
from hub.cli.main import main

CommandPath = tuple[str, ...]


def commands(command: click.Command, *path: str) -> Iterator[tuple[CommandPath, click.Command]]:
    """The leaves below a command, each with its path."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None, name
            yield from commands(inner, *path, name)
    else:
        yield path, command


COMMANDS: Final = dict(commands(main))

WITHOUT_CALLER: Final = frozenset(
    {("demo",), ("up",), ("sdl",), ("catalogue", "check"), ("catalogue", "show")}
    | {path for path in COMMANDS if path[0] == "db"}
)
"""What asks and changes nothing of the hub's records: the files of the law, the local database, the service."""

WITH_SESSION: Final = [path for path in COMMANDS if path not in WITHOUT_CALLER and path != ("token",)]
"""What somebody asks of, or does to, the hub's records: it needs a database and a caller."""

DEMANDING: Final = [path for path, command in COMMANDS.items() if any(one.required for one in command.params)]
"""What cannot do without some argument or option."""


def least(path: CommandPath, folder: Path) -> list[str]:
    """Everything that the command cannot do without, each of the right form and none of a meaning."""
    words = []
    for parameter in COMMANDS[path].params:
        if not parameter.required:
            continue
        if isinstance(parameter, click.Option):
            words.append(parameter.opts[0])
        words.append(_word(parameter, folder))
    return words


def _word(parameter: click.Parameter, folder: Path) -> str:
    match parameter.type:
        case click.Choice(choices=choices):
            return str(next(iter(choices)))
        case click.Path(exists=exists):
            file = folder / f"{parameter.name}.jsonl"
            if exists:
                file.write_text("{}\n", encoding="ascii")
            return str(file)
        case click.File():
            return "-"
        case Day() | Instant():
            return date(2025, 2, 20).isoformat()
        case _:
            return "示例"
