"""The stories are played on the hub itself, or over HTTP: the same steps, the same answers."""

import logging
import re
from collections.abc import Iterator
from functools import partial

import pytest

from hub.app.demo.county.county import county_of
from hub.app.demo.demonstration import Chapter, stories_of
from hub.app.demo.story.stage import Stage
from hub.cli.demo import Way, _directly, _over_http, _perform
from hub.engine import RunningNeo4j
from tests.hub.app.demo.test_demonstration_played import about_the_cast
from tests.support.house import House

SEED = 78


@pytest.fixture
def _logging_as_before() -> Iterator[None]:
    """The command sends the service's log to standard error; here that ends with the test."""
    root = logging.getLogger()
    before = (list(root.handlers), root.level, logging.raiseExceptions)
    yield
    root.handlers[:], root.level, logging.raiseExceptions = before


@pytest.mark.usefixtures("_logging_as_before")
@pytest.mark.parametrize("over_http", [False, True], ids=["directly", "over HTTP"])
async def test_every_step_is_told_once_and_is_right(
    neo4j_server: RunningNeo4j, house: House, *, over_http: bool
) -> None:
    county, told, addresses = about_the_cast(county_of(SEED)), list[Chapter](), list[str]()
    await house.empty()

    def tell(_stage: Stage, chapter: Chapter) -> None:
        told.append(chapter)

    way: Way = partial(_over_http, tell=addresses.append) if over_http else _directly
    chapters = await _perform(neo4j_server, county, way, tell)
    assert chapters == told
    assert [each.performed.step for each in chapters] == [step for story in stories_of(county) for step in story.steps]
    assert [each.performed.step.law for each in chapters if not each.performed.right] == []
    assert [bool(re.fullmatch(r"http://127\.0\.0\.1:\d+/graphql", each)) for each in addresses] == [True] * over_http
