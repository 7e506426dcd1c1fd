"""Reads a page's shell blocks with what they are said to print, and runs them in order as one shell session."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

_BLOCK: Final = re.compile(r"^```(?P<kind>sh|text)\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
_MAKE: Final = re.compile(r"^make ", re.MULTILINE)
_DRAWN: Final = (
    (re.compile(r"\b(c|R)-[0-9a-f]{28}\b"), r"\1-..."),  # ids of checks and repairs are random
    (re.compile(r"127\.0\.0\.1:[0-9]+"), "127.0.0.1:..."),  # any free port
    (re.compile(r'"requestId":"[0-9a-f]{32}"'), '"requestId":"..."'),
)
_MARK: Final = "=== next block ==="
_SECONDS: Final = 900.0
"""Generous, since the machine may be busy with other tests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Commands, and what the page says they print; empty where it says nothing."""

    commands: str
    printed: str


def blocks_of(page: str) -> list[Block]:
    """The shell blocks in their order; a text block belongs to the shell block before it."""
    found: list[Block] = []
    for match in _BLOCK.finditer(page):
        if match["kind"] == "sh":
            found.append(Block(commands=match["content"], printed=""))
        else:
            found[-1] = Block(commands=found[-1].commands, printed=match["content"])
    return found


def is_set_up(block: Block) -> bool:
    """Whether a block sets the project up with make, which whoever runs the tests has done."""
    return _MAKE.search(block.commands) is not None


def without_chance(text: str) -> str:
    """A text whose random parts are replaced."""
    for pattern, plain in _DRAWN:
        text = pattern.sub(plain, text)
    return text


def outputs_of(blocks: Sequence[Block], environment: Mapping[str, str], *, after_start: str = "") -> list[str]:
    """What each block prints on standard output, run as one session of bash that ends at the first failure.

    `after_start` is run, and its output dropped, after the block that starts the database.
    """
    parts = ["trap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n"]
    for block in blocks:
        extra = f"{{ {after_start}\n}} >/dev/null\n" if after_start and "hub db start" in block.commands else ""
        parts.append(f"{block.commands}{extra}echo '{_MARK}'\n")
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "".join(parts)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
    return run.stdout.split(f"{_MARK}\n")[:-1]
