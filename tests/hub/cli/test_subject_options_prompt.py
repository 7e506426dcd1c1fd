"""At a terminal the number of a document is asked for, and what is typed is not shown."""

import os
import pty
import subprocess
import sys
from datetime import date

from graph_models.identifiers.synthetic import synthetic_resident_id
from graph_models.vocabulary import RegionCode

NUMBER = synthetic_resident_id(RegionCode("330100"), date(1990, 1, 2))
ASK = """
from hub.cli.subject_options import subject_options, taken
import click
@click.command()
@subject_options
def named(**arguments):
    click.echo(taken(arguments).identifier().document.number == %r)
named()
"""
SECONDS = 60


def test_the_number_is_asked_for_and_typed_unseen() -> None:
    terminal, inner = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", ASK % NUMBER, "--document-type", "RESIDENT_ID"],
        stdin=inner,
        stdout=subprocess.PIPE,
        stderr=inner,
        start_new_session=True,  # no controlling terminal: the prompt uses standard input
        text=True,
    ) as process:
        os.close(inner)
        shown = read_until(terminal, b": ")
        os.write(terminal, f"{NUMBER}\n".encode())
        answer, _ = process.communicate(timeout=SECONDS)
    shown += read_rest(terminal)
    assert (process.returncode, answer) == (0, "True\n")
    assert b"Number of the document" in shown
    assert NUMBER.encode() not in shown


def read_until(terminal: int, end: bytes) -> bytes:
    """What the terminal shows until then."""
    shown = b""
    while not shown.endswith(end):
        shown += os.read(terminal, 1024)
    return shown


def read_rest(terminal: int) -> bytes:
    """What is left when nobody else holds the terminal any more: Linux says so by an error."""
    shown = b""
    try:
        while piece := os.read(terminal, 1024):
            shown += piece
    except OSError:
        pass
    os.close(terminal)
    return shown
