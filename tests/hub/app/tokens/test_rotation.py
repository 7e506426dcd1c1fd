"""An issuer renews its keys: tokens of the new key count soon, those of the withdrawn one no longer."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest

from graph_models.errors import NotPermitted, Unavailable
from hub.app.clock import SettableClock
from hub.app.tokens.kept_keys import OF_A_FILE, OF_AN_ADDRESS, KeptKeys
from hub.app.tokens.readers import address_reader, file_reader
from hub.app.tokens.verifier import Issuer, Verifier
from tests.hub.app.tokens.signing import AUDIENCE, ISSUER, NOW, SigningKey, ed25519, key_set, p256, rsa, seconds, whole
from tests.hub.app.tokens.ticking import Ticking
from tests.hub.engine.jar_server import JarServer, honest, status

OLD, NEW, NEWEST = ed25519("2025-01"), p256("2025-02"), rsa("2025-03")
LONG = whole(exp=seconds(days=30))


@pytest.fixture
def server() -> Iterator[JarServer]:
    with JarServer(files={"keys": key_set(OLD)}) as server:
        yield server


def verifier_with(keys: KeptKeys) -> Verifier:
    issuer = Issuer(name=ISSUER, audience=AUDIENCE, keys=keys, leeway=timedelta(0))
    return Verifier(issuers=(issuer,), clock=SettableClock(NOW))


def asking(server: JarServer, time: Ticking) -> Verifier:
    return verifier_with(KeptKeys(address_reader(f"{server.address}/keys"), OF_AN_ADDRESS, monotonic=time))


async def outcome(verifier: Verifier, key: SigningKey) -> str:
    try:
        await verifier.verify(key.token(LONG))
    except (NotPermitted, Unavailable) as refused:
        return refused.code
    return "lets in"


async def test_keys_go_round_at_an_address(server: JarServer) -> None:
    time = Ticking()
    verifier = asking(server, time)
    assert await outcome(verifier, OLD) == "lets in"
    server.files["keys"] = key_set(OLD, NEW)
    time.on(10)
    assert [await outcome(verifier, key) for key in (NEW, OLD)] == ["lets in"] * 2
    server.files["keys"] = key_set(NEW, NEWEST)
    time.on(10)
    outcomes = [await outcome(verifier, key) for key in (OLD, NEWEST, OLD, NEW)]
    assert outcomes == ["lets in", "lets in", "NOT_PERMITTED", "lets in"]
    assert len(server.seen) == 3


async def test_a_withdrawn_key_counts_no_longer_than_the_lifetime(server: JarServer) -> None:
    time = Ticking()
    verifier = asking(server, time)
    await outcome(verifier, OLD)
    server.files["keys"] = key_set(NEW)
    time.on(299)
    assert await outcome(verifier, OLD) == "lets in"
    time.on(1)
    assert await outcome(verifier, OLD) == "NOT_PERMITTED"


async def test_a_server_that_fails_and_comes_back(server: JarServer) -> None:
    time = Ticking()
    verifier = asking(server, time)
    await outcome(verifier, OLD)
    server.script["keys"] = [status(503)] * 2
    server.files["keys"] = key_set(NEW)
    time.on(300)
    assert [await outcome(verifier, key) for key in (OLD, NEW)] == ["lets in", "UNAVAILABLE"]
    time.on(3300)
    assert [await outcome(verifier, key) for key in (OLD, NEW)] == ["UNAVAILABLE", "UNAVAILABLE"]
    time.on(10)
    assert [await outcome(verifier, key) for key in (OLD, NEW)] == ["NOT_PERMITTED", "lets in"]


async def test_a_hundred_requests_after_a_rotation_are_one_fetch(server: JarServer) -> None:
    asked, answered = Event(), Event()

    def held(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        asked.set()
        answered.wait(30)
        honest(handler, content)

    time = Ticking()
    verifier = asking(server, time)
    await outcome(verifier, OLD)
    server.files["keys"] = key_set(NEW)
    server.script["keys"] = [held]
    time.on(10)
    waiting = [asyncio.create_task(outcome(verifier, NEW)) for _ in range(100)]
    assert await asyncio.to_thread(asked.wait, 30)
    assert not any(task.done() for task in waiting)
    answered.set()
    assert await asyncio.gather(*waiting) == ["lets in"] * 100
    assert len(server.seen) == 2


async def test_a_file_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    file, time = tmp_path / "keys.json", Ticking()
    file.write_bytes(key_set(OLD))
    verifier = verifier_with(KeptKeys(file_reader(file), OF_A_FILE, monotonic=time))
    assert [await outcome(verifier, key) for key in (OLD, NEW)] == ["lets in", "NOT_PERMITTED"]
    file.write_bytes(key_set(NEW))
    time.on(1)
    assert [await outcome(verifier, key) for key in (OLD, NEW)] == ["NOT_PERMITTED", "lets in"]
    file.write_bytes(b'{"keys": [')
    time.on(1)
    assert await outcome(verifier, NEW) == "lets in"
    time.on(59)
    assert await outcome(verifier, NEW) == "UNAVAILABLE"
    file.write_bytes(key_set(NEWEST))
    time.on(1)
    assert [await outcome(verifier, key) for key in (NEW, NEWEST)] == ["NOT_PERMITTED", "lets in"]
