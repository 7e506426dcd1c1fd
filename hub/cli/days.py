"""Days and instants as options: strict ISO forms, and an error that says which form is meant."""

from datetime import date, datetime
from typing import Any

import click

from graph_models.civil_time import end_of_day, parse_day, parse_instant
from graph_models.errors import InvalidInput


class Day(click.ParamType[date]):
    """A civil day, YYYY-MM-DD."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Ends the command with exit code 2 when it is none."""
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value))
        except InvalidInput as error:
            self.fail(error.message, param, ctx)


class Instant(click.ParamType[datetime]):
    """An instant with its zone, or a day, which means its end in Asia/Shanghai."""

    name = "INSTANT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The instant. Ends the command with exit code 2 when it is none."""
        if isinstance(value, datetime):
            return value
        text = str(value)
        try:
            return parse_instant(text) if "T" in text else end_of_day(parse_day(text))
        except InvalidInput as error:
            self.fail(error.message, param, ctx)


DAY = Day()
INSTANT = Instant()
