"""The public keys that tokens are held against, read from a JSON Web Key Set (RFC 7517)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import PyJWTError
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

from graph_models.errors import Unavailable

PublicKey = Ed25519PublicKey | EllipticCurvePublicKey | RSAPublicKey

ALGORITHMS: Final = ("EdDSA", "ES256", "RS256")
LARGEST_SET: Final = 256 * 1024
"""Bytes; more is no set of keys."""

_LEAST_RSA_BITS: Final = 2048  # RFC 7518, section 3.3
_MAKERS: Final[Mapping[str, Callable[[dict[str, Any]], object]]] = {
    "OKP": OKPAlgorithm.from_jwk,
    "EC": ECAlgorithm.from_jwk,
    "RSA": RSAAlgorithm.from_jwk,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyingKey:
    """A public key with the one algorithm that its type allows."""

    kid: str | None
    algorithm: str
    material: PublicKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeySet:
    """The keys that count at one time."""

    keys: tuple[VerifyingKey, ...] = ()

    def named(self, kid: str | None) -> tuple[VerifyingKey, ...]:
        """The keys of this name; without a name the only key there is. Empty where there is none."""
        if kid is None:
            return self.keys if len(self.keys) == 1 else ()
        return tuple(key for key in self.keys if key.kid == kid)


class Keys(Protocol):
    """Where a verifier finds the keys of one issuer."""

    async def find(self, kid: str | None) -> tuple[VerifyingKey, ...]:
        """The keys of this name, at least one.

        Raises NotPermitted where none has it, Unavailable where nobody can say.
        """
        ...


class _Document(msgspec.Struct):
    keys: list[Any]


def read_key_set(content: bytes) -> KeySet:
    """The usable keys of a set. Those for encryption, of other kinds, too short or private are left out.

    Raises Unavailable where this is no set; one without a usable key is a set, by which every token is refused.
    """
    try:
        document = msgspec.json.decode(content, type=_Document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unavailable("what HUB_TOKEN_KEYS names holds no set of keys") from None
    read = (_verifying_key(raw) for raw in document.keys)
    return KeySet(tuple(key for key in read if key is not None))


def algorithm_of(material: object) -> str | None:
    """The algorithm that a public key is for; None where it may not be used."""
    if isinstance(material, Ed25519PublicKey):
        return "EdDSA"
    if isinstance(material, EllipticCurvePublicKey) and isinstance(material.curve, SECP256R1):
        return "ES256"
    if isinstance(material, RSAPublicKey) and material.key_size >= _LEAST_RSA_BITS:
        return "RS256"
    return None


def _verifying_key(raw: object) -> VerifyingKey | None:
    if not isinstance(raw, dict) or not _is_for_verifying(raw):
        return None
    kid, kind = raw.get("kid"), raw.get("kty")
    if not isinstance(kid, str | None) or not isinstance(kind, str) or kind not in _MAKERS:
        return None
    try:
        material = _MAKERS[kind](raw)
    except (PyJWTError, UnsupportedAlgorithm, ValueError, TypeError):
        return None
    algorithm = algorithm_of(material)
    if algorithm is None or raw.get("alg", algorithm) != algorithm:
        return None
    assert isinstance(material, Ed25519PublicKey | EllipticCurvePublicKey | RSAPublicKey)  # noqa: S101  # has an algorithm
    return VerifyingKey(kid=kid, algorithm=algorithm, material=material)


def _is_for_verifying(raw: dict[str, Any]) -> bool:
    operations = raw.get("key_ops", ["verify"])
    return "d" not in raw and raw.get("use", "sig") == "sig" and isinstance(operations, list) and "verify" in operations
