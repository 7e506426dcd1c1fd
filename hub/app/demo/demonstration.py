"""The whole demonstration: three stories one after the other on one loaded county."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from hub.app.demo.county.county import County
from hub.app.demo.plot.accident.story import accident
from hub.app.demo.plot.bread import bread
from hub.app.demo.plot.overload import overload
from hub.app.demo.story.playing import Performed, play
from hub.app.demo.story.stage import Stage
from hub.app.demo.story.step import Story

_PAUSE: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A step as it was played, with its story and its place in it, both counted from 1."""

    story: Story
    number: int
    position: int
    performed: Performed


def stories_of(county: County) -> tuple[Story, ...]:
    """The three stories, each some time after the end of the one before."""
    stories: list[Story] = []
    begins = county.opened
    for plot in (accident, overload, bread):
        story = plot(county, begins)
        stories.append(story)
        begins = story.steps[-1].day + _PAUSE
    return tuple(stories)


async def perform(stage: Stage) -> AsyncIterator[Chapter]:
    """Play every step of every story."""
    for number, story in enumerate(stories_of(stage.county), start=1):
        position = 0
        async for performed in play(stage, story):
            position += 1
            yield Chapter(story=story, number=number, position=position, performed=performed)
