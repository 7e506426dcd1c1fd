"""HUB_TOKEN_KEYS names a file, an https address, or an http one on this machine."""

from pathlib import Path

import pytest

from graph_models.errors import InvalidInput
from hub.app.tokens.place import is_plain, place_of_keys


def test_a_file_that_exists_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "keys.json"
    file.touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert [place_of_keys(text) for text in (str(file), "keys.json", "~/keys.json")] == [file] * 3


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://issuer.example/keys", False),
        ("https://issuer.example:8443/keys?kind=sig", False),
        ("http://127.0.0.1:8000/keys", True),
        ("http://[::1]/keys", True),
        ("http://localhost/keys", True),
    ],
)
def test_an_address_stays_as_it_is(address: str, plain: bool) -> None:
    assert place_of_keys(address) == address
    assert is_plain(address) is plain


@pytest.mark.parametrize(
    "text",
    [
        "/no/such/file",
        "/",
        "http://issuer.example/keys",
        "http://127.0.0.1.issuer.example/keys",
        "http://10.0.0.1/keys",
        "ftp://127.0.0.1/keys",
        "file:///etc/keys",
        "https://",
        "https:///keys",
        "https://issuer.example:port/keys",
        "https://issuer.example:0/keys",
        "https://[::1/keys",
        "https://issuer.example/ke ys",
        "https://issuer.example/ke\tys",
        "https://示例.example/keys",
        "https://user:hidden-word@issuer.example/keys",
        "https://user@issuer.example/keys",
    ],
)
def test_anything_else_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(InvalidInput, match="HUB_TOKEN_KEYS") as refused:
        place_of_keys(text)
    assert text not in refused.value.message
    assert "hidden-word" not in refused.value.message
