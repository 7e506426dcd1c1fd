"""`hub demo` where it does not come to play: wrong seeds, a database that does not start, a signal."""

import json
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

from hub.cli.demo import _ended_in_order
from hub.cli.main import main


@pytest.mark.parametrize("seed", ["-1", "1.5", "示例"])
def test_a_seed_is_a_whole_number(seed: str) -> None:
    outcome = CliRunner().invoke(main, ["demo", "--seed", seed])
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "--seed" in outcome.stderr


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["spoken", "json"])
def test_a_database_that_does_not_start_is_said_and_its_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]
) -> None:
    empty, temporary = tmp_path / "no-java", tmp_path / "temporary"
    empty.mkdir()
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    outcome = CliRunner().invoke(main, ["demo", "--seed", "3", *form], env={"HUB_JRE": str(empty)})
    assert outcome.exit_code == 1
    if form:
        assert json.loads(outcome.stdout)["code"] == "JAVA_MISSING"
    else:
        assert outcome.stdout == "seed 3: `hub demo --seed 3` repeats this run\n"
        assert "JAVA_MISSING: " in outcome.stderr
    assert list(temporary.iterdir()) == []


def raised_inside(number: signal.Signals, ended: list[str]) -> None:
    with _ended_in_order():
        try:
            signal.raise_signal(number)
        finally:
            ended.append("in order")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_as_the_end_of_the_block_would(number: signal.Signals) -> None:
    before, ended = signal.getsignal(number), list[str]()
    with pytest.raises(SystemExit) as end:
        raised_inside(number, ended)
    assert (end.value.code, ended) == (128 + number, ["in order"])
    assert signal.getsignal(number) is before
