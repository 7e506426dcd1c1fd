"""How long a connection may take to say what it wants, and in how many bytes: before that no middleware is asked.

uvicorn's own protocol waits for the head of a request for ever, and keeps as much of it as comes.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from graph_models.errors import HubError
from hub.web.encoding import encoded
from hub.web.errors import HeadTooLarge, HeadTooSlow, MalformedRequest, status_of
from hub.web.limits import WebLimits

_REASONS: Final = {400: "Bad Request", 408: "Request Timeout", 431: "Request Header Fields Too Large"}


class PatientProtocol(HttpToolsProtocol):
    """One connection: a head arrives in time and in bounds, or the connection ends with an error that says so.

    `unread` counts what came and was no part of a body: of a head, of chunks' sizes, of a trailer.
    """

    def __init__(self, *given: Any, limits: WebLimits, **named: Any) -> None:
        super().__init__(*given, **named)
        self.limits = limits
        self.waiting: asyncio.TimerHandle | None = None
        self.unread = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own
        super().connection_made(transport)
        self._wait_for_a_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self.unread += len(data)
        super().data_received(data)
        if self.unread > self.limits.head_bytes:
            self._refuse(HeadTooLarge(f"the head of a request has at most {self.limits.head_bytes} bytes"))

    def on_message_begin(self) -> None:
        if self.waiting is None:  # a further request on a connection that was kept
            self._wait_for_a_head()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._stop_waiting()
        self.unread = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self.unread = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self.unread = 0
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP, in the form of every other refusal."""
        del msg
        self._refuse(MalformedRequest("this is no HTTP request"))

    def _wait_for_a_head(self) -> None:
        self.waiting = self.loop.call_later(self.limits.head_seconds, self._give_up)

    def _stop_waiting(self) -> None:
        if self.waiting is not None:
            self.waiting.cancel()
            self.waiting = None

    def _give_up(self) -> None:
        self.waiting = None
        self._refuse(HeadTooSlow(f"the head of a request arrives within {self.limits.head_seconds:g} seconds"))

    def _refuse(self, error: HubError) -> None:
        """Say why, unless an answer is being sent or the caller is gone; and close."""
        self._stop_waiting()
        if not self.transport.is_closing():
            if self.cycle is None or self.cycle.response_complete:
                self.transport.write(_answer(error))
            self.transport.close()


def patient_protocol(limits: WebLimits) -> Callable[..., PatientProtocol]:
    """What makes a protocol within these limits for each connection; other processes are handed it as well."""
    return partial(PatientProtocol, limits=limits)


def _answer(error: HubError) -> bytes:
    body = encoded({"errors": [{"message": error.message, "extensions": {"code": error.code}}]})
    status = status_of(error)
    head = (
        f"HTTP/1.1 {status} {_REASONS[status]}",
        "content-type: application/json; charset=utf-8",
        f"content-length: {len(body)}",
        "cache-control: no-store",
        "connection: close",
    )
    return "\r\n".join((*head, "", "")).encode() + body
