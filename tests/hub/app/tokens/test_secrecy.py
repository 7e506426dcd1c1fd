"""No token and no key stands in a repr, a log or the text of an error, nor in the chain of errors behind it."""

import logging
import traceback
from pathlib import Path
from typing import Any

import pytest

from graph_models.errors import HubError
from hub.app.settings import Settings
from hub.app.tokens.development import development_issuer, development_token
from hub.app.tokens.development_key import FILE_NAME
from hub.app.tokens.kept_keys import OF_A_FILE, KeptKeys
from hub.app.tokens.readers import address_reader, file_reader
from hub.app.tokens.verifier import Issuer, Verifier
from tests.hub.app.tokens.signing import AUDIENCE, ISSUER, ed25519, key_set, part, verifier_of, whole

SECRET = "p-hidden-word"


def shown(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)) + repr(error) + str(getattr(error, "detail", ""))


def with_secret(**changes: Any) -> str:
    return ed25519().token(whole(role="SUBJECT", sub=SECRET, **changes))


def tampered(token: str) -> str:
    """The token with another character in the middle of its signature."""
    return f"{token[:-40]}{'B' if token[-40] == 'A' else 'A'}{token[-39:]}"


@pytest.mark.parametrize(
    "token",
    [
        with_secret(exp=1),
        with_secret(nbf=1 << 34),
        with_secret(aud="other"),
        with_secret(iss="other"),
        with_secret(department="1"),
        with_secret(jti=7),
        tampered(with_secret()),
        ed25519("unknown").token(whole(role="SUBJECT", sub=SECRET)),
        f"{part(SECRET.encode())}.{part(SECRET.encode())}.{part(SECRET.encode())}",
        f"{part({'alg': SECRET, 'crit': [SECRET]})}.{part(whole())}.AAAA",
        SECRET,
    ],
)
async def test_a_refusal_repeats_nothing_of_the_token(token: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(HubError) as refused:
        await verifier_of(key_set(ed25519())).verify(token)
    for piece in (SECRET, token, *(text for text in token.split(".") if len(text) > 4)):
        assert piece not in shown(refused.value)
        assert piece not in caplog.text


async def test_a_source_that_fails_repeats_neither_address_nor_content(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "keys.json"
    file.write_text(SECRET, encoding="ascii")
    readers = (file_reader(file), address_reader(f"http://127.0.0.1:1/{SECRET}?key={SECRET}"))
    for reader in readers:
        with caplog.at_level(logging.INFO), pytest.raises(HubError) as refused:
            await KeptKeys(reader, OF_A_FILE).find("any")
        assert SECRET not in shown(refused.value)
        assert SECRET not in caplog.text


def test_nothing_that_holds_keys_shows_them(tmp_path: Path) -> None:
    issuer = development_issuer(tmp_path)
    kept = Issuer(name=ISSUER, audience=AUDIENCE, keys=KeptKeys(address_reader("https://x/" + SECRET), OF_A_FILE))
    verifier = Verifier(issuers=(issuer, kept), clock=verifier_of(key_set()).clock)
    settings = Settings(token_issuer=ISSUER, token_audience=AUDIENCE, token_keys="https://x/" + SECRET)
    private = (tmp_path / FILE_NAME).read_text(encoding="ascii").splitlines()[1]
    for text in (repr(verifier), repr(settings), development_token({"HUB_DATA_DIR": str(tmp_path)})):
        assert SECRET not in text
        assert private not in text
        assert "PublicKey" not in text
