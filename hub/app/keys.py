"""Keys of document digests: HMAC-SHA-256 under versioned keys that never show."""

import base64
import binascii
import hmac
from collections.abc import Mapping
from hashlib import sha256
from typing import Final, Self

from graph_models.errors import InvalidInput
from graph_models.identifiers.document import Document
from hub.ports.keys import DocumentDigest

_LEAST_BYTES: Final = 32
DEVELOPMENT_KEY: Final = b"joint-sanction-hub: development only"
"""The key of development and demonstrations: known to everybody, refused elsewhere."""


class HmacKeys:
    """Digests under every key version, the highest first: rotation adds a version and keeps the older ones readable."""

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        if not keys:
            raise InvalidInput("at least one document key is needed")
        self._keys = dict(sorted(keys.items(), reverse=True))

    def __repr__(self) -> str:
        return f"HmacKeys(versions={list(self._keys)})"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `version:base64,version:base64`, each version once. Raises InvalidInput without repeating a key."""
        parsed = [_parsed(part) for part in text.split(",")]
        keys = dict(parsed)
        if len(keys) < len(parsed):
            raise InvalidInput("HUB_DOCUMENT_KEYS gives one version twice")
        return cls(keys)

    @classmethod
    def for_development(cls) -> Self:
        """The well-known development key."""
        return cls({1: DEVELOPMENT_KEY})

    @property
    def known_to_everybody(self) -> bool:
        """Whether one of them is the development key."""
        return DEVELOPMENT_KEY in self._keys.values()

    @property
    def versions(self) -> frozenset[int]:
        """The key versions that are at hand."""
        return frozenset(self._keys)

    def digests(self, document: Document) -> tuple[DocumentDigest, ...]:
        """One digest for each key version, the current one first."""
        content = document.canonical().encode()
        return tuple(
            DocumentDigest(key_version=version, digest=_mac(key, content)) for version, key in self._keys.items()
        )

    def macs(self, content: bytes) -> tuple[str, ...]:
        """A keyed digest of any content, one for each key version, the current one first."""
        return tuple(_mac(key, content) for key in self._keys.values())


def _mac(key: bytes, content: bytes) -> str:
    return hmac.new(key, content, sha256).hexdigest()


def _parsed(part: str) -> tuple[int, bytes]:
    version, _, encoded = part.strip().partition(":")
    try:
        number, key = int(version), base64.b64decode(encoded, validate=True)
    except (ValueError, binascii.Error) as fault:
        raise InvalidInput("HUB_DOCUMENT_KEYS is 'version:base64' with commas between") from fault
    if number < 1 or len(key) < _LEAST_BYTES:
        raise InvalidInput(f"HUB_DOCUMENT_KEYS: a key has a version from 1 and at least {_LEAST_BYTES} bytes")
    return number, key
