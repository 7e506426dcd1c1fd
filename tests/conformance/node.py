"""Runs a script of this folder with node, where node and the packages of package-lock.json are."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

FOLDER: Final = Path(__file__).parent
SECONDS: Final = 120


def is_here() -> bool:
    """Whether node and the packages are here."""
    return shutil.which("node") is not None and (FOLDER / "node_modules").is_dir()


def run(script: str, *arguments: str) -> Any:
    """What the script prints, as JSON. Skips the test where the script cannot run here."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    if not (FOLDER / "node_modules").is_dir():
        pytest.skip("the packages are not installed: npm ci --prefix tests/conformance")
    done = subprocess.run([node, script, *arguments], cwd=FOLDER, capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
