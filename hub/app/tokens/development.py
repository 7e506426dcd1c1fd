"""Tokens of development: minted by this installation for itself, and accepted with HUB_ENV=development only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from graph_models.errors import NotPermitted
from graph_models.vocabulary import Role
from hub.app.callers import Caller, claims_of
from hub.app.data_folder import data_folder
from hub.app.opening import clock_of
from hub.app.settings import DEVELOPMENT_ISSUER, Settings
from hub.app.tokens.development_key import development_key
from hub.app.tokens.key_set import KeySet, VerifyingKey
from hub.app.tokens.verifier import Issuer

_AUDIENCE: Final = "joint-sanction-hub"
_KID: Final = "development"
_AUDITOR: Final = Caller(role=Role.AUDITOR)
_A_MONTH: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class FixedKeys:
    """Keys that do not change while the process lives."""

    keys: KeySet

    async def find(self, kid: str | None) -> tuple[VerifyingKey, ...]:
        """The keys of this name. Raises NotPermitted where there is none."""
        found = self.keys.named(kid)
        if not found:
            raise NotPermitted("the token is signed with a key that is not known here")
        return found


def development_issuer(folder: Path) -> Issuer:
    """This installation as an issuer, with the key in its data folder. Raises NotPermitted or InvalidInput."""
    return issuer_with(development_key(folder).public_key())


def issuer_with(public: Ed25519PublicKey) -> Issuer:
    """The issuer of the tokens that the other half of this key signs."""
    key = VerifyingKey(kid=_KID, algorithm="EdDSA", material=public)
    return Issuer(name=DEVELOPMENT_ISSUER, audience=_AUDIENCE, keys=FixedKeys(KeySet((key,))))


def development_token(environment: Mapping[str, str], *, caller: Caller = _AUDITOR, lasts: timedelta = _A_MONTH) -> str:
    """A token for this caller by the hub's clock. Raises NotPermitted outside development, InvalidInput."""
    settings = Settings.from_environment(environment)
    if not settings.development:
        raise NotPermitted("tokens are minted here with HUB_ENV=development only")
    key = development_key(data_folder(environment))
    return mint_token(caller, key=key, now=clock_of(settings).now(), lasts=lasts)


def mint_token(caller: Caller, *, key: Ed25519PrivateKey, now: datetime, lasts: timedelta) -> str:
    """A token of development for this caller that ends after a time."""
    claims = {
        "iss": DEVELOPMENT_ISSUER,
        "aud": _AUDIENCE,
        "iat": int(now.timestamp()),
        "exp": int((now + lasts).timestamp()),
        **claims_of(caller),
    }
    return jwt.encode(claims, key, algorithm="EdDSA", headers={"kid": _KID})
