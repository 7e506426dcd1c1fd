"""A client over one kept-open connection that costs little: ready-made bytes out, an answer's status and body in.

The figures share the machine with what they measure, so a full HTTP library would be measured as well.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

_END = b"\r\n\r\n"
_LENGTH = b"content-length:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer."""

    status: int
    body: bytes

    @property
    def is_whole(self) -> bool:
        """Whether something was answered: no error, and nothing that could not be determined."""
        return self.status == 200 and b'"errors"' not in self.body and b'"Undetermined"' not in self.body


def packed(address: str, *, token: str, content: object) -> bytes:
    """A POST of this content as JSON, as it goes over the wire."""
    parts, body = urlsplit(address), json.dumps(content, separators=(",", ":")).encode()
    head = (
        f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nAccept: application/graphql-response+json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class HttpClient(asyncio.Protocol):
    """One connection; one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._waiting: asyncio.Future[Answer] | None = None

    @classmethod
    async def to(cls, address: str) -> Self:
        """Connect to the host of an address."""
        parts = urlsplit(address)
        _, client = await asyncio.get_running_loop().create_connection(cls, parts.hostname or "", parts.port or 80)
        return client

    async def ask(self, request: bytes) -> Answer:
        """Send a request and wait for its answer. Raises ConnectionError where the connection ends before."""
        assert self._transport is not None
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._waiting

    def close(self) -> None:
        """Close the connection."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Gather an answer; the service gives every answer its length."""
        self._buffer += data
        end = self._buffer.find(_END)
        if end < 0:
            return
        begin = end + len(_END)
        length = _length(bytes(self._buffer[:begin]))
        if len(self._buffer) < begin + length:
            return
        answer = Answer(status=int(self._buffer[9:12]), body=bytes(self._buffer[begin : begin + length]))
        del self._buffer[: begin + length]
        if self._waiting is not None:
            self._waiting.set_result(answer)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(exc or ConnectionError("the service closed the connection"))


def _length(head: bytes) -> int:
    lower = head.lower()
    begin = lower.index(_LENGTH) + len(_LENGTH)
    return int(lower[begin : lower.index(b"\r", begin)])
