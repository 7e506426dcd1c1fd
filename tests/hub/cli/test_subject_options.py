"""The options that name a subject: exactly one, wholly said, and a number that is never an argument."""

from datetime import date
from typing import Any

import click
import pytest
from click.testing import CliRunner

from graph_models.entities.subject import ByCode, ByDocument, ById, ByPlate, BySource
from graph_models.errors import InvalidInput
from graph_models.identifiers.synthetic import synthetic_plate, synthetic_resident_id, synthetic_uscc
from graph_models.vocabulary import RegionCode
from hub.cli.subject_options import subject_options, taken

REGION = RegionCode("330100")
CODE = synthetic_uscc("91", REGION, 1)
PLATE = synthetic_plate("浙", 1)
NUMBER = synthetic_resident_id(REGION, date(1990, 1, 2))
DOCUMENT = ("--document-type", "RESIDENT_ID")


@click.command()
@subject_options
def named(**arguments: Any) -> None:
    """Print the sort of identifier, or why there is none."""
    try:
        click.echo(type(taken(arguments).identifier()).__name__)
    except InvalidInput as error:
        click.echo(error.message)


def said(*arguments: str, stdin: str = "") -> str:
    return CliRunner().invoke(named, arguments, input=stdin, catch_exceptions=False).output.strip()


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("--uscc", CODE), ByCode),
        (("--plate", PLATE, "--colour", "YELLOW"), ByPlate),
        (("--source", "示例登记簿", "--source-id", "7"), BySource),
        (("--id", "o-1"), ById),
        (DOCUMENT, ByDocument),
        ((*DOCUMENT, "--document-number-file", "-"), ByDocument),
    ],
)
def test_each_way(arguments: tuple[str, ...], kind: type) -> None:
    assert said(*arguments, stdin=f"{NUMBER}\n") == kind.__name__


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "exactly one of"),
        (("--uscc", CODE, "--id", "o-1"), "exactly one of"),
        (("--plate", PLATE), "--plate and --colour go together"),
        (("--colour", "BLUE"), "--plate and --colour go together"),
        (("--source", "x"), "--source and --source-id go together"),
        (("--uscc", CODE, "--document-number-file", "-"), "goes with --document-type"),
        (DOCUMENT, "a resident ID has eighteen characters"),
    ],
)
def test_what_is_not_wholly_said_is_refused(arguments: tuple[str, ...], message: str) -> None:
    assert message in said(*arguments)


def test_a_number_is_no_argument() -> None:
    outcome = CliRunner().invoke(named, ("--document-number", NUMBER))
    assert (outcome.exit_code, "No such option" in outcome.output) == (2, True)
