"""Replacing the database: wherever a load is cut, the next owner has the old one or the new one whole."""

from pathlib import Path

import pytest

from hub.engine.aside import Aside


def put_database(home: Path, text: str) -> None:
    for kind in ("databases", "transactions"):
        folder = home / "data" / kind / "neo4j"
        folder.mkdir(parents=True)
        (folder / "file").write_text(text)


def database(home: Path) -> list[str | None]:
    files = [home / "data" / kind / "neo4j" / "file" for kind in ("databases", "transactions")]
    return [file.read_text() if file.exists() else None for file in files]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    put_database(tmp_path, "old")
    return tmp_path


def test_a_load_that_succeeded_keeps_the_new_one(home: Path) -> None:
    aside = Aside(home)
    aside.put()
    assert database(home) == [None, None]
    put_database(home, "new")
    aside.drop()
    aside.restore()
    assert database(home) == ["new", "new"]
    assert [path.name for path in home.iterdir()] == ["data"]


def test_a_load_that_failed_gives_the_old_one_back(home: Path) -> None:
    aside = Aside(home)
    aside.put()
    put_database(home, "half")
    aside.restore()
    assert database(home) == ["old", "old"]
    assert [path.name for path in home.iterdir()] == ["data"]


def test_a_failed_load_into_nothing_leaves_nothing(tmp_path: Path) -> None:
    aside = Aside(tmp_path)
    aside.put()
    put_database(tmp_path, "half")
    aside.restore()
    assert database(tmp_path) == [None, None]


def test_cut_while_moving_aside(home: Path) -> None:
    (home / "aside.moving").mkdir()
    (home / "data" / "databases" / "neo4j").rename(home / "aside.moving" / "databases")
    Aside(home).restore()
    assert database(home) == ["old", "old"]


def test_cut_while_moving_back(home: Path) -> None:
    aside = Aside(home)
    aside.put()
    (home / "aside").rename(home / "aside.moving")
    (home / "aside.moving" / "databases").rename(home / "data" / "databases" / "neo4j")
    aside.restore()
    assert database(home) == ["old", "old"]


def test_cut_while_removing_the_old_one(home: Path) -> None:
    aside = Aside(home)
    aside.put()
    put_database(home, "new")
    (home / "aside").rename(home / "aside.gone")
    aside.restore()
    assert database(home) == ["new", "new"]
    aside.put()
    put_database(home, "newer")
    aside.drop()
    assert database(home) == ["newer", "newer"]
    assert [path.name for path in home.iterdir()] == ["data"]


def test_restoring_twice_or_with_nothing_aside_changes_nothing(home: Path) -> None:
    Aside(home).restore()
    Aside(home).restore()
    assert database(home) == ["old", "old"]
