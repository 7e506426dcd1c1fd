"""Key sets are read from files and from real servers on loopback, in the forms that servers and files take."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from graph_models.errors import Unavailable
from hub.app.tokens.key_set import LARGEST_SET, read_key_set
from hub.app.tokens.readers import Reader, address_reader, file_reader
from tests.hub.app.tokens.signing import ed25519, key_set
from tests.hub.engine.jar_server import Answer, JarServer, cut_after, instead, status

KEYS = key_set(ed25519())


@pytest.fixture
def server() -> Iterator[JarServer]:
    with JarServer(files={"keys": KEYS}) as server:
        yield server


def at(server: JarServer, *answers: Answer) -> Reader:
    server.script["keys"].extend(answers)
    return address_reader(f"{server.address}/keys")


async def refusal(reader: Reader) -> str:
    with pytest.raises(Unavailable) as refused:
        await reader()
    return refused.value.message


async def test_an_address_and_a_file_give_the_same_keys(server: JarServer, tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_bytes(KEYS)
    assert await at(server)() == await file_reader(file)() == read_key_set(KEYS)
    assert await at(server, instead(KEYS))() == read_key_set(KEYS)


async def test_a_reader_reads_anew_each_time(server: JarServer) -> None:
    reader = at(server)
    await reader()
    server.files["keys"] = key_set(ed25519("second"))
    assert [key.kid for key in (await reader()).keys] == ["second"]


def redirected(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    """To the keys themselves, but elsewhere."""
    handler.send_response(302)
    handler.send_header("Location", "/keys")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def announced_without_end(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    """Letters for as long as somebody reads."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b" " * 65536)
    except OSError:
        handler.close_connection = True


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (status(500), "answered 500"),
        (status(404), "answered 404"),
        (status(204), "answered 204"),
        (redirected, "answered 302"),
        (cut_after(20), "cannot be asked: RemoteProtocolError"),
        (instead(b"<html>"), "holds no set of keys"),
        (announced_without_end, "too large"),
    ],
)
async def test_an_answer_that_is_no_set_is_unavailable(server: JarServer, answer: Answer, message: str) -> None:
    assert message in await refusal(at(server, answer))


async def test_an_address_that_nobody_answers_is_not_repeated() -> None:
    told = await refusal(address_reader("http://127.0.0.1:1/hidden-word"))
    assert told == "the address of HUB_TOKEN_KEYS cannot be asked: ConnectError"


async def test_a_request_on_this_machine_goes_through_no_proxy(
    server: JarServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert await at(server)() == read_key_set(KEYS)


async def test_a_proxy_that_is_none_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "nonsense://127.0.0.1:1")
    assert await refusal(address_reader("https://issuer.example/keys")) == (
        "the address of HUB_TOKEN_KEYS cannot be asked: ValueError"
    )


async def test_a_file_that_cannot_be_read_is_unavailable(tmp_path: Path) -> None:
    assert "cannot be read: No such file" in await refusal(file_reader(tmp_path / "keys.json"))
    large = tmp_path / "large.json"
    large.write_bytes(b" " * (LARGEST_SET + 1))
    assert "too large" in await refusal(file_reader(large))
    large.write_bytes(KEYS.ljust(LARGEST_SET))
    assert await file_reader(large)() == read_key_set(KEYS)
