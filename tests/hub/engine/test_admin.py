"""Dump, load and check on real files: what comes back, what is refused, what survives a failure."""

import os
import stat
from pathlib import Path

import pytest

from hub.engine import CheckResult, EngineSettings, RunningNeo4j, check_local, dump_local, load_local, start_local
from hub.engine.errors import AdminFailed, DataFolderBusy, DiskFull, NotRunning, StartFailed, WouldOverwrite
from hub.engine.home import DataHome
from hub.engine.progress import Stage
from hub.engine.room import explained
from tests.hub.engine.conftest import HEAP_MB
from tests.hub.engine.cypher import query
from tests.hub.engine.recorder import Recorder


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> EngineSettings:
    """A folder whose database was killed after a commit."""
    home = tmp_path_factory.mktemp("killed") / "neo4j"
    settings = EngineSettings(home=home, cache=cache_folder, heap_mb=HEAP_MB, pagecache_mb=16)
    server = start_local(settings)
    query(server, "UNWIND range(1, 100) AS number CREATE (:Mark {number: number})")
    server.kill()
    return settings


@pytest.fixture(scope="module")
def dump(killed: EngineSettings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its dump."""
    target = tmp_path_factory.mktemp("dump") / "monday.dump"
    progress = Recorder()
    size = dump_local(killed, target, progress=progress)
    assert size == target.stat().st_size
    assert progress.stages[-1] is Stage.DUMPING
    assert Stage.DATABASE in progress.stages
    return target


def test_a_dump_of_a_killed_database_is_whole_and_loads_elsewhere(dump: Path, settings: EngineSettings) -> None:
    assert stat.S_IMODE(dump.stat().st_mode) == 0o600
    assert [path.name for path in dump.parent.iterdir()] == ["monday.dump"]
    load_local(settings, dump)
    with start_local(settings) as server:
        assert query(server, "MATCH (mark:Mark) RETURN count(*) AS count") == [{"count": 100}]


def test_a_dump_does_not_overwrite_a_file_unless_told(dump: Path, killed: EngineSettings) -> None:
    before = dump.read_bytes()
    with pytest.raises(WouldOverwrite, match=r"monday\.dump exists"):
        dump_local(killed, dump)
    assert dump.read_bytes() == before
    dump_local(killed, dump, overwrite=True)
    assert dump.stat().st_size > 0


def test_a_load_replaces_only_when_told_and_keeps_the_old_one_when_it_fails(
    dump: Path, killed: EngineSettings, tmp_path: Path
) -> None:
    with pytest.raises(WouldOverwrite, match="only when forced"):
        load_local(killed, dump)
    (tmp_path / "noise").write_bytes(os.urandom(1000))
    with pytest.raises(AdminFailed, match="noise could not be loaded, the old database stays"):
        load_local(killed, tmp_path / "noise", overwrite=True)
    assert check_local(killed) == CheckResult(consistent=True, report=None)
    load_local(killed, dump, overwrite=True)
    assert sorted(path.name for path in killed.home.iterdir() if path.is_dir()) == [
        "conf",
        "data",
        "logs",
        "temporary",
    ]


def test_damage_is_found_and_reported(dump: Path, settings: EngineSettings) -> None:
    load_local(settings, dump)
    store = settings.home / "data" / "databases" / "neo4j" / "neostore.nodestore.db"
    content = bytearray(store.read_bytes())
    content[:1500] = bytes([1]) * 1500  # 100 node records that are in use and point at links that are not there
    store.write_bytes(content)
    result = check_local(settings)
    assert not result.consistent
    assert result.report is not None
    assert list(result.report.iterdir())


def test_files_that_cannot_be_opened_are_said_by_start_and_check(dump: Path, settings: EngineSettings) -> None:
    load_local(settings, dump)
    (settings.home / "data" / "databases" / "neo4j" / "neostore").unlink()
    with pytest.raises(StartFailed, match=r"could not be opened; see .*debug\.log and `hub db check`"):
        start_local(settings)
    with pytest.raises(AdminFailed, match="the check could not be made"):
        check_local(settings)


def test_nothing_is_done_while_the_database_runs(server: RunningNeo4j, tmp_path: Path) -> None:
    (tmp_path / "some.dump").touch()
    for action in (
        lambda: dump_local(server.settings, tmp_path / "new.dump"),
        lambda: load_local(server.settings, tmp_path / "some.dump", overwrite=True),
        lambda: check_local(server.settings),
    ):
        with pytest.raises(DataFolderBusy, match="stop it with `hub db stop`"):
            action()
    assert not (tmp_path / "new.dump").exists()
    assert query(server, "RETURN 1 AS one") == [{"one": 1}]


def test_nothing_is_dumped_or_checked_where_nothing_is(settings: EngineSettings, tmp_path: Path) -> None:
    with pytest.raises(NotRunning, match="no database"):
        dump_local(settings, tmp_path / "new.dump")
    with pytest.raises(NotRunning, match="no database"):
        check_local(settings)


def test_a_dump_that_is_not_there_is_said(settings: EngineSettings, tmp_path: Path) -> None:
    with pytest.raises(AdminFailed, match="there is no file"):
        load_local(settings, tmp_path / "missing.dump")
    assert not DataHome(settings.home).has_database


@pytest.mark.parametrize("sign", ["No space left on device", "Disk quota exceeded", "File too large"])
def test_a_full_disk_is_recognised_in_the_log(tmp_path: Path, sign: str) -> None:
    (tmp_path / "log").write_text(f"java.io.IOException: {sign}\n")
    found = explained(AdminFailed("the dump failed"), tmp_path / "log")
    assert isinstance(found, DiskFull)
    (tmp_path / "log").write_text("something else\n")
    failure = AdminFailed("the dump failed")
    assert explained(failure, tmp_path / "log") is failure
