"""Commands of the hub run as a user runs them: in a process of their own, attached to the database that runs."""

import asyncio
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.stage import Stage
from graph_models.errors import Defect

_HUB = "from hub.cli.main import main; main()"


async def run_hub(stage: Stage, *arguments: str, folder: Path) -> str:
    """Run `hub` with these arguments; what it printed. Raises Defect where it fails."""
    return await _run(stage, "-c", _HUB, *arguments, folder=folder)


async def run_module(stage: Stage, module: str, *arguments: str, folder: Path) -> str:
    """Run a module of the figures in a process of its own; what it printed."""
    return await _run(stage, "-m", module, *arguments, folder=folder)


def environment(stage: Stage, folder: Path) -> Mapping[str, str]:
    """Where the database is, and a folder for what a command keeps."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
    return kept | {
        "HUB_ENV": "development",
        "HUB_NEO4J_URI": stage.server.uri,
        "HUB_NEO4J_USER": stage.server.user,
        "HUB_NEO4J_PASSWORD": stage.server.password,
        "HUB_DATA_DIR": str(folder),
    }


async def _run(stage: Stage, *arguments: str, folder: Path) -> str:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        env=environment(stage, folder),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    printed, complaint = await child.communicate()
    if child.returncode != 0:
        raise Defect("a command of the hub failed", detail=complaint.decode(errors="replace")[-500:])
    return printed.decode()
