"""The relay of a supervisor: passes stages on while somebody waits, refuses to go on when nobody does."""

import os

import pytest

from hub.engine.errors import StartFailed
from hub.engine.job import Report, decode_report
from hub.engine.progress import Stage
from hub.engine.supervisor import Relay
from hub.engine.work import Reporter


def test_stages_are_passed_on_until_nobody_waits() -> None:
    read_end, write_end = os.pipe()
    relay = Relay(Reporter(write_end))
    relay.fetching(1)
    relay.fetched(1)
    relay.stage(Stage.JAVA)
    assert decode_report(os.read(read_end, 1000)) == Report(stage=Stage.JAVA)
    os.close(read_end)
    with pytest.raises(StartFailed, match="was ended"):
        relay.stage(Stage.DATABASE)
    os.close(write_end)
