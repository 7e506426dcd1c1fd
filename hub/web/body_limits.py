"""How large a body may be, and how long it may take to arrive. Counted while it is read; nothing is kept here."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hub.web.errors import BodyTooLarge, BodyTooSlow, MalformedRequest, WebError
from hub.web.limits import WebLimits
from hub.web.refusal import refused

_LINGER: Final = 4
"""So many times the limit is read and thrown away after a refusal, so that the caller gets to read the answer."""


@dataclass(slots=True)
class BodyLimits:
    """Pure ASGI middleware: refuses bodies that are too large (413) or too slow (408)."""

    app: ASGIApp
    limits: WebLimits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request whose body is read through the limits."""
        if scope["type"] != "http" or not _has_body(Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        intake = _Intake(receive, self.limits, asyncio.get_running_loop().time() + self.limits.body_seconds)
        answer = _Answer(send, intake)
        try:
            _refuse_declared(Headers(scope=scope), self.limits.body_bytes)
            await self.app(scope, intake, answer)
        except (BodyTooLarge, BodyTooSlow, MalformedRequest) as refusal:
            if answer.started:
                raise
            await refused(refusal, scope)(scope, intake, answer)


def _has_body(headers: Headers) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


def _refuse_declared(headers: Headers, most: int) -> None:
    declared = headers.get("content-length")
    if declared is None:
        return
    if not declared.isdecimal():
        raise MalformedRequest("Content-Length is a number")
    if int(declared) > most:
        raise _too_large(most)


def _too_large(most: int) -> WebError:
    return BodyTooLarge(f"a body has at most {most} bytes")


@dataclass(slots=True)
class _Intake:
    """Receives a body within the limits."""

    receive: Receive
    limits: WebLimits
    deadline: float
    complete: bool = False
    late: bool = False
    count: int = field(default=0)

    async def __call__(self) -> Message:
        """The next part. Raises BodyTooLarge or BodyTooSlow; after the body there is no hurry any more."""
        if self.complete:
            return await self.receive()
        try:
            async with asyncio.timeout_at(self.deadline):
                message = await self.receive()
        except TimeoutError as fault:
            self.late = True
            raise BodyTooSlow(f"a body arrives within {self.limits.body_seconds:g} seconds") from fault
        self.take(message)
        if self.count > self.limits.body_bytes:
            raise _too_large(self.limits.body_bytes)
        return message

    def take(self, message: Message) -> None:
        """Count a part."""
        self.count += len(message.get("body", b""))
        self.complete = message["type"] != "http.request" or not message.get("more_body", False)

    async def throw_away(self) -> None:
        """Read what still comes, for a while: a connection closed on a caller who writes loses the answer."""
        most = self.count + _LINGER * self.limits.body_bytes
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.limits.linger_seconds):
                while not self.complete and self.count <= most:
                    self.take(await self.receive())


@dataclass(slots=True)
class _Answer:
    """Sends an answer; one that comes before the whole body ends the connection, after a while of listening."""

    send: Send
    intake: _Intake
    started: bool = False
    early: bool = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            self.early = not self.intake.complete
            if self.early:
                MutableHeaders(scope=message)["Connection"] = "close"
        elif self.early and not message.get("more_body", False):
            await self.send({**message, "more_body": True})
            if not self.intake.late:
                await self.intake.throw_away()
            message = {"type": "http.response.body", "body": b"", "more_body": False}
        await self.send(message)
