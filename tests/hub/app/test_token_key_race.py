"""Two processes that make the key of tokens at once agree on one: the second keeps the first one's."""

import subprocess
import sys
from pathlib import Path

from hub.app import token_key as module
from hub.app.token_key import token_key

MAKE = "import sys; from pathlib import Path; from hub.app.token_key import token_key; \
sys.stdin.read(); print(token_key({}, folder=Path(sys.argv[1]), development=True).hex())"


def test_who_comes_second_keeps_the_first_ones_key(tmp_path: Path) -> None:
    first = token_key({}, folder=tmp_path, development=True)
    module._offer(tmp_path / "token.key", bytes(32))
    assert token_key({}, folder=tmp_path, development=True) == first
    assert [path.name for path in tmp_path.iterdir()] == ["token.key"]


def test_processes_that_begin_at_once_have_one_key(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", MAKE, str(tmp_path / "data")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.close()
    keys = set()
    for process in processes:
        with process:
            assert process.stdout is not None
            keys.add(process.stdout.read().strip())
        assert process.returncode == 0
    assert len(keys) == 1
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["token.key"]
