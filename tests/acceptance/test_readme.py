"""The README does what it says: its commands run as printed, on real processes, and print what it shows.

`make demo`, `make test` and `make setup` are not run from here, since a test that sets the project up would run
itself again; they are held to exist. What the set-up puts on the path is stood in for by the same entry point.
"""

import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.engine import EngineSettings, local_status, stop_local
from tests.acceptance.readme import ROOT, Block, blocks_of, is_set_up, outputs_of, without_chance

README = (ROOT / "README.md").read_text(encoding="utf-8")
WALK = [block for block in blocks_of(README) if not is_set_up(block)]

# A database on a loaded machine may plan its first check for longer than a check waits for an answer.
WARM_UP = """
until hub check --id nobody --domain CONSUMPTION --purpose AUDIT --as AUDITOR | grep -q CLEAR; do :; done
"""


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """`hub` on the path, temporary folders inside the test's own, and no setting from outside but the cache."""
    commands = tmp_path / "bin"
    commands.mkdir()
    entry = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]["hub"]
    module, _, function = entry.partition(":")
    hub = commands / "hub"
    call = f'from {module} import {function}; {function}(prog_name="hub")'
    hub.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{call}' \"$@\"\n")
    hub.chmod(0o700)
    settings = {name: "" for name in os.environ if name.startswith("HUB_") and name != "HUB_CACHE_DIR"}
    yield {
        **settings,
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "TMPDIR": str(tmp_path),
        "HUB_DB_HEAP_MB": "256",
        "HUB_DB_START_SECONDS": "400",
    }
    for home in tmp_path.glob("*/neo4j"):  # of a walk that was broken off
        left = EngineSettings(home=home, cache=tmp_path)
        if local_status(left).running:
            stop_local(left)


def test_the_walk_prints_what_the_readme_shows(environment: dict[str, str]) -> None:
    outputs = outputs_of(WALK, environment, after_start=WARM_UP)
    assert [without_chance(printed) for printed in outputs] == [without_chance(block.printed) for block in WALK]


def test_the_walk_goes_from_the_first_check_over_the_first_why_to_the_end() -> None:
    commands = "".join(block.commands for block in WALK)
    wanted = ["hub db start", "hub intake", "hub check", "hub list", "hub why", "hub repair decide", "hub db stop"]
    places = [commands.index(command) for command in wanted]
    assert places == sorted(places)


def test_every_set_up_command_is_a_target_of_make() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE))
    assert {"demo", "setup", "test"} <= named <= targets


def test_a_text_block_belongs_to_the_shell_block_before_it() -> None:
    page = "```sh\nmake demo\n```\n\n```sh\necho a\n```\nwords\n```text\na\n```\n```\na picture\n```\n"
    assert blocks_of(page) == [Block(commands="make demo\n", printed=""), Block(commands="echo a\n", printed="a\n")]


def test_only_random_ids_and_the_port_are_left_open() -> None:
    check = "record   c-0195598456805b244125f0761e95, revision 6 at bolt://127.0.0.1:44025"
    assert without_chance(check) == "record   c-..., revision 6 at bolt://127.0.0.1:..."
    assert without_chance("r-91a477b5ce4ba89491895456892316fd") == "r-91a477b5ce4ba89491895456892316fd"
