"""Holds tokens against keys, and remembers those that fitted: a signature costs more than all else about a token."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import jwt

from graph_models.errors import NotPermitted
from hub.app.tokens.key_set import VerifyingKey

_NEEDED: Final = ["iss", "aud", "exp", "role"]
_MOST: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fitted:
    key: VerifyingKey
    header: dict[str, Any]
    claims: dict[str, Any]


class SignatureCache:
    """The claims of signed tokens, for one audience of each issuer; at most so many are remembered.

    A token is remembered by its SHA-256 together with the key that it fitted, so that a key that is withdrawn or
    replaced is not helped by what is remembered. Times are not looked at here.
    """

    def __init__(self, *, most: int = _MOST) -> None:
        self._most = most
        self._fitted: dict[bytes, _Fitted] = {}

    def __len__(self) -> int:
        return len(self._fitted)

    def remembered(self, token: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """The header and claims of a token that fitted once; whether it fits still is asked by `claims`."""
        fitted = self._fitted.get(_digest(token))
        return None if fitted is None else (fitted.header, fitted.claims)

    def claims(self, token: str, key: VerifyingKey, *, issuer: str, audience: str) -> dict[str, Any]:
        """What the token says, which is the caller's to read and not to change.

        Raises NotPermitted where the key, the issuer or the audience does not fit, or a claim is missing.
        """
        digest = _digest(token)
        fitted = self._fitted.get(digest)
        if fitted is not None and fitted.key == key:
            return fitted.claims
        header, claims = _signed(token, key, issuer=issuer, audience=audience)
        self._fitted.pop(digest, None)
        while len(self._fitted) >= self._most:
            del self._fitted[next(iter(self._fitted))]
        self._fitted[digest] = _Fitted(key=key, header=header, claims=claims)
        return claims


def foreign() -> NotPermitted:
    """The refusal of a token that is not worth a closer word."""
    return NotPermitted("the token is not one of this hub")


def _digest(token: str) -> bytes:
    # whatever a caller sends as a token is held against those that are remembered, so nothing may fail here
    return sha256(token.encode(errors="surrogatepass")).digest()


def _signed(token: str, key: VerifyingKey, *, issuer: str, audience: str) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        read = jwt.decode_complete(
            token,
            key.material,
            algorithms=[key.algorithm],
            issuer=issuer,
            audience=audience,
            # the hub's clock decides when a token begins and ends, not the machine's
            options={"require": _NEEDED, "verify_exp": False, "verify_nbf": False, "verify_iat": False},
        )
    except jwt.MissingRequiredClaimError as error:
        raise NotPermitted(f"the token says no {error.claim}") from None
    except jwt.InvalidAudienceError:
        raise NotPermitted("the token is meant for another service") from None
    except jwt.PyJWTError:
        raise foreign() from None
    return read["header"], read["payload"]
