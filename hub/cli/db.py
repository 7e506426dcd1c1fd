"""`hub db`: the local Neo4j by hand. Exit codes: 0 done, 1 refused or failed, 2 wrong use."""

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

import click

from hub.cli.output import DONE, FAILED, Output, told
from hub.cli.sweep import sweep
from hub.engine import (
    EngineSettings,
    Shown,
    check_local,
    dump_local,
    hold,
    load_local,
    local_status,
    start_detached,
    start_local,
    stop_local,
)

P = ParamSpec("P")
Answer = dict[str, Any]


@click.group()
def db() -> None:
    """The local Neo4j: a process of its own on this machine, reachable from this machine only.

    It lives under HUB_DATA_DIR. These commands do not touch a server named by HUB_NEO4J_URI; sweep alone does.
    """


def _command(
    action: Callable[Concatenate[EngineSettings, P], tuple[Answer, str]],
) -> Callable[P, None]:
    """Run an action with the settings; print its answer for a person or as JSON, and its error plainly."""

    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a sentence.")
    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        as_json = bool(kwargs.pop("as_json"))
        with told(Output(as_json=as_json)):
            answer, sentence = action(EngineSettings.from_environment(os.environ), *args, **kwargs)
        click.echo(json.dumps(answer, ensure_ascii=False) if as_json else sentence)
        sys.exit(DONE if answer.get("ok", True) else FAILED)

    return run


@db.command()
@click.option("--foreground", is_flag=True, help="Stay attached: Ctrl-C, SIGTERM or this process's end stops it.")
@_command
def start(settings: EngineSettings, foreground: bool) -> tuple[Answer, str]:
    """Start it and wait until it answers; it goes on when this command returns.

    The first start fetches Neo4j's jars. One that runs already is left as it is. HUB_DB_PORT chooses the
    port, HUB_DB_HEAP_MB and HUB_DB_PAGECACHE_MB its memory, HUB_DB_START_SECONDS how long to wait.
    """
    with Shown() as progress:
        if not foreground:
            address = start_detached(settings, progress=progress)
            return {"uri": address.uri, "user": address.user}, f"running at {address.uri}"
        server = start_local(settings, progress=progress)
    click.echo(f"running at {server.uri}; Ctrl-C stops it", err=True)
    hold(server)
    return {"stopped": True}, "stopped"


@db.command()
@_command
def stop(settings: EngineSettings) -> tuple[Answer, str]:
    """Stop it in order and wait until it has ended."""
    with Shown() as progress:
        stop_local(settings, progress=progress)
    return {"stopped": True}, "stopped"


@db.command()
@_command
def status(settings: EngineSettings) -> tuple[Answer, str]:
    """Say whether it runs, where, and whether it answers. The exit code is 0 either way."""
    found = local_status(settings)
    answer = {
        "home": str(found.home),
        "running": found.running,
        "ready": found.ready,
        "answers": found.answers,
        "pid": found.pid,
        "uri": f"bolt://127.0.0.1:{found.port}" if found.port else None,
    }
    if not found.running:
        return answer, f"not running ({found.home}); `hub db start` starts it"
    if found.port is None:
        return answer, f"a dump, load or check works on {found.home}"
    if not found.ready:
        return answer, f"starting on port {found.port} (process {found.pid})"
    state = "running" if found.answers else "running, but it does not answer"
    return answer, f"{state} at {answer['uri']} (process {found.pid}, {found.home})"


@db.command()
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite TARGET if it exists.")
@_command
def dump(settings: EngineSettings, target: Path, force: bool) -> tuple[Answer, str]:
    """Write the database to the file TARGET, a backup that `hub db load` reads. It must not run."""
    with Shown() as progress:
        size = dump_local(settings, target, overwrite=force, progress=progress)
    return {"file": str(target), "bytes": size}, f"{target}: {size} bytes"


@db.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace the database that is there. If the load fails, it stays.")
@_command
def load(settings: EngineSettings, source: Path, force: bool) -> tuple[Answer, str]:
    """Replace the database by the dump SOURCE. It must not run."""
    with Shown() as progress:
        load_local(settings, source, overwrite=force, progress=progress)
    return {"loaded": str(source)}, f"loaded {source}"


@db.command()
@_command
def check(settings: EngineSettings) -> tuple[Answer, str]:
    """Look whether the database's files are consistent. It must not run. Exit code 1 when they are not."""
    with Shown() as progress:
        result = check_local(settings, progress=progress)
    report = str(result.report) if result.report else None
    sentence = "consistent" if result.consistent else f"NOT consistent; see {report}"
    return {"ok": result.consistent, "consistent": result.consistent, "report": report}, sentence


db.add_command(sweep)
