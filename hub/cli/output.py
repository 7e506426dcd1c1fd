"""What a command prints: answers on standard output, errors and progress on standard error."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import click
from rich.console import Console
from rich.text import Text

from graph_models.errors import Defect, HubError, InvalidInput
from hub.app.clock import SystemClock
from hub.app.ids import RandomIds

DONE: Final = 0
FAILED: Final = 1
WRONG_USE: Final = 2

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Prints for a program (one JSON object) or for a person."""

    as_json: bool

    def answer(self, shown: dict[str, Any] | list[Any], text: Text | str) -> None:
        """Print an answer, in the form that was asked for."""
        if self.as_json:
            click.echo(json.dumps(shown, ensure_ascii=False))
        else:
            Console(soft_wrap=True, highlight=False).print(text, soft_wrap=True)

    def error(self, code: str, message: str) -> None:
        """Print an error: JSON on standard output for a program, one line on standard error for a person."""
        if self.as_json:
            click.echo(json.dumps({"code": code, "message": message}, ensure_ascii=False))
        else:
            click.echo(f"{code}: {message}", err=True)


@contextmanager
def told(output: Output) -> Iterator[None]:
    """Say errors plainly and end with their exit code; a fault of the hub itself is masked and logged."""
    try:
        yield
    except Defect as defect:
        _mask(output, defect)
    except HubError as error:
        output.error(error.code, error.message)
        sys.exit(WRONG_USE if isinstance(error, InvalidInput) else FAILED)
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as fault:
        _mask(output, fault)


def _mask(output: Output, fault: Exception) -> None:
    request = RandomIds(SystemClock()).new("request-")
    logging.basicConfig(stream=sys.stderr)
    _LOG.error("defect request=%s", request, exc_info=fault)
    output.error(Defect.code, f"the hub failed; the fault is logged as {request}")
    sys.exit(FAILED)
