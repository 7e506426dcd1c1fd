"""A full disk is recognised in what Java wrote last, and in nothing else."""

from pathlib import Path

import pytest

from hub.engine.errors import AdminFailed, DiskFull
from hub.engine.room import explained, says_no_room

FAILURE = AdminFailed("the dump failed")


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("java.io.IOException: No space left on device", True),
        ("write failed: Disk quota exceeded (errno 122)", True),
        ("File too large", True),
        ("no space left", False),
        ("Permission denied", False),
        ("", False),
    ],
)
def test_a_message_of_the_operating_system_says_it(text: str, full: bool, tmp_path: Path) -> None:
    assert says_no_room(text) is full
    log = tmp_path / "engine.log"
    log.write_text(f"before\n{text}\nafter\n", encoding="utf-8")
    error = explained(FAILURE, log)
    assert isinstance(error, DiskFull) is full
    assert (error is FAILURE) is not full


def test_a_full_disk_names_the_setting_and_the_log_and_keeps_the_failure_for_logs(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    log.write_text("No space left on device", encoding="ascii")
    error = explained(FAILURE, log)
    assert "HUB_DATA_DIR" in error.message
    assert str(log) in error.message
    assert error.detail == "the dump failed"


def test_only_the_end_of_a_long_log_counts(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    log.write_bytes(b"No space left on device\n" + b"\xff later words\n" * 3_000)
    assert explained(FAILURE, log) is FAILURE
