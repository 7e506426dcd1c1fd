"""`hub up`: the GraphQL service for agencies, banks and auditors."""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace

import click

from hub.app.serving.application import refuse_early
from hub.app.serving.running import database, listening, serve
from hub.app.serving.settings import ServiceSettings
from hub.app.settings import Settings
from hub.app.tokens.development import development_token
from hub.cli.output import Output, told
from hub.engine import Shown


@click.command()
@click.option("--host", help="Where to listen; by default HUB_HTTP_HOST, else this machine only.")
@click.option("--port", type=click.IntRange(0, 65_535), help="The port; by default HUB_HTTP_PORT, else 8000.")
@click.option("--processes", type=click.IntRange(1, 64), help="How many; by default HUB_HTTP_PROCESSES, else 1.")
@click.option("--json", "as_json", is_flag=True, help="Print the addresses as one JSON object.")
def up(host: str | None, port: int | None, processes: int | None, as_json: bool) -> None:
    """Serve GraphQL over HTTP, WebSocket and event streams until Ctrl-C or SIGTERM.

    Without HUB_NEO4J_URI the local Neo4j is used, and started first where it does not run; what is kept lies under
    HUB_DATA_DIR. In development a token for an auditor is printed, and GraphiQL is at /graphql.
    """
    output = Output(as_json=as_json)
    with told(output), Shown() as progress:
        settings = Settings.from_environment(os.environ)
        service = _chosen(ServiceSettings.from_environment(os.environ), host, port, processes)
        refuse_early(settings, service, os.environ)
        with listening(service) as listeners, database(os.environ, progress) as store:
            answer = _addresses(*listeners[0].getsockname()[:2])
            token = development_token(os.environ) if settings.development else None
            output.answer(answer | {"database": store, "token": token}, _told(answer, store, token))
            sys.stdout.flush()
            serve(service, listeners)


def _addresses(host: str, port: int) -> dict[str, str]:
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return {
        "graphql": f"http://{place}/graphql",
        "socket": f"ws://{place}/graphql",
        "ready": f"http://{place}/readyz",
        "metrics": f"http://{place}/metrics",
    }


def _chosen(service: ServiceSettings, host: str | None, port: int | None, processes: int | None) -> ServiceSettings:
    """The settings with what the command line says instead."""
    return replace(
        service,
        host=service.host if host is None else host,
        port=service.port if port is None else port,
        processes=service.processes if processes is None else processes,
    )


def _told(answer: Mapping[str, str], store: str, token: str | None) -> str:
    lines = [f"  {name:8} {value}" for name, value in ({**answer, "database": store}).items()]
    if token is not None:
        lines += ["", "a development token, for an auditor:", token, "", "GraphiQL with it:"]
        lines.append(f"{answer['graphql']}#token={token}")
    return "\n".join(["serving; Ctrl-C stops it", *lines])
