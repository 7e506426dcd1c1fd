"""The service as a process of its own: `python -m tests.hub.web.serving` serves, `Service` starts and asks it."""

import os
import selectors
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import msgspec
import uvicorn

from hub.web import logs
from hub.web.server import server_options
from tests.hub.web.small_app import Told, limits_of, small_app

SECONDS = 60
ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Service:
    """A service that runs."""

    port: int
    pid: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def socket_address(self) -> str:
        return f"ws://127.0.0.1:{self.port}/graphql"

    def ask(
        self,
        query: str | None = None,
        *,
        caller: str | None = "auditor",
        accept: str | None = "application/graphql-response+json",
        headers: Mapping[str, str] | None = None,
        **parameters: Any,
    ) -> httpx.Response:
        """Send one operation by POST."""
        body = {**({} if query is None else {"query": query}), **parameters}
        return self.post(msgspec.json.encode(body), caller=caller, accept=accept, headers=headers)

    def post(
        self,
        body: bytes | Iterator[bytes],
        *,
        caller: str | None = "auditor",
        accept: str | None = "application/graphql-response+json",
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Send any body by POST."""
        sent = {"Content-Type": "application/json", **bearer(caller), **(headers or {})}
        if accept is not None:
            sent["Accept"] = accept
        return httpx.post(f"{self.address}/graphql", content=body, headers=sent, timeout=SECONDS)

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(f"{self.address}{path}", headers=headers, timeout=SECONDS)

    def lines(self) -> list[dict[str, Any]]:
        """What the service has logged so far."""
        return [msgspec.json.decode(line) for line in self.log.read_bytes().splitlines()]


def bearer(token: str | None) -> dict[str, str]:
    return {} if token is None else {"Authorization": f"Bearer {token}"}


def codes(response: httpx.Response) -> list[str]:
    """The codes of all errors of an answer."""
    return [each["extensions"]["code"] for each in response.json()["errors"]]


@contextmanager
def serving(told: Told, log: Path, **environment: str) -> Iterator[Service]:
    """A service in its own process; its log goes to a file."""
    command = [sys.executable, "-m", "tests.hub.web.serving", msgspec.json.encode(told).decode()]
    with (
        log.open("wb") as stderr,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=stderr, cwd=ROOT, env={**os.environ, **environment}
        ) as process,
    ):
        try:
            yield Service(_port(process, log), process.pid, log)
        finally:
            process.terminate()
            process.wait(SECONDS)


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    assert process.stdout is not None
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        assert selector.select(SECONDS), "the service did not start in time"
    line = process.stdout.readline()
    assert line, log.read_text()
    return int(line)


def main() -> None:
    """Serve until terminated; the port is the first line of the output."""
    told = msgspec.json.decode(sys.argv[1], type=Told)
    logs.configure()
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    config = uvicorn.Config(small_app(told), **server_options(limits_of(told)))
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
