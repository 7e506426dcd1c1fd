"""Java's classes are made ready once, and a database starts without that as well."""

import os
import shutil
from pathlib import Path

import pytest

from hub.engine import EngineSettings
from hub.engine.progress import Silent, Stage
from hub.engine.readying import ready_classes
from hub.engine.runtime import prepare_runtime
from tests.hub.engine.recorder import Recorder


@pytest.fixture
def fresh(settings: EngineSettings, tmp_path: Path) -> EngineSettings:
    """A cache with the jars and nothing ready, and a Java whose program cannot do anything."""
    cache, java = tmp_path / "cache", tmp_path / "jre"
    cache.mkdir()
    (cache / "jars").symlink_to(settings.cache / "jars")
    shutil.copytree(prepare_runtime(settings, Silent()).library.parents[2], java, copy_function=os.symlink)
    program = java / "bin" / "java"
    program.unlink()
    program.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    program.chmod(0o755)
    return settings.with_changes(cache=cache, jre=java)


def test_set_up_made_them_ready(settings: EngineSettings) -> None:
    shown = Recorder()
    assert (ready_classes(settings, shown), shown.stages) == (True, [])


def test_where_java_gives_up_nothing_is_left_behind(fresh: EngineSettings) -> None:
    shown = Recorder()
    assert (ready_classes(fresh, shown), shown.stages) == (False, [Stage.CLASSES])
    assert [path.name for path in (fresh.cache / "java").iterdir()] == [".lock"]


def test_a_java_without_its_program_is_left_as_it_is(fresh: EngineSettings) -> None:
    shown = Recorder()
    assert fresh.jre is not None
    (fresh.jre / "bin" / "java").unlink()
    assert (ready_classes(fresh, shown), shown.stages) == (False, [])
