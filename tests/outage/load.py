"""Clients that ask the service without a pause, and remember what they were told and how long it took."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from tests.service.asking import CHECK, Asker

GOOD: Final = frozenset({"CLEAR", "RESTRICTED"})
PAUSE: Final = 0.1
"""Seconds that a client waits before it asks again where there was no verdict: the database needs the processor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of one question; instants of a steady clock. `said` is a verdict's kind or the code of an error."""

    begun: float
    ended: float
    about: str
    said: str
    status: int


@dataclass(slots=True)
class Load:
    """All answers so far."""

    answers: list[Answer] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def within(self, begin: float, end: float) -> list[Answer]:
        """What was both asked and answered in this time."""
        return [each for each in self.answers if begin <= each.begun and each.ended <= end]

    async def asked(self, asker: Asker, about: str, question: Mapping[str, Any]) -> str:
        """Ask once; what was said."""
        begun = time.monotonic()
        response = await asker.post(CHECK, {"input": question})
        said = _said(response)
        ended = time.monotonic()
        self.answers.append(Answer(begun=begun, ended=ended, about=about, said=said, status=response.status_code))
        self.news.set()
        return said

    async def more(self, count: int) -> None:
        """Return when so many more questions have been asked and answered."""
        begun = time.monotonic()
        while len(self.within(begun, time.monotonic())) < count:
            self.news.clear()
            await self.news.wait()


@asynccontextmanager
async def under_load(clients: Sequence[tuple[Asker, str, Mapping[str, Any]]]) -> AsyncIterator[Load]:
    """The clients ask as long as the block lasts; one that breaks, breaks the block."""
    load, over = Load(), asyncio.Event()

    async def ask_on(asker: Asker, about: str, question: Mapping[str, Any]) -> None:
        while not over.is_set():
            if await load.asked(asker, about, question) not in GOOD:
                await asyncio.sleep(PAUSE)

    async with asyncio.TaskGroup() as group:
        for client in clients:
            group.create_task(ask_on(*client))
        try:
            yield load
        finally:
            over.set()


def _said(response: httpx.Response) -> str:
    body = response.json()
    if body.get("errors"):
        return str(body["errors"][0]["extensions"]["code"])
    return str(body["data"]["check"]["kind"])
