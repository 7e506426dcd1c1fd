"""Java and the jars: bundled, or given by setting."""

import sys
from pathlib import Path

import pytest

from hub.engine.errors import JavaMissing
from hub.engine.progress import Silent
from hub.engine.runtime import prepare_runtime
from hub.engine.settings import EngineSettings

LIBRARY = "libjvm.dylib" if sys.platform == "darwin" else "libjvm.so"


def test_the_bundled_java_and_the_cached_jars(settings: EngineSettings) -> None:
    runtime = prepare_runtime(settings, Silent())
    assert (runtime.library.name, runtime.library.is_file()) == (LIBRARY, True)
    assert {jar.parent for jar in runtime.class_path} == {settings.cache / "jars"}
    assert len(runtime.class_path) == 225


def test_a_folder_of_jars_and_a_java_are_used_instead(settings: EngineSettings, tmp_path: Path) -> None:
    jars, server = tmp_path / "jars", tmp_path / "jre" / "lib" / "server"
    jars.mkdir()
    server.mkdir(parents=True)
    for path in (jars / "b.jar", jars / "a.jar", jars / "notes.txt", server / LIBRARY):
        path.touch()
    runtime = prepare_runtime(settings.with_changes(jars=jars, jre=tmp_path / "jre"), Silent())
    assert runtime.class_path == (jars / "a.jar", jars / "b.jar")
    assert runtime.library == server / LIBRARY


def test_a_folder_without_java_is_refused(settings: EngineSettings, tmp_path: Path) -> None:
    with pytest.raises(JavaMissing, match="HUB_JRE"):
        prepare_runtime(settings.with_changes(jre=tmp_path), Silent())


def test_a_folder_without_jars_is_refused(settings: EngineSettings, tmp_path: Path) -> None:
    with pytest.raises(JavaMissing, match="HUB_JARS"):
        prepare_runtime(settings.with_changes(jars=tmp_path), Silent())
