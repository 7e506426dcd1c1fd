"""Every story in ../shared/scenarios holds on the real Neo4j, emptied between stories; none is skipped silently."""

from pathlib import Path

import pytest

from tests.scenarios.reading import read_folder
from tests.scenarios.stage import Stage, expected_failure
from tests.scenarios.story import Story, UnreadableStory
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


@pytest.mark.parametrize("story", _parameters())
async def test_story(stage: Stage, story: Story | UnreadableStory) -> None:
    if isinstance(story, UnreadableStory):
        pytest.fail(f"not a story of the format: {story.reason}")
    assert await stage.first_difference(story) is None
