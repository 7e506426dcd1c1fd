"""Fixtures of the local Neo4j: settings with a folder of the test's own and the machine's cache of jars."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.engine import EngineSettings, RunningNeo4j, start_local
from tests.hub.engine.jar_server import JarServer

HEAP_MB = 256


@pytest.fixture(scope="session")
def cache_folder() -> Path:
    """The cache that set-up filled."""
    return EngineSettings.from_environment(os.environ).cache


@pytest.fixture
def settings(tmp_path: Path, cache_folder: Path) -> EngineSettings:
    return EngineSettings(home=tmp_path / "neo4j", cache=cache_folder, heap_mb=HEAP_MB, pagecache_mb=16)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[RunningNeo4j]:
    """One server for tests that do not end it."""
    home = tmp_path_factory.mktemp("server") / "neo4j"
    with start_local(EngineSettings(home=home, cache=cache_folder, heap_mb=HEAP_MB, pagecache_mb=16)) as running:
        yield running


@pytest.fixture(scope="session")
def unmeasured() -> dict[str, str]:
    """The environment for a process with limited files, in which a measurement could not be kept either."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Iterator[JarServer]:
    """A repository of jars on loopback."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with JarServer() as running:
        yield running
