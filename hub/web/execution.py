"""What is measured and marked around one operation, over whatever it is carried."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph_models.errors import NotPermitted, StoreTimeout
from hub.domain.principal import Principal
from hub.web.documents import Document, Kind
from hub.web.metrics import Metrics
from hub.web.tracing import mark_failed, operation_span


@dataclass(slots=True)
class Watch:
    """How an operation ended, and how long it took. `codes` are those of its errors, `cancelled` says nobody waited."""

    started: float = field(default_factory=time.perf_counter)
    codes: tuple[str, ...] = ()
    cancelled: bool = False

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.perf_counter() - self.started

    @property
    def outcome(self) -> str:
        """For figures and logs: a closed set."""
        if self.cancelled:
            return "CANCELLED"
        return self.codes[0] if self.codes else "OK"


@contextmanager
def watched(
    document: Document, principal: Principal, *, headers: Mapping[str, str], metrics: Metrics
) -> Iterator[Watch]:
    """Measure an operation and put a span around it; the block tells the watch the codes of its errors.

    A subscription is not timed: it lasts as long as somebody listens.
    """
    watch = Watch()
    kind = document.kind.value if document.kind else "unknown"
    with operation_span(document.name, headers, **{"graphql.operation.type": kind, "hub.role": principal.role.value}):
        try:
            yield watch
        except (asyncio.CancelledError, GeneratorExit):
            watch.cancelled = True
            raise
        finally:
            if watch.codes:
                mark_failed(watch.codes[0])
            if document.kind is not Kind.SUBSCRIPTION:
                metrics.operation(document.name, watch.seconds, watch.outcome)


def late(document: Document) -> StoreTimeout:
    """The refusal of an operation that took too long."""
    if document.kind is Kind.MUTATION:
        return StoreTimeout("no answer in time, and perhaps it was done: send it again with the same requestId")
    return StoreTimeout("no answer within the time limit; ask again")


def ended() -> NotPermitted:
    """The refusal of everything that is asked with a token that has ended."""
    return NotPermitted("the token has ended; ask for a new one")
