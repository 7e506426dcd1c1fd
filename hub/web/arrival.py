"""The outermost frame of every request: an id, a log line, figures, and an answer when something breaks within."""

import logging
import re
import secrets
import time
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hub.web.errors import masked
from hub.web.metrics import Metrics
from hub.web.note import Note, take
from hub.web.refusal import refused

HEADER: Final = "X-Request-Id"
_WELL_FORMED: Final = re.compile(r"[A-Za-z0-9._~-]{1,128}")
_PATHS: Final = frozenset({"/graphql", "/livez", "/readyz", "/metrics"})
_log: Final = logging.getLogger("hub.web.request")


def request_id_of(given: str | None) -> str:
    """The caller's id where it is one that may be written into a log, else a new one."""
    if given is not None and _WELL_FORMED.fullmatch(given):
        return given
    return secrets.token_hex(16)


@dataclass(slots=True)
class Arrival:
    """Pure ASGI middleware; context variables set here reach everything within."""

    app: ASGIApp
    metrics: Metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or socket, and log how it ended."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        note = Note(request_id=request_id_of(Headers(scope=scope).get(HEADER)))
        take(note)
        departure = _Departure(send, note)
        started = time.perf_counter()
        try:
            await self.app(scope, receive, departure)
        except Exception:
            _log.exception("a request broke the service")
            if scope["type"] == "websocket" or departure.status is not None:
                raise
            await refused(masked(), scope)(scope, receive, departure)
        finally:
            self._tell(scope, note, departure.status, time.perf_counter() - started)

    def _tell(self, scope: Scope, note: Note, status: int | None, seconds: float) -> None:
        if note.code is not None:
            self.metrics.refusal(note.code)
        fields = {
            "operation": note.operation,
            "role": note.role,
            "department": note.department,
            "code": note.code,
            "status": status,
            "milliseconds": round(seconds * 1000, 1),
            # a path somebody made up may hold anything
            "path": scope["path"] if scope["path"] in _PATHS else "other",
            "method": scope.get("method", "SOCKET"),
        }
        _log.info("request", extra={name: value for name, value in fields.items() if value is not None})


@dataclass(slots=True)
class _Departure:
    """Sends an answer with the request's id, and remembers its status."""

    send: Send
    note: Note
    status: int | None = None

    async def __call__(self, message: Message) -> None:
        kind = message["type"]
        if kind in {"http.response.start", "websocket.accept"}:
            message.setdefault("headers", [])
            MutableHeaders(scope=message)[HEADER] = self.note.request_id
            self.status = message.get("status", 101)
        elif kind == "websocket.close" and self.status is None:
            self.status = 403
        await self.send(message)
