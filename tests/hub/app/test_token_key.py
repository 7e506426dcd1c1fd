"""The key of tokens: given by a setting, or in development kept in a file that only its owner reads."""

import base64
from pathlib import Path

import pytest

from graph_models.errors import InvalidInput, NotPermitted
from hub.app.token_key import token_key

GIVEN = base64.b64encode(bytes(range(32))).decode()


def test_a_given_key_is_taken_everywhere(tmp_path: Path) -> None:
    for development in (True, False):
        key = token_key({"HUB_TOKEN_KEY": GIVEN}, folder=tmp_path, development=development)
        assert key == bytes(range(32))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["not base64!", base64.b64encode(bytes(31)).decode()])
def test_a_key_that_is_none_is_refused_and_not_repeated(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidInput, match="HUB_TOKEN_KEY") as refused:
        token_key({"HUB_TOKEN_KEY": text}, folder=tmp_path, development=True)
    assert text not in refused.value.message


def test_development_keeps_one_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    key = token_key({}, folder=folder, development=True)
    assert len(key) == 32
    assert token_key({"HUB_TOKEN_KEY": " "}, folder=folder, development=True) == key
    assert [path.name for path in folder.iterdir()] == ["token.key"]
    assert (folder / "token.key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    token_key({}, folder=tmp_path, development=True)
    (tmp_path / "token.key").chmod(0o640)
    with pytest.raises(NotPermitted, match="others may read"):
        token_key({}, folder=tmp_path, development=True)


def test_outside_development_a_key_has_to_be_given(tmp_path: Path) -> None:
    with pytest.raises(NotPermitted, match="HUB_TOKEN_KEY"):
        token_key({}, folder=tmp_path, development=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="ascii")
    with pytest.raises(InvalidInput, match="cannot keep a key"):
        token_key({}, folder=tmp_path / "file" / "data", development=True)
