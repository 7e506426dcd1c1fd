"""`python -m hub.engine`: the part of set-up that fetches jars."""

import os
import subprocess
import sys
from pathlib import Path

from tests.hub.engine.jar_server import JarServer


def run(**environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "hub.engine"],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_with_all_jars_there_it_is_silent(cache_folder: Path) -> None:
    done = run(HUB_CACHE_DIR=str(cache_folder))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_failure_is_one_line_with_its_code(repository: JarServer, tmp_path: Path) -> None:
    done = run(HUB_CACHE_DIR=str(tmp_path), HUB_JARS_URL=repository.address)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("JARS_UNREACHABLE: the repository answered 404 for ")
    assert list((tmp_path / "jars").glob("*.jar*")) == []


def test_a_wrong_setting_is_said() -> None:
    done = run(HUB_JARS_URL="here")
    assert (done.returncode, done.stderr) == (
        1,
        "INVALID_INPUT: HUB_JARS_URL must be an http or https address\n",
    )
