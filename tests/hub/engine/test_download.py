"""Downloading one jar: tries, resuming, refusing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import httpx
import pytest

from hub.engine.download import Download, FetchPolicy
from hub.engine.errors import JarsHashMismatch, JarsUnreachable
from tests.hub.engine.jar_server import (
    JarServer,
    cut_after,
    instead,
    other_range,
    status,
    whole_in_any_case,
)
from tests.hub.engine.recorder import Recorder

CONTENT = bytes(range(256)) * 400


class Downloads:
    """A download with its progress, on a folder."""

    def __init__(self, client: httpx.Client, repository: JarServer, folder: Path) -> None:
        self.progress = Recorder()
        self.cancelled = Event()
        self.one = Download(
            client=client,
            folder=folder,
            address=repository.address,
            policy=FetchPolicy(tries=4, pause=0.001, timeout=5),
            progress=self.progress,
            cancelled=self.cancelled,
        )


@pytest.fixture
def downloads(repository: JarServer, tmp_path: Path) -> Iterator[Downloads]:
    with httpx.Client() as client:
        yield Downloads(client, repository, tmp_path)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_cut_connection_is_resumed_with_a_range(repository: JarServer, downloads: Downloads, tmp_path: Path) -> None:
    jar = repository.add("one", CONTENT, cut_after(70_000))
    downloads.one.fetch(jar)
    assert (tmp_path / jar.file_name).read_bytes() == CONTENT
    assert repository.ranges(jar) == [None, "bytes=70000-"]
    assert downloads.progress.bytes == len(CONTENT)


def test_a_server_without_ranges_is_asked_once_more_from_the_start(
    repository: JarServer, downloads: Downloads, tmp_path: Path
) -> None:
    jar = repository.add("one", CONTENT, cut_after(70_000), whole_in_any_case)
    downloads.one.fetch(jar)
    assert (tmp_path / jar.file_name).read_bytes() == CONTENT


@pytest.mark.parametrize("code", [408, 429, 500, 503])
def test_a_passing_failure_is_tried_again(
    repository: JarServer, downloads: Downloads, tmp_path: Path, code: int
) -> None:
    jar = repository.add("one", CONTENT, status(code), status(code))
    downloads.one.fetch(jar)
    assert files(tmp_path) == [jar.file_name]
    assert len(repository.seen) == 3


@pytest.mark.parametrize("code", [401, 403, 404])
def test_a_refusal_is_final(repository: JarServer, downloads: Downloads, tmp_path: Path, code: int) -> None:
    jar = repository.add("one", CONTENT, status(code))
    with pytest.raises(JarsUnreachable, match=f"answered {code} for {jar.coordinates}; see HUB_JARS_URL"):
        downloads.one.fetch(jar)
    assert len(repository.seen) == 1
    assert files(tmp_path) == []


def test_tries_are_bounded_and_the_part_goes(repository: JarServer, downloads: Downloads, tmp_path: Path) -> None:
    jar = repository.add("one", CONTENT, *[status(500)] * 4)
    with pytest.raises(JarsUnreachable, match=r"after 4 tries \(the server answered 500\)"):
        downloads.one.fetch(jar)
    assert len(repository.seen) == 4
    assert files(tmp_path) == []


def test_an_early_end_without_a_length_is_resumed(repository: JarServer, downloads: Downloads, tmp_path: Path) -> None:
    jar = repository.add("one", CONTENT, instead(CONTENT[:500]))
    downloads.one.fetch(jar)
    assert (tmp_path / jar.file_name).read_bytes() == CONTENT
    assert repository.ranges(jar) == [None, "bytes=500-"]


def test_another_part_than_asked_for_is_thrown_away(
    repository: JarServer, downloads: Downloads, tmp_path: Path
) -> None:
    jar = repository.add("one", CONTENT, cut_after(70_000), other_range)
    downloads.one.fetch(jar)
    assert (tmp_path / jar.file_name).read_bytes() == CONTENT
    assert repository.ranges(jar) == [None, "bytes=70000-", None]


def test_a_range_that_the_server_cannot_satisfy_begins_anew(
    repository: JarServer, downloads: Downloads, tmp_path: Path
) -> None:
    jar = repository.add("one", CONTENT, status(416))
    (tmp_path / f"{jar.file_name}.part").write_bytes(CONTENT[:10])
    downloads.one.fetch(jar)
    assert (tmp_path / jar.file_name).read_bytes() == CONTENT
    assert repository.ranges(jar) == ["bytes=10-", None]


@pytest.mark.parametrize("old", [b"x" * 10, b"x" * len(CONTENT), b"x" * (len(CONTENT) + 1)])
def test_an_old_part_that_does_not_fit_is_replaced(
    repository: JarServer, downloads: Downloads, tmp_path: Path, old: bytes
) -> None:
    jar = repository.add("one", CONTENT)
    (tmp_path / f"{jar.file_name}.part").write_bytes(old)
    downloads.one.fetch(jar)
    assert (tmp_path / jar.file_name).read_bytes() == CONTENT
    assert files(tmp_path) == [jar.file_name]


def test_an_old_part_that_is_whole_needs_no_request(
    repository: JarServer, downloads: Downloads, tmp_path: Path
) -> None:
    jar = repository.add("one", CONTENT)
    (tmp_path / f"{jar.file_name}.part").write_bytes(CONTENT)
    downloads.one.fetch(jar)
    assert files(tmp_path) == [jar.file_name]
    assert repository.seen == []


@pytest.mark.parametrize("other", [CONTENT[::-1], CONTENT + b"more", CONTENT + b"more" * 100_000])
def test_other_content_is_refused_at_once(
    repository: JarServer, downloads: Downloads, tmp_path: Path, other: bytes
) -> None:
    jar = repository.add("one", CONTENT, instead(other))
    with pytest.raises(JarsHashMismatch, match=f"the committed list says {jar.sha256}; nothing was kept"):
        downloads.one.fetch(jar)
    assert files(tmp_path) == []
    assert len(repository.seen) == 1
    assert downloads.progress.bytes == 0


def test_a_cancelled_download_ends_quietly_and_keeps_nothing(
    repository: JarServer, downloads: Downloads, tmp_path: Path
) -> None:
    jar = repository.add("one", CONTENT)
    downloads.cancelled.set()
    downloads.one.fetch(jar)
    assert files(tmp_path) == []


def test_a_cancelled_download_does_not_wait_for_its_next_try(
    repository: JarServer, downloads: Downloads, tmp_path: Path
) -> None:
    jar = repository.add("one", CONTENT, status(503))
    downloads.cancelled.set()
    downloads.one.fetch(jar)
    assert len(repository.seen) == 1
    assert files(tmp_path) == []


def test_an_address_that_is_none_is_said(repository: JarServer, downloads: Downloads) -> None:
    jar = repository.add("one", CONTENT)
    one = replace(downloads.one, address="https://127.0.0.1:notaport", policy=FetchPolicy(tries=1))
    with pytest.raises(JarsUnreachable, match="Invalid port"):
        one.fetch(jar)
