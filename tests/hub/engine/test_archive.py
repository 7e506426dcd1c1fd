"""Where Java's classes lie ready, and what Java is told about it."""

import os
from pathlib import Path

from hub.engine import EngineSettings, start_local
from hub.engine.archive import archive_options, archive_path
from hub.engine.progress import Silent
from hub.engine.runtime import prepare_runtime
from tests.hub.engine.cypher import query


def files(folder: Path) -> tuple[Path, list[Path]]:
    paths = [folder / name for name in ("libjvm.so", "a.jar", "b.jar")]
    for path in paths:
        path.write_bytes(b"x")
        os.utime(path, (1, 1))
    return paths[0], paths[1:]


def test_an_archive_is_that_of_one_runtime_and_its_jars(tmp_path: Path) -> None:
    library, jars = files(tmp_path)
    path = archive_path(tmp_path, library, jars)
    assert (path, path.parent) == (archive_path(tmp_path, library, jars), tmp_path / "java")
    os.utime(jars[1], (2, 2))
    later = archive_path(tmp_path, library, jars)
    library.write_bytes(b"xy")
    assert len({path, later, archive_path(tmp_path, library, jars), archive_path(tmp_path, library, jars[:1])}) == 4


def test_java_is_told_of_an_archive_that_is_there(tmp_path: Path) -> None:
    archive = tmp_path / "classes.jsa"
    assert archive_options(archive) == ()
    archive.touch()
    assert archive_options(archive)[:2] == (f"-XX:SharedArchiveFile={archive}", "-Xshare:auto")


def test_a_damaged_archive_is_gone_without_in_silence(settings: EngineSettings, tmp_path: Path) -> None:
    given = tmp_path / "cache"
    (given / "java").mkdir(parents=True)
    (given / "jars").symlink_to(settings.cache / "jars")
    damaged = settings.with_changes(cache=given)
    prepare_runtime(damaged, Silent()).archive.write_bytes(b"no archive" * 1000)
    with start_local(damaged) as server:
        assert query(server, "RETURN 1 AS one") == [{"one": 1}]
        assert "archive" not in (settings.home / "logs" / "engine.log").read_text("utf-8")
