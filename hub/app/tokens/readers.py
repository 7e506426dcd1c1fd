"""Reads a key set from where it lies."""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path

import httpx

from graph_models.errors import Unavailable
from hub.app.tokens.key_set import LARGEST_SET, KeySet, read_key_set
from hub.app.tokens.place import is_plain

Reader = Callable[[], Awaitable[KeySet]]
"""Reads the keys as they are now. Raises Unavailable, whose message tells neither address nor content."""


def file_reader(path: Path) -> Reader:
    """Reads a file."""

    async def read() -> KeySet:
        return read_key_set(await asyncio.to_thread(_content, path))

    return read


def address_reader(address: str) -> Reader:
    """Asks an address. Redirections are not followed: they could lead to where the setting may not."""

    async def read() -> KeySet:
        try:
            return read_key_set(await _fetched(address))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as fault:
            raise Unavailable(f"the address of HUB_TOKEN_KEYS cannot be asked: {type(fault).__name__}") from None

    return read


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _bounded(file.read(LARGEST_SET + 1))
    except OSError as fault:
        raise Unavailable(f"the file of HUB_TOKEN_KEYS cannot be read: {fault.strerror}") from None


async def _fetched(address: str) -> bytes:
    # not compressed, so that what arrives is as small as it seems
    headers = {"Accept": "application/jwk-set+json, application/json", "Accept-Encoding": "identity"}
    # a proxy of the environment would carry a plain request off this machine
    client = httpx.AsyncClient(headers=headers, trust_env=not is_plain(address))
    async with client, client.stream("GET", address) as response:
        if response.status_code != HTTPStatus.OK:
            raise Unavailable(f"the address of HUB_TOKEN_KEYS answered {response.status_code}")
        content = bytearray()
        async for block in response.aiter_raw():
            content += block
            _bounded(content)
        return bytes(content)


def _bounded(content: bytes | bytearray) -> bytes:
    if len(content) > LARGEST_SET:
        raise Unavailable("what HUB_TOKEN_KEYS names is too large for a set of keys")
    return bytes(content)
