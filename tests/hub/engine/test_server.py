"""A real server: who reaches it, what it writes, what it survives, and what it says when it cannot start."""

import resource
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from hub.engine import EngineSettings, RunningNeo4j, Secret, start_local
from hub.engine.errors import DataFolderBusy, PortTaken, StartFailed, StartTimeout
from hub.engine.home import DataHome
from hub.engine.progress import Silent, Stage
from hub.engine.runtime import prepare_runtime
from hub.engine.server import start_on_free_port
from hub.engine.settings import encode_settings
from tests.hub.engine.cypher import driver, query
from tests.hub.engine.recorder import Recorder


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_both_addresses_answer(server: RunningNeo4j) -> None:
    for uri in (server.uri, server.neo4j_uri):
        with driver(server, uri) as opened:
            assert opened.execute_query("RETURN 1 AS one").records[0]["one"] == 1
    assert server.uri == f"bolt://127.0.0.1:{server.port}"
    assert server.neo4j_uri == f"neo4j://127.0.0.1:{server.port}"


@pytest.mark.parametrize("password", ["wrong", "neo4j"])
def test_a_wrong_password_is_refused(server: RunningNeo4j, password: str) -> None:
    with (
        GraphDatabase.driver(server.uri, auth=(server.user, password)) as opened,
        pytest.raises(AuthError),
    ):
        opened.verify_connectivity()


def test_only_bolt_listens_and_only_on_loopback(server: RunningNeo4j) -> None:
    connections = psutil.Process(server.pid).net_connections("inet")
    listening = [one.laddr for one in connections if one.status == psutil.CONN_LISTEN]
    assert [(str(one[0]).removeprefix("::ffff:"), one[1]) for one in listening] == [("127.0.0.1", server.port)]


def test_the_settings_arrive_in_the_server(server: RunningNeo4j) -> None:
    rows = query(server, "SHOW SETTINGS YIELD name, value RETURN name, value")
    values = {row["name"]: row["value"] for row in rows}
    assert values["dbms.usage_report.enabled"] == "false"
    assert values["db.logs.query.enabled"] == "OFF"
    assert values["db.transaction.timeout"] == "2m"
    assert values["db.memory.transaction.max"] == f"{server.settings.transaction_mb}.00MiB"
    assert values["server.memory.pagecache.size"] == "16.00MiB"


def test_statements_are_not_logged(server: RunningNeo4j) -> None:
    query(server, "RETURN 'a text to look for' AS text")
    logs = [path.read_text() for path in (server.settings.home / "logs").iterdir() if path.is_file()]
    assert logs
    assert not any("a text to look for" in text for text in logs)


def test_what_is_secret_is_the_owners_only(server: RunningNeo4j) -> None:
    home = server.settings.home
    for path in (home / "password", home / "engine.json", home / "logs" / "engine.log"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert isinstance(server.password, Secret)
    arguments = psutil.Process(server.pid).cmdline()
    assert not any(server.password in argument for argument in arguments)


def test_a_second_server_on_the_folder_is_refused(server: RunningNeo4j) -> None:
    with pytest.raises(DataFolderBusy, match="already runs"):
        start_local(server.settings.with_changes(port=0))
    assert query(server, "RETURN 1 AS one") == [{"one": 1}]


def test_a_killed_database_heals_and_a_lost_password_is_replaced(settings: EngineSettings) -> None:
    with start_local(settings) as server:
        query(server, "CREATE (:Mark {text: 'committed'})")
        server.kill()
        assert not server.alive
    assert DataHome(settings.home).was_killed
    (settings.home / "password").unlink()
    progress = Recorder()
    with start_local(settings, progress=progress) as again:
        assert query(again, "MATCH (mark:Mark) RETURN mark.text AS text") == [{"text": "committed"}]
        assert again.password != server.password
        assert again.alive
        assert again.stop()
        assert again.wait() == 0
    assert not DataHome(settings.home).was_killed
    assert progress.stages == [Stage.PROCESS, Stage.LOCKING, Stage.JAVA, Stage.DATABASE, Stage.PASSWORD]


def test_a_taken_port_is_said_before_java_starts(settings: EngineSettings, taken_port: int) -> None:
    progress = Recorder()
    with pytest.raises(PortTaken, match=rf"listens on port {taken_port} \(setting HUB_DB_PORT\)"):
        start_local(settings.with_changes(port=taken_port), progress=progress)
    assert Stage.JAVA not in progress.stages


def test_a_chosen_port_that_is_taken_meanwhile_is_replaced(settings: EngineSettings, taken_port: int) -> None:
    choices = iter([taken_port, taken_port, taken_port])
    progress = Recorder()
    runtime = prepare_runtime(settings, Silent())
    DataHome(settings.home).prepare()
    with pytest.raises(PortTaken):
        start_on_free_port(settings, runtime, progress, lambda: next(choices))
    assert progress.stages.count(Stage.PORT) == 2
    assert list(choices) == []


def test_the_limit_of_a_start_is_kept_and_nothing_goes_on(settings: EngineSettings) -> None:
    with pytest.raises(StartTimeout, match="HUB_DB_START_SECONDS"):
        start_local(settings.with_changes(start_seconds=0))
    assert not DataHome(settings.home).is_owned()


def test_too_much_memory_is_said(settings: EngineSettings) -> None:
    with pytest.raises(StartFailed, match="HUB_DB_HEAP_MB"):
        start_local(settings.with_changes(heap_mb=1 << 40))


def test_jars_without_a_server_are_said(settings: EngineSettings, tmp_path: Path) -> None:
    (tmp_path / "jars").mkdir()
    (tmp_path / "jars" / "empty.jar").touch()
    with pytest.raises(StartFailed, match=r"see .*engine\.log"):
        start_local(settings.with_changes(jars=tmp_path / "jars"))


def test_a_full_disk_is_said(settings: EngineSettings, unmeasured: dict[str, str]) -> None:
    command = [sys.executable, "-m", "tests.hub.engine.owner", encode_settings(settings).decode()]

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    done = subprocess.run(
        command, input="", capture_output=True, text=True, check=False, preexec_fn=limit, env=unmeasured
    )
    assert done.returncode == 1
    assert "hub.engine.errors.DiskFull" in done.stderr
