"""Settings of tokens: three that belong together, and how far clocks may differ."""

from pathlib import Path

import pytest

from graph_models.errors import InvalidInput
from hub.app.settings import DEVELOPMENT_ISSUER, Settings

WHOLE = {
    "HUB_TOKEN_ISSUER": "https://issuer.example",
    "HUB_TOKEN_AUDIENCE": "hub.example",
    "HUB_TOKEN_KEYS": "https://issuer.example/keys",
}


def test_an_issuer_is_read(tmp_path: Path) -> None:
    settings = Settings.from_environment({**WHOLE, "HUB_TOKEN_LEEWAY_SECONDS": "0.5"})
    assert (settings.token_issuer, settings.token_audience) == ("https://issuer.example", "hub.example")
    assert (settings.token_keys, settings.token_leeway_seconds) == ("https://issuer.example/keys", 0.5)
    (tmp_path / "keys").touch()
    of_file = Settings.from_environment({**WHOLE, "HUB_TOKEN_KEYS": f" {tmp_path}/keys "})
    assert (of_file.token_keys, of_file.token_leeway_seconds) == (tmp_path / "keys", 5.0)


def test_without_one_nothing_is_set() -> None:
    settings = Settings.from_environment(dict.fromkeys(WHOLE, " "))
    assert (settings.token_issuer, settings.token_audience, settings.token_keys) == ("", "", None)


@pytest.mark.parametrize("absent", WHOLE)
def test_half_an_issuer_is_refused(absent: str) -> None:
    for given in ({**WHOLE, absent: ""}, {absent: WHOLE[absent]}):
        with pytest.raises(InvalidInput, match="are set together"):
            Settings.from_environment(given)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("HUB_TOKEN_ISSUER", DEVELOPMENT_ISSUER),
        ("HUB_TOKEN_KEYS", "http://issuer.example/keys"),
        ("HUB_TOKEN_KEYS", "/no/such/file"),
        ("HUB_TOKEN_LEEWAY_SECONDS", "-1"),
        ("HUB_TOKEN_LEEWAY_SECONDS", "61"),
        ("HUB_TOKEN_LEEWAY_SECONDS", "nan"),
        ("HUB_TOKEN_LEEWAY_SECONDS", "some"),
    ],
)
def test_a_wrong_one_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(InvalidInput, match=name):
        Settings.from_environment({**WHOLE, name: text})
