"""A process of clients: it holds their requests, and sends them all each time that it is told to.

Input, a line of JSON each: first the plan, then anything for each round. Output, a line of JSON a round:
`{"seconds": ..., "latencies": [...]}`, in seconds.
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from time import perf_counter
from typing import Any

from bench.clients import ask_all
from bench.http_client import HttpClient, packed


async def main() -> None:
    """Connect the clients, then send the requests once a line, each client its share one after the other."""
    plan = json.loads(sys.stdin.readline())
    requests = [packed(plan["address"], token=token, content=content) for token, content in plan["requests"]]
    clients = [await HttpClient.to(plan["address"]) for _ in range(plan["clients"])]
    while await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(await _round(clients, requests)), flush=True)
    for each in clients:
        each.close()


async def _round(clients: Sequence[HttpClient], requests: Sequence[bytes]) -> dict[str, Any]:
    latencies: list[float] = []
    free = list(clients)

    async def ask(request: bytes) -> None:
        client, begun = free.pop(), perf_counter()
        answer = await client.ask(request)
        latencies.append(perf_counter() - begun)
        free.append(client)
        assert answer.is_whole, answer.body[:500]

    begun = perf_counter()
    await ask_all(requests, clients=len(clients), ask=ask)
    return {"seconds": perf_counter() - begun, "latencies": latencies}


if __name__ == "__main__":
    asyncio.run(main())
