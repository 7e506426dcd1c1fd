"""Opens a hub to callers over HTTP: it is served on this machine, and asked there with tokens made for it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hub.app.callers import Caller
from hub.app.hub import Hub
from hub.app.remote.hub import RemoteHub
from hub.app.remote.service import Service
from hub.app.serving.beside import application_of, served
from hub.app.tokens.development import issuer_with, mint_token
from hub.ports.clock import Clock
from schema.build import SchemaOptions, create_schema

_AN_HOUR: Final = timedelta(hours=1)
_SECONDS: Final = 60.0
"""Longer than the service takes for any operation: it says itself that it could not answer in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A hub over HTTP, and the address at which it is asked."""

    hub: RemoteHub
    address: str


@asynccontextmanager
async def over_http(hub: Hub) -> AsyncIterator[Reached]:
    """Serve a hub and ask it over HTTP, until the end of the block."""
    key = Ed25519PrivateKey.generate()
    app = application_of(hub, issuer_with(key.public_key()), create_schema(SchemaOptions(development=True)))
    async with served(app) as address, asked_at(address, key=key, clock=hub.clock) as service:
        yield Reached(hub=RemoteHub.at(service, hub.catalogue), address=f"{address}/graphql")


@asynccontextmanager
async def asked_at(address: str, *, key: Ed25519PrivateKey, clock: Clock) -> AsyncIterator[Service]:
    """The service at an address, asked with tokens that this key signs for an hour of its clock."""

    def mint(caller: Caller) -> str:
        return mint_token(caller, key=key, now=clock.now(), lasts=_AN_HOUR)

    # the address is this machine's: no proxy of the environment stands between
    async with httpx.AsyncClient(base_url=address, timeout=_SECONDS, trust_env=False) as client:
        yield Service(client=client, mint=mint)
