"""Issuers for tests: key pairs, the sets they publish, the tokens they sign, and tokens put together by hand."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as generate_rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

from hub.app.clock import SettableClock
from hub.app.tokens.development import FixedKeys
from hub.app.tokens.key_set import read_key_set
from hub.app.tokens.verifier import Issuer, Verifier

NOW = datetime(2025, 3, 1, 4, tzinfo=UTC)
ISSUER = "https://issuer.example"
AUDIENCE = "hub.example"

PrivateKey = Ed25519PrivateKey | EllipticCurvePrivateKey | RSAPrivateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A key pair of an issuer."""

    kid: str
    algorithm: str
    private: PrivateKey

    def published(self, **changes: Any) -> dict[str, Any]:
        """The public key as an issuer publishes it; a change to None leaves a member out."""
        return merged({**_jwk(self.private.public_key()), "kid": self.kid, "use": "sig"}, changes)

    def token(self, claims: Mapping[str, Any] | None = None, **header: Any) -> str:
        """A token signed with this key."""
        headers = {"kid": self.kid, **header}
        return jwt.encode(dict(claims or whole()), self.private, self.algorithm, headers=merged(headers, {}))

    @property
    def pem(self) -> bytes:
        """The public key as a text that anybody has."""
        return self.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@cache
def ed25519(kid: str = "ed") -> SigningKey:
    """The Ed25519 key of this name."""
    return SigningKey(kid=kid, algorithm="EdDSA", private=Ed25519PrivateKey.generate())


@cache
def p256(kid: str = "ec") -> SigningKey:
    """The P-256 key of this name."""
    return SigningKey(kid=kid, algorithm="ES256", private=generate_private_key(SECP256R1()))


@cache
def rsa(kid: str = "rsa", *, bits: int = 2048) -> SigningKey:
    """The RSA key of this name and length."""
    return SigningKey(kid=kid, algorithm="RS256", private=generate_rsa(65537, bits))


def whole(**changes: Any) -> dict[str, Any]:
    """The claims of a token that counts for two hours; a change to None leaves a claim out."""
    claims = {"iss": ISSUER, "aud": AUDIENCE, "exp": seconds(hours=2), "role": "AUDITOR"}
    return merged(claims, changes)


def seconds(**later: float) -> int:
    """An instant this much after now, as claims say it."""
    return int((NOW + timedelta(**later)).timestamp())


def merged(members: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Both together without what is None."""
    return {name: member for name, member in {**members, **changes}.items() if member is not None}


def key_set(*keys: SigningKey) -> bytes:
    """What an issuer with these keys publishes."""
    return document(*(key.published() for key in keys))


def document(*published: object) -> bytes:
    """A set of keys, whatever they are."""
    return json.dumps({"keys": published}).encode()


def verifier_of(content: bytes, *, leeway: float = 0, clock: SettableClock | None = None) -> Verifier:
    """A verifier of one issuer with this set of keys."""
    keys = FixedKeys(read_key_set(content))
    issuer = Issuer(name=ISSUER, audience=AUDIENCE, keys=keys, leeway=timedelta(seconds=leeway))
    return Verifier(issuers=(issuer,), clock=clock or SettableClock(NOW))


def part(content: object) -> str:
    """One part of a token."""
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _jwk(public: object) -> dict[str, Any]:
    for algorithm in (OKPAlgorithm, ECAlgorithm, RSAAlgorithm):
        try:
            return dict(algorithm.to_jwk(public, as_dict=True))  # type: ignore[call-overload]  # each takes its kind
        except (jwt.InvalidKeyError, AttributeError):
            continue
    raise AssertionError(public)
