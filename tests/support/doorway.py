"""One served address for many hubs: each story opens a hub of its own, and the address stays."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from hub.app.hub import Hub
from hub.app.remote.hub import RemoteHub
from hub.app.remote.opening import asked_at
from hub.app.remote.service import Service
from hub.app.serving.beside import application_of, served
from hub.app.tokens.development import issuer_with
from hub.ports.clock import Clock
from schema.build import HubSchema, SchemaOptions, create_schema


@dataclass(slots=True, kw_only=True)
class _Behind:
    """An application that hands everything on to the one that is behind the door now."""

    app: ASGIApp = field(default_factory=Starlette)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorway:
    """A service that is asked over HTTP, and whichever hub it serves."""

    service: Service
    key: Ed25519PrivateKey
    schema: HubSchema
    behind: _Behind

    @classmethod
    @asynccontextmanager
    async def opened(cls, clock: Clock) -> AsyncIterator["Doorway"]:
        """A doorway whose tokens go by this clock, until the end of the block."""
        key, behind = Ed25519PrivateKey.generate(), _Behind()
        schema = create_schema(SchemaOptions(development=True))
        async with served(behind) as address, asked_at(address, key=key, clock=clock) as service:
            yield cls(service=service, key=key, schema=schema, behind=behind)

    def lead_to(self, hub: Hub) -> RemoteHub:
        """Serve this hub from now on, and be asked about it."""
        issuer = issuer_with(self.key.public_key())
        self.behind.app = application_of(hub, issuer, self.schema, monotonic=_seconds().__next__)
        return RemoteHub.at(self.service, hub.catalogue)


def _seconds() -> Iterator[float]:
    """A steady clock on which a second passes at each look: what was declared of a department is read each time."""
    return count(0.0, 1.0)
