"""A process of clients: it holds their requests, and sends them all each time that it is told to.

Input, a line of JSON each: first the plan, then anything for each round. Output, a line of JSON each: how many
clients are connected, then the seconds that each request of a round took.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from time import perf_counter
from typing import Any

from bench.apart import apart
from bench.clients import ask_all
from bench.http_client import HttpClient, packed

Requests = Sequence[tuple[str, dict[str, Any]]]
"""The token and the content of each request."""


class Load:
    """The process of clients, and the seconds of every request of every round that it sent."""

    def __init__(self, tell: Any) -> None:
        self._tell = tell
        self.rounds: list[list[float]] = []

    async def send(self) -> None:
        """Send every request once."""
        self.rounds.append(await self._tell("again"))


@asynccontextmanager
async def load_on(address: str, requests: Requests, *, clients: int) -> AsyncIterator[Load]:
    """So many clients in a process of their own, connected; each sends its share, one request after the other."""
    async with apart("bench.http_load", {"address": address, "requests": requests, "clients": clients}) as process:
        yield Load(process.tell)


async def main() -> None:
    """Connect the clients, then send the requests once a line."""
    plan = json.loads(sys.stdin.readline())
    requests = [packed(plan["address"], token=token, content=content) for token, content in plan["requests"]]
    clients = [await HttpClient.to(plan["address"]) for _ in range(plan["clients"])]
    print(json.dumps(len(clients)), flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(await _round(clients, requests)), flush=True)
    for each in clients:
        each.close()


async def _round(clients: Sequence[HttpClient], requests: Sequence[bytes]) -> list[float]:
    taken: list[float] = []
    free = list(clients)

    async def ask(request: bytes) -> None:
        client, begun = free.pop(), perf_counter()
        answer = await client.ask(request)
        taken.append(perf_counter() - begun)
        free.append(client)
        assert answer.is_whole, answer.body[:500]

    await ask_all(requests, clients=len(clients), ask=ask)
    return taken


if __name__ == "__main__":
    asyncio.run(main())
