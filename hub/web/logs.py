"""Logs as JSON lines on standard error, each with the request's id, and with nothing that a caller sent.

Only named fields of a record are written. A message of a library is replaced, since it may quote what it was given;
an exception shows its kind and where it was raised, never its text.
"""

import logging
import sys
import time
import traceback
from types import TracebackType
from typing import Any, Final, TextIO

from pythonjsonlogger.json import JsonFormatter

from hub.web.encoding import encoded
from hub.web.note import current

FIELDS: Final = frozenset(
    {"operation", "role", "department", "code", "status", "milliseconds", "path", "method", "statement", "outcome"}
)
"""What a record may say beside its message."""

_OURS: Final = ("hub", "schema", "connectors", "graph_models", "uvicorn")
_SILENT: Final = ("strawberry", "uvicorn.access")
"""Loggers that quote queries, variables or addresses."""

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class LineFormatter(JsonFormatter):
    """One JSON object a record; times are UTC."""

    converter = staticmethod(time.gmtime)

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        """Write the fields that are allowed, and those that every line has."""
        del message_dict
        log_data["time"] = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        log_data["message"] = _message(record)
        if request_id := current().request_id:
            log_data["requestId"] = request_id
        log_data.update({name: value for name, value in vars(record).items() if name in FIELDS})
        if record.exc_info and record.exc_info[1] is not None:
            log_data["exception"] = self.formatException(record.exc_info)

    def jsonify_log_record(self, log_data: dict[str, Any]) -> str:
        """The line."""
        return encoded(log_data).decode()

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802  # the name of logging
        """The kinds of the exception and its causes, and where they were raised."""
        parts: list[str] = []
        fault = ei[1]
        while fault is not None and len(parts) < _CAUSES:
            places = (f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__))
            parts.append(" < ".join([type(fault).__name__, *reversed(list(places))]))
            fault = fault.__cause__ or fault.__context__
        return "; from ".join(parts)


_CAUSES: Final = 5


def _message(record: logging.LogRecord) -> str:
    if record.name.split(".", 1)[0] in _OURS:
        return record.getMessage()
    return f"withheld: {record.module}:{record.lineno}"


def configure(level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Send every log of this process to the stream as JSON lines; libraries only from warnings up."""
    # a record that cannot be written is lost; written on its own, it would show everything it holds
    logging.raiseExceptions = False
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(LineFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    # at INFO it names clients and whole addresses
    logging.getLogger("uvicorn.error").setLevel(max(level, logging.WARNING))
    for name in _SILENT:
        silent = logging.getLogger(name)
        silent.handlers[:] = [logging.NullHandler()]
        silent.propagate = False
