"""A client of graphql-transport-ws that says exactly what a test wants to say."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.hub.web.serving import Service

PROTOCOL = "graphql-transport-ws"
SECONDS = 20


@dataclass(frozen=True, slots=True)
class Client:
    """One end of a socket."""

    connection: ClientConnection

    async def say(self, message: object) -> None:
        """Send a message; a text goes out as it is."""
        await self.connection.send(message if isinstance(message, str) else msgspec.json.encode(message).decode())

    async def hear(self) -> dict[str, Any]:
        """The next message; it is a text, never bytes."""
        async with asyncio.timeout(SECONDS):
            text = await self.connection.recv()
        assert isinstance(text, str)
        message = msgspec.json.decode(text)
        assert isinstance(message, dict)
        return message

    async def begin(self, caller: str = "auditor") -> None:
        """Say who calls, and be acknowledged."""
        await self.say({"type": "connection_init", "payload": {"authorization": f"Bearer {caller}"}})
        assert await self.hear() == {"type": "connection_ack"}

    async def subscribe(self, query: str, *, number: str = "1", **payload: object) -> None:
        """Begin an operation under an id."""
        await self.send({"query": query, **payload}, number=number)

    async def send(self, payload: Mapping[str, object], *, number: str = "1") -> None:
        """Begin whatever the payload says."""
        await self.say({"type": "subscribe", "id": number, "payload": payload})

    async def refused(self, *, number: str = "1") -> list[str]:
        """The codes of the errors that end an operation."""
        message = await self.hear()
        assert (message["type"], message["id"]) == ("error", number), message
        return [each["extensions"]["code"] for each in message["payload"]]

    async def closed(self) -> tuple[int, str]:
        """The code and reason with which the service closes; what it says before is passed over."""
        async with asyncio.timeout(SECONDS):
            async for _ in self._rest():
                pass
        assert self.connection.close_code is not None
        return self.connection.close_code, self.connection.close_reason or ""

    async def _rest(self) -> AsyncIterator[str | bytes]:
        with suppress(ConnectionClosed):
            while True:
                yield await self.connection.recv()


def told(value: Mapping[str, object], *, number: str = "1") -> dict[str, object]:
    """The message that carries this data."""
    return {"id": number, "type": "next", "payload": {"data": value}}


def complete(number: str = "1") -> dict[str, object]:
    """The message that ends an operation."""
    return {"id": number, "type": "complete"}


@asynccontextmanager
async def opened(
    service: Service,
    *,
    protocol: str = PROTOCOL,
    origin: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> AsyncIterator[Client]:
    """A socket of which nothing has been said yet."""
    async with connect(
        service.socket_address,
        subprotocols=[Subprotocol(protocol)],
        additional_headers={**(headers or {}), **({"Origin": origin} if origin else {})},
        max_size=None,
    ) as connection:
        yield Client(connection)


@asynccontextmanager
async def begun(service: Service, caller: str = "auditor") -> AsyncIterator[Client]:
    """A socket whose caller is known."""
    async with opened(service) as client:
        await client.begin(caller)
        yield client
