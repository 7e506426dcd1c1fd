"""Followers of the change feed over the network, each broken off and resumed until it was told of everything."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any, Final, cast

import httpx
import msgspec
from gql import Client, gql
from gql.transport.websockets import WebsocketsTransport

from hub.services.feed import WHOLE
from tests.hub.web.serving import SECONDS, bearer
from tests.service.running import Served

FOLLOW: Final = """
subscription ($after: Revision, $position: Int!) {
  changes(after: $after, position: $position) { revision position kind subjectId }
}
"""

Entry = dict[str, Any]
Way = Callable[[Served, str, Mapping[str, Any]], AsyncIterator[Entry]]
"""One connection: what is told to this token after a place."""


@dataclass(slots=True)
class Told:
    """What a follower was told in all, and how often it had to come back."""

    entries: list[Entry] = field(default_factory=list)
    cuts: int = 0

    @property
    def changes(self) -> list[Entry]:
        """What changed."""
        return [each for each in self.entries if each["kind"] != "LOOKED"]

    @property
    def looked(self) -> list[int]:
        """The revisions through which was looked."""
        return [int(each["revision"]) for each in self.entries if each["kind"] == "LOOKED"]


async def told(way: Way, served: Served, token: str, *, after: int, through: int, every: int) -> Told:
    """Follow by connections that are each cut off after so many entries, until it was looked through a revision."""
    found = Told()
    place: dict[str, Any] = {"after": str(after), "position": WHOLE}
    while True:
        left = every
        async with aclosing(cast("Any", way(served, token, place))) as entries:
            async for entry in entries:
                found.entries.append(entry)
                place = {"after": entry["revision"], "position": entry["position"]}
                if entry["kind"] == "LOOKED" and int(entry["revision"]) >= through:
                    return found
                left -= 1
                if left == 0:
                    break
        found.cuts += 1


async def by_gql(served: Served, token: str, place: Mapping[str, Any]) -> AsyncIterator[Entry]:
    """By the socket of gql."""
    transport = WebsocketsTransport(url=served.socket_address, init_payload={"authorization": f"Bearer {token}"})
    request = gql(FOLLOW)
    request.variable_values = dict(place)
    async with Client(transport=transport) as session, aclosing(cast("Any", session.subscribe(request))) as results:
        async for result in results:
            yield result["changes"]


async def by_stream(served: Served, token: str, place: Mapping[str, Any]) -> AsyncIterator[Entry]:
    """By an event stream over HTTP."""
    async with aclosing(cast("Any", streamed(served, token, place))) as results:
        async for result in results:
            yield result["data"]["changes"]


async def streamed(served: Served, token: str, place: Mapping[str, Any]) -> AsyncIterator[dict[str, Any]]:
    """The results of an event stream, errors included."""
    headers = {**bearer(token), "Accept": "text/event-stream"}
    body = {"query": FOLLOW, "variables": dict(place)}
    async with (
        httpx.AsyncClient(timeout=SECONDS) as client,
        client.stream("POST", f"{served.address}/graphql", json=body, headers=headers) as response,
    ):
        assert response.status_code == 200
        async for line in response.aiter_lines():
            if line.startswith("data: {"):
                yield msgspec.json.decode(line.removeprefix("data: "))
