"""Figures for Prometheus: how long operations and statements take, who is connected, what is refused.

Labels come from closed sets: names of trusted documents, names of statements, codes of errors. With
PROMETHEUS_MULTIPROC_DIR set when the process starts, figures of all processes are added up.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from hub.web.documents import OTHER

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


def _in_many_processes() -> bool:
    return "PROMETHEUS_MULTIPROC_DIR" in os.environ


class Metrics:
    """The figures of one process, or of all that share a folder."""

    def __init__(self, operations: frozenset[str] = frozenset()) -> None:
        """`operations` are the names that may be told apart."""
        self._names = operations
        self._registry = CollectorRegistry()
        self._operation = Histogram(
            "hub_operation_seconds",
            "Time of an operation, by the name of its trusted document and by its outcome",
            ["operation", "outcome"],
            registry=self._registry,
            buckets=_SECONDS,
        )
        self._statement = Histogram(
            "hub_statement_seconds",
            "Time of a statement of the store, by its name and outcome",
            ["statement", "outcome"],
            registry=self._registry,
            buckets=_SECONDS,
        )
        self._refusals = Counter(
            "hub_refusals",
            "Requests and operations answered with an error, by its code",
            ["code"],
            registry=self._registry,
        )
        self._connections = Gauge(
            "hub_open_connections",
            "Sockets and event streams that are open",
            ["kind"],
            registry=self._registry,
            multiprocess_mode="livesum",
        )

    def operation(self, name: str, seconds: float, outcome: str) -> None:
        """An operation ended. A name that is no trusted document's counts as `other`."""
        self._operation.labels(name if name in self._names else OTHER, outcome).observe(seconds)

    def statement(self, name: str, seconds: float, outcome: str) -> None:
        """A statement ended; names and outcomes come from the code, never from a request."""
        self._statement.labels(name, outcome).observe(seconds)

    def refusal(self, code: str) -> None:
        """Something was answered with an error of this code; codes come from the code, never from a request."""
        self._refusals.labels(code).inc()

    @contextmanager
    def open_connection(self, kind: str) -> Iterator[None]:
        """Counts a `socket` or a `stream` as long as it is open."""
        gauge = self._connections.labels(kind)
        gauge.inc()
        try:
            yield
        finally:
            gauge.dec()

    def exposed(self) -> bytes:
        """The figures in the text form that Prometheus reads."""
        if not _in_many_processes():
            return generate_latest(self._registry)
        everywhere = CollectorRegistry()
        MultiProcessCollector(everywhere)  # type: ignore[no-untyped-call]  # the library has no types here
        return generate_latest(everywhere)


def forget_process(pid: int) -> None:
    """Leave out what a process that has ended had open; called by the process that started it."""
    if _in_many_processes():
        mark_process_dead(pid)  # type: ignore[no-untyped-call]  # the library has no types here
