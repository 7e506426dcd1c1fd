"""`hub catalogue`: holds catalogue data against its rules, and shows whom a listing would reach.

Exit codes: 0 done, 1 refused, 2 wrong use. Neither command touches a database.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Final, NoReturn, ParamSpec, TypeVar

import click

from graph_models.catalogue.describe import describe, describe_list
from graph_models.catalogue.loader import deployment, load_catalogue, supplements
from graph_models.catalogue.model import Catalogue
from graph_models.catalogue.problems import CatalogueError
from graph_models.vocabulary import ListTypeId
from hub.cli.lazy import LazyGroup
from hub.cli.output import FAILED, Output, told

P = ParamSpec("P")
R = TypeVar("R")


class _Supplement(click.Choice[str]):
    """The name of a shipped supplement; in the environment several are parted by commas."""

    def split_envvar_value(self, rv: str) -> list[str]:
        return [name.strip() for name in rv.split(",") if name.strip()]


_FOLDER: Final = click.option(
    "--folder",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="HUB_CATALOGUE",
    show_envvar=True,
    help="A further folder of catalogue files, beside the shipped national one. May be given again.",
)
_SUPPLEMENT: Final = click.option(
    "--supplement",
    "names",
    multiple=True,
    type=_Supplement(supplements()),
    envvar="HUB_SUPPLEMENTS",
    show_envvar=True,
    help="A shipped supplement to load as well; none is on by default. May be given again.",
)
_JSON: Final = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def _options(command: Callable[P, R]) -> Callable[P, R]:
    return _FOLDER(_SUPPLEMENT(_JSON(command)))


@click.group(cls=LazyGroup, places={"repeal": "hub.cli.repeal:repeal"})
def catalogue() -> None:
    """The catalogue: law as data. Every restriction rests on a rule of it, every rule on an article."""


@catalogue.command()
@_options
def check(folders: tuple[Path, ...], names: tuple[str, ...], as_json: bool) -> None:
    """Check the catalogue and print every fault with its file and row.

    Refused are, among others, a rule without a legal basis, an unknown role, finding, list, measure or kind
    of matter, and a walk that the graph does not allow.

    Example: hub catalogue check --folder ./our-province
    """
    loaded = _load(folders, names, as_json=as_json)
    counts = {
        "legal_bases": len(loaded.legal_bases),
        "measures": len(loaded.measures),
        "list_types": len(loaded.list_types),
        "rules": len(loaded.rules),
        "kinds": len(loaded.kinds),
    }
    text = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items())
    click.echo(_json({"ok": True, "counts": counts}) if as_json else f"the catalogue is sound: {text}")


@catalogue.command()
@click.argument("list_type", metavar="LIST")
@_options
def show(list_type: str, folders: tuple[Path, ...], names: tuple[str, ...], as_json: bool) -> None:
    """Show whom a listing on LIST would reach, with which measure, until when, and why.

    Example: hub catalogue show judgment-defaulter
    """
    loaded = _load(folders, names, as_json=as_json)
    list_id = ListTypeId(list_type)
    with told(Output(as_json=as_json)):
        text = _json(asdict(describe(loaded, list_id))) if as_json else "\n".join(describe_list(loaded, list_id))
    click.echo(text)


def _load(folders: tuple[Path, ...], names: tuple[str, ...], *, as_json: bool) -> Catalogue:
    with told(Output(as_json=as_json)):
        try:
            return load_catalogue(*deployment(folders=folders, names=names))
        except CatalogueError as error:
            _refuse(error, as_json=as_json)


def _refuse(error: CatalogueError, *, as_json: bool) -> NoReturn:
    """A catalogue with faults is what the command reports, and no wrong use of it."""
    if as_json:
        faults = [asdict(problem) for problem in error.problems]
        refusal = {"code": error.code, "message": error.message.splitlines()[0], "problems": faults}
        click.echo(_json(refusal))
    else:
        Output(as_json=as_json).error(error.code, error.message)
    raise SystemExit(FAILED)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
