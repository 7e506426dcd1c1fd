"""Alive, and ready: with the reasons where it is not."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from hub.web.health import Finding, Report
from tests.hub.web.serving import Service, serving
from tests.hub.web.small_app import Told

READY = Finding(ready=True)
STALE = Finding(ready=False, reason="register-x was last delivered 9 days ago, and is fresh for 3")
AWAY = Finding(ready=False)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the service finds when it looks."""
    return tmp_path_factory.mktemp("said") / "readiness"


@pytest.fixture(scope="module")
def service(said: Path) -> Iterator[Service]:
    with serving(Told(readiness=str(said), limits={"readiness_seconds": 0.3}), said.parent / "log") as service:
        yield service


def test_everything_ready_is_ready(service: Service, said: Path) -> None:
    said.write_bytes(msgspec.json.encode(Report(database=READY, catalogue=READY, freshness=READY)))
    response = service.get("/readyz")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.json() == {
        "ready": True,
        "database": "ready",
        "catalogue": "ready",
        "freshness": "ready",
        "reasons": [],
    }


def test_what_is_not_ready_says_why(service: Service, said: Path) -> None:
    said.write_bytes(msgspec.json.encode(Report(database=READY, catalogue=AWAY, freshness=STALE)))
    response = service.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {
        "ready": False,
        "database": "ready",
        "catalogue": "not ready",
        "freshness": "not ready",
        "reasons": [
            "catalogue: not ready",
            "freshness: register-x was last delivered 9 days ago, and is fresh for 3",
        ],
    }


@pytest.mark.parametrize(
    ("state", "reason"),
    [("hangs", "database: does not answer in time"), ("down", "database: the store does not answer")],
)
def test_a_look_that_fails_is_a_reason(service: Service, said: Path, state: str, reason: str) -> None:
    said.write_text(state)
    response = service.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"ready": False, "reasons": [reason]})


def test_it_is_alive_all_the_same(service: Service, said: Path) -> None:
    said.write_text("down")
    response = service.get("/livez")
    assert (response.status_code, response.json()) == (200, {"live": True})
