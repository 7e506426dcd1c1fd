"""Ending a child process that does not listen."""

import os
import signal

from hub.engine import EngineSettings
from hub.engine.home import DataHome
from hub.engine.process import Child
from hub.engine.progress import Silent
from hub.engine.runtime import prepare_runtime
from hub.engine.server import job_of


def test_a_child_that_does_not_end_is_killed(settings: EngineSettings) -> None:
    DataHome(settings.home).prepare()
    child = Child(job_of(settings, prepare_runtime(settings, Silent())))
    os.kill(child.pid, signal.SIGSTOP)
    assert [child.alive, child.end(seconds=0.01), child.alive] == [True, False, False]
    assert child.wait() == -signal.SIGKILL
    assert not child.end(seconds=0.01)
