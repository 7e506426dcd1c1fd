"""The environment that a page's commands run in: `hub` on the path, folders of the test's own, nothing from outside."""

import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hub.engine import EngineSettings, local_status, stop_local
from tests.acceptance.readme import ROOT

# A database on a loaded machine may plan its first check for longer than a check waits for an answer.
WARM_UP: Final = """
until hub check --id nobody --domain CONSUMPTION --purpose AUDIT --as AUDITOR | grep -q CLEAR; do :; done
"""


def walk_environment(folder: Path) -> Iterator[dict[str, str]]:
    """The variables of a walk; a database that a broken walk leaves is stopped at the end."""
    commands = folder / "bin"
    commands.mkdir()
    entry = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]["hub"]
    module, _, function = entry.partition(":")
    hub = commands / "hub"
    call = f'from {module} import {function}; {function}(prog_name="hub")'
    hub.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{call}' \"$@\"\n")
    hub.chmod(0o700)
    settings = {name: "" for name in os.environ if name.startswith("HUB_") and name != "HUB_CACHE_DIR"}
    path = os.pathsep.join((str(commands), str(Path(sys.executable).parent), os.environ["PATH"]))
    yield {
        **settings,
        "PATH": path,
        "TMPDIR": str(folder),
        "HUB_DB_HEAP_MB": "256",
        "HUB_DB_START_SECONDS": "400",
    }
    for home in folder.glob("*/neo4j"):  # of a walk that was broken off
        left = EngineSettings(home=home, cache=folder)
        if local_status(left).running:
            stop_local(left)
