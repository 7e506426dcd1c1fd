"""A question that was not answered in time is asked again, and not for ever."""

import pytest

from graph_models.errors import NotPermitted, StoreUnreachable
from hub.app.demo.story.patience import patiently


class Oracle:
    """Answers after so many silences."""

    def __init__(self, silences: int) -> None:
        self.silences = silences
        self.asked = 0

    async def ask(self) -> str:
        self.asked += 1
        if self.asked <= self.silences:
            raise StoreUnreachable("silent")
        return "answered"


async def test_it_is_asked_until_it_answers() -> None:
    oracle = Oracle(silences=3)
    assert await patiently(oracle.ask) == "answered"
    assert oracle.asked == 4


async def test_it_gives_up() -> None:
    oracle = Oracle(silences=100)
    with pytest.raises(StoreUnreachable):
        await patiently(oracle.ask)
    assert oracle.asked == 6


async def test_a_refusal_is_an_answer() -> None:
    asked = []

    async def ask() -> str:
        asked.append(1)
        raise NotPermitted("no")

    with pytest.raises(NotPermitted):
        await patiently(ask)
    assert len(asked) == 1
