"""A loopback proxy before Bolt that cuts the line at a commit: before it is passed on, or before its answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum

_COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""Bolt's COMMIT: one chunk of two bytes, a structure without fields and the signature 0x12."""

_MOST_BYTES = 65_536


class Cut(StrEnum):
    """Where the line is cut."""

    BEFORE_THE_COMMIT = "BEFORE_THE_COMMIT"
    BEFORE_ITS_ANSWER = "BEFORE_ITS_ANSWER"


@dataclass(slots=True, kw_only=True)
class Severing:
    """Passes bytes on; once armed, it cuts the connection of the next commit and is disarmed, unless `again`."""

    port: int
    server_port: int
    cut: Cut | None = None
    again: bool = False
    cuts: int = 0

    async def serve(self, client: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
        """One connection, both ways, until either end closes or it is cut."""
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self.server_port)
        back = asyncio.create_task(_pass_on(from_server, answers))
        try:
            await self._forth(client, to_server, back, from_server)
        finally:
            back.cancel()
            with suppress(asyncio.CancelledError, OSError):
                await back
            answers.close()
            to_server.close()

    async def _forth(
        self,
        client: asyncio.StreamReader,
        to_server: asyncio.StreamWriter,
        back: asyncio.Task[None],
        from_server: asyncio.StreamReader,
    ) -> None:
        while data := await client.read(_MOST_BYTES):
            if self.cut is not None and _COMMIT in data:
                cut, self.cut = self.cut, self.cut if self.again else None
                self.cuts += 1
                if cut is Cut.BEFORE_THE_COMMIT:
                    return
                back.cancel()
                with suppress(asyncio.CancelledError):
                    await back
                to_server.write(data)
                await to_server.drain()
                await from_server.read(_MOST_BYTES)
                return
            to_server.write(data)
            await to_server.drain()


async def _pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while data := await source.read(_MOST_BYTES):
        target.write(data)
        await target.drain()


@asynccontextmanager
async def severing(server_port: int) -> AsyncIterator[Severing]:
    """A proxy on a free port of the loopback, closed at the end."""
    proxy = Severing(port=0, server_port=server_port)
    listener = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = listener.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        listener.close()
