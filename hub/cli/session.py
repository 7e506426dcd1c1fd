"""One command's time with the hub: settings, the database that runs, the caller, and where answers go."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

import click

from graph_models.errors import NotPermitted
from hub.app.attaching import attached
from hub.app.callers import principal_as
from hub.app.hub import Hub
from hub.app.opening import open_hub
from hub.app.settings import Settings
from hub.app.tokens.authenticator import TokenAuthenticator
from hub.cli.output import Output, told
from hub.domain.principal import Principal

P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What a command works with."""

    hub: Hub
    caller: Principal
    output: Output


def hub_command(action: Callable[Concatenate[Session, P], Awaitable[None]]) -> Callable[P, None]:
    """Run an asynchronous action with a session; add `--json` and `--as`, and say errors plainly."""

    @click.option(
        "--as",
        "acting_as",
        metavar="ROLE[:WHOM]",
        help="Who calls, in development: AGENCY:<code>, BANK:<code>, SUBJECT:<id>, AUDITOR or OPERATOR."
        " Elsewhere the bearer token in HUB_TOKEN says it.",
    )
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        output = Output(as_json=bool(kwargs.pop("as_json")))
        acting_as = kwargs.pop("acting_as")
        assert acting_as is None or isinstance(acting_as, str)  # noqa: S101  # click made it

        async def main() -> None:
            async with open_session(os.environ, acting_as=acting_as, output=output) as session:
                await action(session, *args, **kwargs)

        with told(output):
            asyncio.run(main())

    return run


@asynccontextmanager
async def open_session(
    environment: Mapping[str, str], *, acting_as: str | None, output: Output
) -> AsyncIterator[Session]:
    """Attach to the database that runs, and find out who calls. Raises HubError."""
    settings = attached(Settings.from_environment(environment), environment)
    async with open_hub(settings) as hub:
        caller = await _caller(hub, settings, environment, acting_as=acting_as)
        yield Session(hub=hub, caller=caller, output=output)


async def _caller(hub: Hub, settings: Settings, environment: Mapping[str, str], *, acting_as: str | None) -> Principal:
    if acting_as is not None:
        if not settings.development:
            raise NotPermitted("--as is for development; elsewhere HUB_TOKEN says who calls")
        return await principal_as(hub, acting_as)
    token = environment.get("HUB_TOKEN", "").strip()
    if not token:
        raise NotPermitted("nobody says who calls: set HUB_TOKEN, or in development give --as ROLE[:WHOM]")
    identified = await TokenAuthenticator.of(hub, settings, environment).identify(token)
    return identified.principal
