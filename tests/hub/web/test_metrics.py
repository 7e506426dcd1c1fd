"""Figures: operations by the names of trusted documents, refusals by code, connections; of one process or of many."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.web.metrics import Metrics
from tests.hub.web.partners import ECHO_ID, write_partners
from tests.hub.web.serving import ROOT, Service, serving
from tests.hub.web.small_app import Told


def sample(figures: str, name: str) -> float:
    """The value of one sample; nothing counted is zero."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", figures, re.MULTILINE)
    return float(found[1]) if found else 0.0


def count(figures: str, operation: str, outcome: str) -> float:
    return sample(figures, f'hub_operation_seconds_count{{operation="{operation}",outcome="{outcome}"}}')


@pytest.fixture
def service(tmp_path: Path, log: Path) -> Iterator[Service]:
    documents = write_partners(tmp_path / "documents")
    told = Told(documents=str(documents), limits={"operation_seconds": 0.3})
    with serving(told, log) as service:
        yield service


def test_operations_are_counted_by_document_and_outcome(service: Service) -> None:
    service.ask(documentId=ECHO_ID, variables={"text": "a"})
    service.ask(documentId=ECHO_ID, variables={"text": "a"})
    service.ask(documentId=ECHO_ID)
    service.ask("query Echo { __typename }")
    service.ask("{ refused }")
    service.ask("{ slow }")
    figures = service.get("/metrics")
    assert figures.headers["Content-Type"].startswith("text/plain")
    assert count(figures.text, "Echo", "OK") == 2
    assert count(figures.text, "Echo", "INVALID_INPUT") == 1
    assert count(figures.text, "other", "OK") == 1
    assert count(figures.text, "other", "NOT_COMPETENT") == 1
    assert count(figures.text, "other", "STORE_TIMEOUT") == 1
    assert sample(figures.text, 'hub_operation_seconds_sum{operation="other",outcome="STORE_TIMEOUT"}') >= 0.3


def test_refusals_are_counted_by_code(service: Service) -> None:
    service.ask("{ __typename }", caller=None)
    service.ask("{ __typename }", caller="nobody")
    service.ask(documentId="sha256:0")
    service.ask("{ broken }")
    figures = service.get("/metrics").text
    counted = {
        code: sample(figures, f'hub_refusals_total{{code="{code}"}}')
        for code in ("NOT_PERMITTED", "DOCUMENT_UNKNOWN", "DEFECT", "INVALID_INPUT")
    }
    assert counted == {"NOT_PERMITTED": 2, "DOCUMENT_UNKNOWN": 1, "DEFECT": 1, "INVALID_INPUT": 0}


def test_statements_are_measured_by_name_and_outcome() -> None:
    metrics = Metrics()
    metrics.statement("LOOKUP", 0.02, "OK")
    metrics.statement("LOOKUP", 0.03, "STORE_TIMEOUT")
    figures = metrics.exposed().decode()
    assert sample(figures, 'hub_statement_seconds_count{outcome="OK",statement="LOOKUP"}') == 1
    assert sample(figures, 'hub_statement_seconds_sum{outcome="STORE_TIMEOUT",statement="LOOKUP"}') == 0.03


def test_a_name_that_is_no_trusted_documents_is_no_label() -> None:
    metrics = Metrics(frozenset({"Echo"}))
    for name in ("Echo", "Made", "Up"):
        metrics.operation(name, 0.01, "OK")
    metrics.refusal("NOT_COMPETENT")
    figures = metrics.exposed().decode()
    assert (count(figures, "Echo", "OK"), count(figures, "other", "OK")) == (1, 2)
    assert sample(figures, 'hub_refusals_total{code="NOT_COMPETENT"}') == 1
    assert "Made" not in figures


def test_connections_are_counted_as_long_as_they_are_open() -> None:
    metrics = Metrics()
    with metrics.open_connection("socket"), metrics.open_connection("socket"):
        assert sample(metrics.exposed().decode(), 'hub_open_connections{kind="socket"}') == 2
    assert sample(metrics.exposed().decode(), 'hub_open_connections{kind="socket"}') == 0


COUNTS = """
import os, sys
from hub.web.metrics import Metrics, forget_process
metrics = Metrics(frozenset({"Echo"}))
metrics.operation("Echo", 0.01, "OK")
socket = metrics.open_connection("socket")
socket.__enter__()
if len(sys.argv) > 1:
    forget_process(int(sys.argv[1]))
sys.stdout.write(f"{os.getpid()}\\n{metrics.exposed().decode()}")
sys.stdout.flush()
os._exit(0)  # as one that is killed: it takes nothing back
"""


def counted(folder: Path, *arguments: str) -> tuple[str, str]:
    """The id of a process that counts one operation and one socket, and the figures that it shows."""
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(folder)}
    command = [sys.executable, "-c", COUNTS, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=60)
    process, _, figures = done.stdout.decode().partition("\n")
    return process, figures


def test_figures_of_many_processes_are_added_up(tmp_path: Path) -> None:
    first, _ = counted(tmp_path)
    _, both = counted(tmp_path)
    assert count(both, "Echo", "OK") == 2
    assert sample(both, 'hub_open_connections{kind="socket"}') == 2
    _, without = counted(tmp_path, first)
    assert count(without, "Echo", "OK") == 3
    assert sample(without, 'hub_open_connections{kind="socket"}') == 2
