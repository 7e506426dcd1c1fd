"""Spans around operations and statements, for a deployment that installs an OpenTelemetry SDK; nothing otherwise.

No span per field, no query text, no variable: attributes are names, kinds and codes.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Final

from opentelemetry import propagate, trace
from opentelemetry.context import Context
from opentelemetry.trace import SpanKind, Status, StatusCode

_TRACER: Final = "hub"
Attribute = str | int | bool


def span(name: str, **attributes: Attribute) -> AbstractContextManager[None]:
    """A span around a block, below the current one. An exception marks it by its kind only: messages may tell."""
    return _spanning(name, attributes, kind=SpanKind.CLIENT, context=None)


def operation_span(name: str, headers: Mapping[str, str], **attributes: Attribute) -> AbstractContextManager[None]:
    """A span around an operation, below the caller's own where the headers carry one (W3C Trace Context)."""
    return _spanning(f"graphql {name}", attributes, kind=SpanKind.SERVER, context=propagate.extract(headers))


@contextmanager
def _spanning(
    name: str, attributes: Mapping[str, Attribute], *, kind: SpanKind, context: Context | None
) -> Iterator[None]:
    with trace.get_tracer(_TRACER).start_as_current_span(
        name,
        context=context,
        kind=kind,
        attributes=dict(attributes),
        record_exception=False,
        set_status_on_exception=False,
    ) as current:
        try:
            yield
        except Exception as fault:
            current.set_status(Status(StatusCode.ERROR, type(fault).__name__))
            raise


def mark_failed(code: str) -> None:
    """Mark the current span as answered with an error of this code."""
    trace.get_current_span().set_status(Status(StatusCode.ERROR, code))
