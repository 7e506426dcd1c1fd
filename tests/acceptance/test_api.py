"""The page on the GraphQL service does what it says: its commands run as printed and print what it shows."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.acceptance.readme import ROOT, blocks_of, outputs_of, without_chance
from tests.acceptance.walk import WARM_UP, walk_environment

WALK = blocks_of((ROOT / "docs" / "api.md").read_text(encoding="utf-8"))
PORT = "8123"


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The variables of the walk."""
    yield from walk_environment(tmp_path)


def free_port() -> str:
    """A port that nobody listens on: the page's own may be taken where the tests run."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return str(listener.getsockname()[1])


def test_the_walk_prints_what_the_page_shows(environment: dict[str, str]) -> None:
    free = free_port()
    walk = [replace(block, commands=block.commands.replace(PORT, free)) for block in WALK]
    outputs = outputs_of(walk, environment, after_start=WARM_UP)
    assert [without_chance(printed) for printed in outputs] == [without_chance(block.printed) for block in WALK]


def test_the_walk_is_an_agencys_a_courts_a_banks_and_an_auditors() -> None:
    commands = "".join(block.commands for block in WALK)
    asked = [commands.index(f'"${name}"') for name in ("CULTURE", "COURT", "BANK")]
    assert asked == sorted(asked)
    assert "gql-cli" in commands
