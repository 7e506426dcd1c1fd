"""`hub db`: what each command prints, as a sentence and as JSON, and its exit code."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from click.testing import CliRunner, Result

from hub.cli.db import db
from hub.engine import EngineSettings, find_local, local_status, stop_local
from hub.engine.home import DataHome, ServerState
from tests.hub.engine.cypher import query

FOREGROUND = [sys.executable, "-c", "from hub.cli.db import db; db()", "start", "--foreground"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A data folder of the test's own, the machine's cache, little memory."""
    return {
        "HUB_DATA_DIR": str(tmp_path / "data"),
        "HUB_DB_HEAP_MB": "256",
        "HUB_DB_PAGECACHE_MB": "16",
    }


@pytest.fixture
def settings(environment: dict[str, str]) -> Iterator[EngineSettings]:
    settings = EngineSettings.from_environment(os.environ | environment)
    yield settings
    if local_status(settings).pid:
        stop_local(settings)


@pytest.fixture
def run(environment: dict[str, str], settings: EngineSettings) -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(db, [*arguments], env=environment)


def answer(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    decoded: dict[str, Any] = json.loads(result.stdout)
    return decoded


def refusal(result: Result) -> tuple[int, str]:
    error = json.loads(result.stdout)
    assert error["message"]
    return result.exit_code, error["code"]


def test_a_database_from_its_start_to_its_dump_and_back(
    run: Callable[..., Result], settings: EngineSettings, tmp_path: Path
) -> None:
    before = run("status")
    assert (before.exit_code, before.stdout) == (
        0,
        f"not running ({settings.home}); `hub db start` starts it\n",
    )
    uri = answer(run("start", "--json"))["uri"]
    assert run("start").stdout == f"running at {uri}\n"
    pid = local_status(settings).pid
    assert answer(run("status", "--json")) == {
        "home": str(settings.home),
        "running": True,
        "ready": True,
        "answers": True,
        "pid": pid,
        "uri": uri,
    }
    assert run("status").stdout == f"running at {uri} (process {pid}, {settings.home})\n"
    query(find_local(settings), "UNWIND range(1, 100) AS number CREATE (:Mark {number: number})")
    dump = tmp_path / "dump"
    assert refusal(run("dump", str(dump), "--json")) == (1, "DATA_FOLDER_BUSY")
    assert run("stop").stdout == "stopped\n"
    assert refusal(run("stop", "--json")) == (1, "NOT_RUNNING")
    dumped = answer(run("dump", str(dump), "--json"))
    assert dumped == {"file": str(dump), "bytes": dump.stat().st_size}
    refused = run("load", str(dump))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("WOULD_OVERWRITE: there is a database in ")
    assert answer(run("load", str(dump), "--force", "--json")) == {"loaded": str(dump)}
    assert run("check").stdout == "consistent\n"
    store = settings.home / "data" / "databases" / "neo4j" / "neostore.nodestore.db"
    store.write_bytes(bytes([1]) * 1500 + store.read_bytes()[1500:])
    damaged = run("check")
    assert (damaged.exit_code, damaged.stdout) == (1, f"NOT consistent; see {settings.home}/logs/check\n")


def test_files_that_are_no_database_cannot_be_checked(
    run: Callable[..., Result], settings: EngineSettings, tmp_path: Path
) -> None:
    assert refusal(run("check", "--json")) == (1, "NOT_RUNNING")
    (settings.home / "data" / "databases" / "neo4j").mkdir(parents=True)
    assert refusal(run("check", "--json")) == (1, "ADMIN_FAILED")


def test_status_tells_a_start_an_admin_command_and_silence_apart(
    run: Callable[..., Result], settings: EngineSettings
) -> None:
    home = DataHome(settings.home)
    home.prepare()
    with home.own(timeout=0):
        assert run("status").stdout == f"a dump, load or check works on {settings.home}\n"
        assert answer(run("status", "--json"))["uri"] is None
        home.keep_state(ServerState(pid=7, port=1, ready=False))
        assert run("status").stdout == "starting on port 1 (process 7)\n"
        home.keep_state(ServerState(pid=7, port=1, ready=True))
        assert run("status").stdout.startswith("running, but it does not answer at bolt://127.0.0.1:1 ")
        home.drop_state()


def test_wrong_use_is_exit_code_two(run: Callable[..., Result], tmp_path: Path) -> None:
    assert run("load", str(tmp_path / "missing")).exit_code == 2
    assert run("dump").exit_code == 2
    assert run("begin").exit_code == 2


def test_a_wrong_setting_is_exit_code_two(environment: dict[str, str]) -> None:
    result = CliRunner().invoke(db, ["status"], env=environment | {"HUB_DB_PORT": "x"})
    assert result.exit_code == 2
    assert result.stderr == "INVALID_INPUT: HUB_DB_PORT must be a whole number from 0 to 65535\n"


@pytest.mark.parametrize("command", ["start", "stop", "status", "dump", "load", "check"])
def test_every_command_explains_itself_and_takes_json(command: str) -> None:
    result = CliRunner().invoke(db, [command, "--help"])
    assert result.exit_code == 0
    assert "--json" in result.stdout
    assert len(result.stdout.splitlines()) > 5


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(db, ["--help"])
    assert all(name in result.stdout for name in ("start", "stop", "status", "dump", "load", "check"))


def press_ctrl_c(process: "subprocess.Popen[str]", _database: psutil.Process) -> None:
    os.killpg(process.pid, signal.SIGINT)


def kill_database(_process: "subprocess.Popen[str]", database: psutil.Process) -> None:
    database.kill()


@pytest.mark.parametrize(
    ("end", "exit_code", "said"),
    [(press_ctrl_c, 0, "stopped\n"), (kill_database, 1, "")],
)
def test_in_the_foreground_it_ends_with_the_command_and_the_command_with_it(
    environment: dict[str, str],
    settings: EngineSettings,
    end: Callable[["subprocess.Popen[str]", psutil.Process], None],
    exit_code: int,
    said: str,
) -> None:
    with subprocess.Popen(
        FOREGROUND,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stderr is not None
        while "running at bolt://127.0.0.1:" not in process.stderr.readline():
            assert process.poll() is None
        pid = local_status(settings).pid
        assert pid is not None
        database = psutil.Process(pid)
        end(process, database)
        stdout, stderr = process.communicate(timeout=120)
    assert (process.returncode, stdout) == (exit_code, said)
    assert ("START_FAILED: the database did not end in order" in stderr) == bool(exit_code)
    assert not psutil.pid_exists(pid)
    assert not local_status(settings).running
