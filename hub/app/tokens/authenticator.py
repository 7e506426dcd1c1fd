"""Tells who presents a bearer token: the token is verified, and a department acts with what was declared of it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Self

from graph_models.errors import NotPermitted
from hub.app.callers import principal_of
from hub.app.data_folder import data_folder
from hub.app.hub import Hub
from hub.app.settings import Settings
from hub.app.tokens.departments import DepartmentCache
from hub.app.tokens.development import development_issuer
from hub.app.tokens.kept_keys import OF_A_FILE, OF_AN_ADDRESS, KeptKeys
from hub.app.tokens.readers import address_reader, file_reader
from hub.app.tokens.verifier import Issuer, Verifier
from hub.web.identity import Identified


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenAuthenticator:
    """An Authenticator (hub.web.identity) for the requests of one process."""

    verifier: Verifier
    departments: DepartmentCache

    @classmethod
    def of(
        cls,
        hub: Hub,
        settings: Settings,
        environment: Mapping[str, str],
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> Self:
        """One for these settings. In development the key of the data folder is made where there is none.

        Raises NotPermitted where nothing says whose tokens count, InvalidInput where that key cannot be kept.
        """
        issuers = issuers_of(settings, environment, monotonic=monotonic)
        return cls(
            verifier=Verifier(issuers=issuers, clock=hub.clock),
            departments=DepartmentCache(hub.registry.department, monotonic=monotonic),
        )

    async def identify(self, token: str | None) -> Identified:
        """Who this is, and until when the token says it.

        Raises NotPermitted for no token, one that does not count here and one of a department that is not declared
        with that role; Unavailable where the keys or the store cannot say.
        """
        if not token:
            raise NotPermitted("nobody says who calls: a bearer token does")
        verified = await self.verifier.verify(token)
        principal = await principal_of(verified.caller, self.departments.department)
        return Identified(principal=principal, ends_at=verified.ends_at)


def issuers_of(
    settings: Settings, environment: Mapping[str, str], *, monotonic: Callable[[], float] = time.monotonic
) -> tuple[Issuer, ...]:
    """Whose tokens count. Raises NotPermitted where nothing says so, InvalidInput as `TokenAuthenticator.of` does."""
    configured = _configured(settings, monotonic)
    issuers = (configured,) if configured else ()
    if settings.development:
        return (*issuers, development_issuer(data_folder(environment)))
    if not issuers:
        raise NotPermitted(
            "outside development HUB_TOKEN_ISSUER, HUB_TOKEN_AUDIENCE and HUB_TOKEN_KEYS say whose tokens count,"
            " and they are not set"
        )
    return issuers


def _configured(settings: Settings, monotonic: Callable[[], float]) -> Issuer | None:
    place = settings.token_keys
    if place is None:
        return None
    if isinstance(place, Path):
        keys = KeptKeys(file_reader(place), OF_A_FILE, monotonic=monotonic)
    else:
        keys = KeptKeys(address_reader(place), OF_AN_ADDRESS, monotonic=monotonic)
    return Issuer(
        name=settings.token_issuer,
        audience=settings.token_audience,
        keys=keys,
        leeway=timedelta(seconds=settings.token_leeway_seconds),
    )
