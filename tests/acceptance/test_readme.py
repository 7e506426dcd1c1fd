"""The README does what it says: its commands run as printed, on real processes, and print what it shows.

`make demo`, `make test` and `make setup` are not run from here, since a test that sets the project up would run
itself again; they are held to exist. What the set-up puts on the path is stood in for by the same entry point.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.readme import ROOT, Block, blocks_of, is_set_up, outputs_of, without_chance
from tests.acceptance.walk import WARM_UP, walk_environment

README = (ROOT / "README.md").read_text(encoding="utf-8")
WALK = [block for block in blocks_of(README) if not is_set_up(block)]


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The variables of the walk."""
    yield from walk_environment(tmp_path)


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
