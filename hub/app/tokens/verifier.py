"""Verifies bearer tokens: JSON Web Tokens (RFC 7519) signed with EdDSA, ES256 or RS256, held to RFC 8725.

The issuer that a token claims chooses the keys, the key's type chooses the algorithm, and the hub's clock decides
when a token begins and ends.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import jwt

from graph_models.errors import InvalidInput, NotPermitted
from hub.app.callers import Caller, caller_from_claims
from hub.app.tokens.key_set import ALGORITHMS, Keys
from hub.app.tokens.signatures import SignatureCache, foreign
from hub.ports.clock import Clock

_LONGEST: Final = 8192
_FORM: Final = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
"""Three parts in base64url; the padding that PyJWT would take as well makes two tokens of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Whose tokens count: the `iss` and `aud` they carry, the keys they are signed with, how far clocks may differ."""

    name: str
    audience: str
    keys: Keys
    leeway: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """Whom a token names, and the instant (UTC) from which it does not count; leeway is counted in."""

    caller: Caller
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """Verifies the tokens of these issuers."""

    issuers: tuple[Issuer, ...]
    clock: Clock
    signatures: SignatureCache = field(default_factory=SignatureCache, repr=False)

    async def verify(self, token: str) -> Verified:
        """Whom the token names.

        Raises NotPermitted for one that is foreign, changed, meant for another service, not yet or no longer
        valid, or that names nobody; Unavailable where the keys cannot be read.
        """
        header, claimed = self.signatures.remembered(token) or _unverified(token)
        issuer = next((issuer for issuer in self.issuers if issuer.name == claimed.get("iss")), None)
        algorithm = header.get("alg")
        if issuer is None or algorithm not in ALGORITHMS:
            raise foreign()
        keys = await issuer.keys.find(header.get("kid"))
        key = next((key for key in keys if key.algorithm == algorithm), None)
        if key is None:
            raise NotPermitted("the token is signed in another way than its key allows")
        claims = self.signatures.claims(token, key, issuer=issuer.name, audience=issuer.audience)
        ends_at = _instant(claims, "exp", later_by=issuer.leeway)
        self._check_time(claims, issuer, ends_at=ends_at)
        return Verified(caller=_named(claims), ends_at=ends_at)

    def _check_time(self, claims: dict[str, Any], issuer: Issuer, *, ends_at: datetime) -> None:
        now = self.clock.now()
        if now >= ends_at:
            raise NotPermitted("the token has ended; ask for a new one")
        if "nbf" in claims and now < _instant(claims, "nbf", later_by=-issuer.leeway):
            raise NotPermitted("the token does not count yet")


def _unverified(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The header and the claims as they stand there: good for choosing a key, for nothing else."""
    if len(token) > _LONGEST or not _FORM.fullmatch(token):
        raise foreign()
    try:
        read = jwt.decode_complete(token, options={"verify_signature": False})
    except jwt.PyJWTError:
        raise foreign() from None
    return read["header"], read["payload"]


def _instant(claims: dict[str, Any], name: str, *, later_by: timedelta) -> datetime:
    seconds = claims[name]
    try:
        if isinstance(seconds, int | float) and not isinstance(seconds, bool):
            return datetime.fromtimestamp(seconds, UTC) + later_by
    except (ValueError, OverflowError, OSError):  # not a number, or no year that there is
        pass
    raise NotPermitted(f"the {name} of the token is no instant")


def _named(claims: dict[str, Any]) -> Caller:
    try:
        return caller_from_claims(claims)
    except InvalidInput:
        raise NotPermitted("the token names no caller") from None
