"""`hub up` as a process: its addresses, an answer, a port that is taken, an end in order."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from hub.app.hub import Hub
from hub.engine import RunningNeo4j

UP = [sys.executable, "-c", "from hub.cli.main import main; main(prog_name='hub')", "up", "--json"]
CATALOGUE = "{ catalogue { measures { id } } changes { through complete } }"


def environment(server: RunningNeo4j, folder: Path) -> dict[str, str]:
    """A development environment on the tests' database, with a data folder of its own."""
    return {
        **os.environ,
        "HUB_ENV": "development",
        "HUB_NEO4J_URI": server.uri,
        "HUB_NEO4J_PASSWORD": str(server.password),
        "HUB_DATA_DIR": str(folder),
    }


@contextmanager
def up(server: RunningNeo4j, folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """The service with its addresses; it is ready when the block begins."""
    with subprocess.Popen(
        [*UP, "--port", "0", *options],
        env=environment(server, folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            addresses: dict[str, Any] = json.loads(process.stdout.readline())
            # the socket listens already: the first request waits until the service is open
            assert httpx.get(addresses["ready"], timeout=120).status_code == 200
            yield process, addresses
        finally:
            process.kill()


@pytest.mark.parametrize(("number", "options"), [(signal.SIGINT, ()), (signal.SIGTERM, ("--processes", "2"))])
def test_it_serves_and_ends_in_order(
    hub: Hub, neo4j_server: RunningNeo4j, tmp_path: Path, number: signal.Signals, options: tuple[str, ...]
) -> None:
    assert hub.catalogue.rules  # the store is empty, and knows the national law
    with up(neo4j_server, tmp_path, *options) as (process, addresses):
        bearer = {"Authorization": f"Bearer {addresses['token']}"}
        answer = httpx.post(addresses["graphql"], json={"query": CATALOGUE}, headers=bearer, timeout=60).json()
        assert len(answer["data"]["catalogue"]["measures"]) == 14
        assert answer["data"]["changes"]["complete"] is True
        nobody = httpx.post(addresses["graphql"], json={"query": CATALOGUE}, timeout=60)
        assert (nobody.status_code, nobody.json()["errors"][0]["extensions"]["code"]) == (401, "NOT_PERMITTED")
        assert 'statement="lookup_changes"' in httpx.get(addresses["metrics"], timeout=60).text
        process.send_signal(number)
        assert process.wait(timeout=60) == 0


def test_a_port_that_is_taken_is_said(neo4j_server: RunningNeo4j, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*UP, "--port", port],
            env=environment(neo4j_server, tmp_path),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, json.loads(done.stdout)["code"]) == (1, "ADDRESS_TAKEN")


@pytest.mark.parametrize("options", [(), ("--processes", "2")])
def test_a_service_that_cannot_reach_its_store_ends_as_failed(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = subprocess.run(
        [*UP, "--port", "0", *options],
        env={**os.environ, "HUB_NEO4J_URI": "bolt://127.0.0.1:1", "HUB_DATA_DIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, json.loads(done.stdout.splitlines()[-1])["code"]) == (1, "SERVICE_NOT_STARTED")
