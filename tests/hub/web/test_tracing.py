"""Spans around operations and blocks, with names and codes and nothing that was sent."""

from collections.abc import Iterator

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from hub.web.documents import Document, Kind
from hub.web.execution import watched
from hub.web.metrics import Metrics
from hub.web.tracing import span
from tests.hub.web.small_app import AGENCY
from tests.hub.web.small_schema import SECRET

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@pytest.fixture(scope="module")
def exporter() -> InMemorySpanExporter:
    """Keeps the spans of this process; a provider is set once in its life."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return exporter


@pytest.fixture
def spans(exporter: InMemorySpanExporter) -> Iterator[InMemorySpanExporter]:
    exporter.clear()
    yield exporter
    exporter.clear()


def attributes(of: ReadableSpan) -> dict[str, object]:
    return dict(of.attributes or {})


def test_a_span_is_around_a_block_and_below_the_current_one(spans: InMemorySpanExporter) -> None:
    with span("outer", rows=3), span("inner", statement="LOOKUP"):
        pass
    inner, outer = spans.get_finished_spans()
    assert (inner.name, attributes(inner)) == ("inner", {"statement": "LOOKUP"})
    assert (outer.name, attributes(outer)) == ("outer", {"rows": 3})
    assert inner.parent is not None
    assert inner.parent.span_id == outer.context.span_id


def test_a_fault_marks_a_span_by_its_kind_alone(spans: InMemorySpanExporter) -> None:
    with pytest.raises(ValueError, match=SECRET), span("broken"):
        raise ValueError(SECRET)
    (broken,) = spans.get_finished_spans()
    assert (broken.status.status_code, broken.status.description) == (StatusCode.ERROR, "ValueError")
    assert list(broken.events) == []
    assert SECRET not in broken.to_json()


def test_an_operation_is_a_span_below_the_callers_own(spans: InMemorySpanExporter) -> None:
    document = Document(text=f'query Echo {{ echo(text: "{SECRET}") }}', name="Echo", kind=Kind.QUERY)
    with watched(document, AGENCY, headers={"traceparent": PARENT}, metrics=Metrics()):
        pass
    (operation,) = spans.get_finished_spans()
    assert (operation.name, operation.kind) == ("graphql Echo", SpanKind.SERVER)
    assert operation.parent is not None
    assert f"{operation.parent.span_id:016x}" == "b7ad6b7169203331"
    assert attributes(operation) == {"graphql.operation.type": "query", "hub.role": "AGENCY"}
    assert operation.status.status_code is StatusCode.UNSET
    assert SECRET not in operation.to_json()


def test_an_operation_that_was_refused_says_its_code(spans: InMemorySpanExporter) -> None:
    with watched(Document(text="{"), AGENCY, headers={}, metrics=Metrics()) as watch:
        watch.codes = ("INVALID_INPUT", "DEFECT")
    (operation,) = spans.get_finished_spans()
    assert (operation.name, operation.parent) == ("graphql other", None)
    assert (operation.status.status_code, operation.status.description) == (StatusCode.ERROR, "INVALID_INPUT")
