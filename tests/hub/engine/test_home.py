"""The data folder: its lock, its password, its state, and who may read them."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hub.engine.errors import DataFolderBusy, DataFolderUnusable
from hub.engine.home import DataHome, Secret, ServerState

HOLD = "import sys; from pathlib import Path; from hub.engine.home import DataHome; "
HOLD += "lock = DataHome(Path(sys.argv[1])).own(timeout=5); print('held', flush=True); sys.stdin.read()"


@pytest.fixture
def home(tmp_path: Path) -> DataHome:
    home = DataHome(tmp_path / "home")
    home.prepare()
    return home


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folders_are_the_owners_only(home: DataHome) -> None:
    assert [mode(path) for path in (home.folder, home.configuration.parent, home.log.parent)] == [0o700] * 3


def test_an_open_folder_is_closed(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o755)
    DataHome(tmp_path / "home").prepare()
    assert mode(tmp_path / "home") == 0o700


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataFolderUnusable, match=f"{tmp_path}/file/home"):
        DataHome(tmp_path / "file" / "home").prepare()


def test_the_password_is_kept_for_the_owner_only_and_hides_itself(home: DataHome) -> None:
    assert home.password() is None
    home.keep_password(Secret("hidden-word"))
    assert home.password() == "hidden-word"
    assert "hidden" not in repr(home.password())
    assert mode(home.folder / "password") == 0o600


def test_a_kept_file_is_the_owners_only_even_where_an_open_one_stood(home: DataHome) -> None:
    (home.folder / "password").write_text("old")
    (home.folder / "password").chmod(0o644)
    home.keep_password(Secret("new"))
    assert (home.password(), mode(home.folder / "password")) == ("new", 0o600)


def test_the_state_reads_back_and_goes(home: DataHome) -> None:
    assert (home.state(), home.was_killed) == (None, False)
    home.keep_state(ServerState(pid=1, port=2, ready=True))
    assert home.state() == ServerState(pid=1, port=2, ready=True)
    assert home.was_killed
    home.drop_state()
    home.drop_state()
    assert home.state() is None


def test_a_damaged_state_counts_as_none(home: DataHome) -> None:
    (home.folder / "engine.json").write_text("{")
    assert home.state() is None


def test_a_folder_that_nobody_used_is_not_owned(tmp_path: Path) -> None:
    assert not DataHome(tmp_path / "never").is_owned()


@pytest.mark.parametrize("with_state", [True, False])
def test_the_lock_is_the_owners_until_it_dies(home: DataHome, with_state: bool) -> None:
    command = [sys.executable, "-c", HOLD, str(home.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == b"held\n"
        if with_state:
            home.keep_state(ServerState(pid=owner.pid, port=1, ready=True))
        assert home.is_owned()
        with pytest.raises(DataFolderBusy, match="already runs"):
            home.own(timeout=0)
        os.kill(owner.pid, 9)
    assert not home.is_owned()
    home.own(timeout=0).release()
