"""Every story in ../shared/scenarios holds on the real Neo4j, emptied between stories; none is skipped silently.

Each is played twice: through the services, and over HTTP through the GraphQL service.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.scenarios.reading import read_folder
from tests.scenarios.stage import Stage, expected_failure
from tests.scenarios.story import Story, UnreadableStory
from tests.support.doorway import Doorway
from tests.support.house import House

FOLDER = Path(__file__).parents[3] / "shared" / "scenarios"


def _parameters() -> list[object]:
    if not FOLDER.is_dir():
        missing = pytest.mark.skip(reason="the shared folder with the stories is not beside the repository")
        return [pytest.param(None, id="no-stories", marks=missing)]
    return [_parameter(story) for story in read_folder(FOLDER)]


def _parameter(story: Story | UnreadableStory) -> object:
    reason = expected_failure(story) if isinstance(story, Story) else None
    marks = [pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError)] if reason else []
    return pytest.param(story, id=story.id, marks=marks)


@pytest.fixture(scope="module")
def stage(house: House) -> Stage:
    """The one database of the test run, for the stories of the folder."""
    return Stage(house=house, folder=FOLDER)


@pytest_asyncio.fixture(scope="module")
async def stage_over_http(house: House) -> AsyncIterator[Stage]:
    """The same, with one served address through which everybody in the stories asks and acts."""
    async with Doorway.opened(house.clock) as doorway:
        yield Stage(house=house, folder=FOLDER, doorway=doorway)


@pytest.mark.parametrize("story", _parameters())
async def test_story(stage: Stage, story: Story | UnreadableStory) -> None:
    await _play(stage, story)


@pytest.mark.parametrize("story", _parameters())
async def test_story_over_http(stage_over_http: Stage, story: Story | UnreadableStory) -> None:
    await _play(stage_over_http, story)


async def _play(stage: Stage, story: Story | UnreadableStory) -> None:
    if isinstance(story, UnreadableStory):
        pytest.fail(f"not a story of the format: {story.reason}")
    assert await stage.first_difference(story) is None
