"""The key that signs bearer tokens: HUB_TOKEN_KEY, or in development one kept in the data folder."""

import binascii
import os
import secrets
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from graph_models.errors import InvalidInput, NotPermitted

_BYTES: Final = 32
"""HMAC with SHA-256 asks for a key at least as long as its digest (RFC 7518, section 3.2)."""


def token_key(environment: Mapping[str, str], *, folder: Path, development: bool) -> bytes:
    """The key of this installation.

    Raises InvalidInput when HUB_TOKEN_KEY is no base64 of at least 32 bytes, NotPermitted outside development
    where it is not set.
    """
    given = environment.get("HUB_TOKEN_KEY", "").strip()
    if given:
        return _decoded(given)
    if not development:
        raise NotPermitted("outside development HUB_TOKEN_KEY holds the key of tokens, and it is not set")
    return _kept(folder / "token.key")


def _decoded(text: str) -> bytes:
    try:
        key = b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise InvalidInput("HUB_TOKEN_KEY is base64") from error
    if len(key) < _BYTES:
        raise InvalidInput(f"HUB_TOKEN_KEY has at least {_BYTES} bytes")
    return key


def _kept(path: Path) -> bytes:
    """The key in a file that only its owner reads; two processes that make it agree on one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            _offer(path, secrets.token_bytes(_BYTES))
        if path.stat().st_mode & 0o077:
            raise NotPermitted(f"others may read {path}; let only its owner read it")
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput(f"cannot keep a key in {path.parent}: {error.strerror}") from error


def _offer(path: Path, key: bytes) -> None:
    """Write the key aside and link it in place: whoever comes second keeps the first one's."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        part.unlink()
