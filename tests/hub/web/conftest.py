"""Services that many tests ask: one of development, one of production, one with tight limits."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.web.partners import write_partners
from tests.hub.web.serving import Service, serving
from tests.hub.web.small_app import Told

TIGHT = {
    "body_bytes": 20_000,
    "body_seconds": 0.5,
    "head_bytes": 4_096,
    "head_seconds": 0.5,
    "linger_seconds": 0.5,
    "operation_seconds": 0.3,
    "readiness_seconds": 0.3,
    "socket_operations": 3,
    "socket_init_seconds": 0.3,
    "document_nesting": 10,
}


@pytest.fixture(scope="session")
def development(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Free queries run; the limits are the default ones."""
    with serving(Told(), tmp_path_factory.mktemp("development") / "log") as service:
        yield service


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Only the documents of the partners run."""
    folder = tmp_path_factory.mktemp("production")
    documents = write_partners(folder / "documents")
    with serving(Told(development=False, documents=str(documents)), folder / "log") as service:
        yield service


@pytest.fixture(scope="session")
def tight(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Free queries run, within limits that a test reaches."""
    with serving(Told(limits=dict(TIGHT)), tmp_path_factory.mktemp("tight") / "log") as service:
        yield service


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A file for the log of a service of one test."""
    return tmp_path / "log"
