"""A process of followers: each holds a socket of its own with one subscription to the changes.

Input, a line of JSON each: first the plan, then for each question a revision to wait for. Output, a line of JSON
each: how many follow, then `[revision, when]` of every change that any of them was sent until all had seen that
revision. `when` is of the machine's one steady clock, in seconds.
"""

import asyncio
import json
import sys
from contextlib import suppress
from time import monotonic

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.asked_over_http import asking

_SECONDS = 120.0


class Follower:
    """One socket."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._heard: list[tuple[int, float]] = []
        self._looked = 0
        self._moved = asyncio.Event()

    @classmethod
    async def of(cls, address: str, *, token: str, after: str) -> "Follower":
        """A follower from a revision on."""
        connection = await connect(
            address, subprotocols=[Subprotocol("graphql-transport-ws")], compression=None, proxy=None
        )
        follower = cls(connection)
        await follower.say({"type": "connection_init", "payload": {"Authorization": f"Bearer {token}"}})
        assert json.loads(await connection.recv())["type"] == "connection_ack"
        await follower.say({"type": "subscribe", "id": "1", "payload": asking("changes", {"after": after})})
        return follower

    async def say(self, message: object) -> None:
        """Send a message."""
        await self._connection.send(json.dumps(message))

    async def follow(self) -> None:
        """Note every change, and how far the service has looked, for ever."""
        async for text in self._connection:
            now, message = monotonic(), json.loads(text)
            if message["type"] == "ping":
                await self.say({"type": "pong"})
                continue
            assert message["type"] == "next", message
            change = message["payload"]["data"]["changes"]
            revision = int(change["revision"])
            if change["kind"] == "LOOKED":
                self._looked = revision
                self._moved.set()
            else:
                self._heard.append((revision, now))

    async def heard_through(self, revision: int) -> list[tuple[int, float]]:
        """What was heard since the last time, once it is certain that nothing up to a revision is missing."""
        while self._looked < revision:
            self._moved.clear()
            await self._moved.wait()
        heard, self._heard = self._heard, []
        return heard


async def main() -> None:
    """Follow, and tell what was heard for each line."""
    plan = json.loads(sys.stdin.readline())
    followers = [
        await Follower.of(plan["address"], token=plan["token"], after=plan["after"]) for _ in range(plan["followers"])
    ]
    following = asyncio.gather(*(each.follow() for each in followers))
    print(json.dumps(len(followers)), flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        async with asyncio.timeout(_SECONDS):
            heard = await asyncio.gather(*(each.heard_through(json.loads(line)) for each in followers))
        print(json.dumps([each for one in heard for each in one]), flush=True)
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following


if __name__ == "__main__":
    asyncio.run(main())
