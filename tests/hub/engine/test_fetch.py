"""Fetching into the cache: atomic, verified, resumed, safe for two processes, plain about what went wrong."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event

import msgspec
import pytest

from hub.engine.download import FetchPolicy
from hub.engine.errors import DataFolderUnusable, JarsHashMismatch, JarsUnreachable
from hub.engine.fetch import Cache, default_address, fetch_jars
from hub.engine.jarlist import Jar
from hub.engine.progress import Silent, Stage
from tests.hub.engine.jar_server import JarServer, instead, stalled_after, status
from tests.hub.engine.recorder import Recorder


def cache_at(folder: Path, address: str | None) -> Cache:
    return Cache(folder=folder, address=address, policy=FetchPolicy(tries=2, pause=0.01, timeout=5))


def in_process(
    folder: Path,
    repository: JarServer,
    jars: Sequence[Jar],
    largest_file: int = 0,
    environment: Mapping[str, str] = os.environ,
) -> "subprocess.Popen[bytes]":
    arguments = [str(folder), repository.address, msgspec.json.encode(jars).decode(), str(largest_file)]
    command = [sys.executable, "-m", "tests.hub.engine.fetching", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name != ".lock"}


def test_all_jars_arrive_in_the_order_of_the_list(repository: JarServer, tmp_path: Path) -> None:
    contents = [os.urandom(1000 + number) for number in range(40)]
    jars = [repository.add(f"jar{number}", content) for number, content in enumerate(contents)]
    progress = Recorder()
    paths = fetch_jars(jars, cache_at(tmp_path / "jars", repository.address), progress)
    assert [path.read_bytes() for path in paths] == contents
    assert names(tmp_path / "jars") == {jar.file_name for jar in jars}
    assert progress.total == progress.bytes == sum(map(len, contents))
    assert progress.stages == [Stage.LOCKING, Stage.FETCHING]


def test_what_is_there_is_not_fetched_again_and_needs_no_address(repository: JarServer, tmp_path: Path) -> None:
    jar = repository.add("one", b"content")
    fetch_jars([jar], cache_at(tmp_path, repository.address), Silent())
    progress = Recorder()
    paths = fetch_jars([jar], cache_at(tmp_path, None), progress)
    assert paths == [tmp_path / "org.example_one_1.0.jar"]
    assert len(repository.seen) == 1
    assert progress.stages == []


def test_a_file_of_another_size_is_replaced(repository: JarServer, tmp_path: Path) -> None:
    jar = repository.add("one", b"content")
    (tmp_path / jar.file_name).write_bytes(b"cont")
    (path,) = fetch_jars([jar], cache_at(tmp_path, repository.address), Silent())
    assert path.read_bytes() == b"content"


def test_a_wrong_hash_is_refused_and_leaves_nothing_but_the_good_jars(repository: JarServer, tmp_path: Path) -> None:
    good = repository.add("good", b"good")
    fetch_jars([good], cache_at(tmp_path, repository.address), Silent())
    bad = repository.add("bad", b"expected", instead(b"tampered"))
    with pytest.raises(JarsHashMismatch, match=r"org\.example:bad:1\.0 has SHA-256 [0-9a-f]{64}"):
        fetch_jars([good, bad], cache_at(tmp_path, repository.address), Silent())
    assert names(tmp_path) == {good.file_name}


def test_no_network_says_so_and_leaves_nothing(repository: JarServer, tmp_path: Path) -> None:
    jar = repository.add("one", b"content")
    closed = JarServer()
    with closed:
        address = closed.address
    with pytest.raises(JarsUnreachable, match=r"after 2 tries .*check the network"):
        fetch_jars([jar], cache_at(tmp_path, address), Silent())
    assert names(tmp_path) == set()


def test_one_failure_ends_the_other_downloads_and_removes_their_parts(repository: JarServer, tmp_path: Path) -> None:
    missing = repository.add("missing", b"content", status(404))
    waiting = repository.add("waiting", b"content", *[status(503)] * 9)
    patient = Cache(folder=tmp_path, address=repository.address, policy=FetchPolicy(workers=2, tries=9, pause=1000))
    with pytest.raises(JarsUnreachable, match=r"404 for org\.example:missing"):
        fetch_jars([waiting, missing], patient, Silent())
    assert names(tmp_path) == set()


def test_a_full_disk_says_so_and_leaves_nothing(
    repository: JarServer, tmp_path: Path, unmeasured: dict[str, str]
) -> None:
    jar = repository.add("big", os.urandom(300_000))
    with in_process(tmp_path, repository, [jar], 100_000, unmeasured) as process:
        output, _ = process.communicate(timeout=60)
    assert (process.returncode, output) == (1, b"DISK_FULL")
    assert names(tmp_path) == set()


def test_a_folder_that_cannot_be_made_is_named(repository: JarServer, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    jar = repository.add("one", b"content")
    with pytest.raises(DataFolderUnusable, match="HUB_CACHE_DIR"):
        fetch_jars([jar], cache_at(tmp_path / "file" / "jars", repository.address), Silent())


def test_two_processes_at_once_fetch_each_jar_once(repository: JarServer, tmp_path: Path) -> None:
    jars = [repository.add(f"jar{number}", os.urandom(50_000)) for number in range(10)]
    with in_process(tmp_path, repository, jars) as first, in_process(tmp_path, repository, jars) as second:
        for process in (first, second):
            process.communicate(timeout=60)
    assert (first.returncode, second.returncode) == (0, 0)
    assert sorted(path for path, _ in repository.seen) == sorted(jar.path for jar in jars)


def test_a_killed_fetch_is_resumed_where_it_stood(repository: JarServer, tmp_path: Path) -> None:
    content = os.urandom(400_000)
    reached, released = Event(), Event()
    jar = repository.add("big", content, stalled_after(300_000, reached, released))
    part = tmp_path / f"{jar.file_name}.part"
    with in_process(tmp_path, repository, [jar]) as process:
        assert reached.wait(60)
        while not part.exists() or part.stat().st_size < 100_000:
            assert process.poll() is None
        process.kill()
        process.communicate(timeout=60)
    released.set()
    had = part.stat().st_size
    (path,) = fetch_jars([jar], cache_at(tmp_path, repository.address), Silent())
    assert path.read_bytes() == content
    assert repository.ranges(jar) == [None, f"bytes={had}-"]
    assert names(tmp_path) == {jar.file_name}


def test_the_address_comes_from_the_resolver_library() -> None:
    assert default_address().startswith("https://")
