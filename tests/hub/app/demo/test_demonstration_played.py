"""The three stories on their part of a county: in order, each step on its day, every answer the one of its rule."""

from dataclasses import dataclass, replace

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import NotFound
from hub.app.demo.county.county import County, county_of
from hub.app.demo.demonstration import Chapter, perform, stories_of
from hub.app.demo.loading import load_county
from hub.app.demo.story.facts import Answered, Damage, listings_in
from hub.app.demo.story.stage import Stage, set_stage
from hub.app.demo.story.step import Ask, Enlist, Quash
from tests.support.house import House

SEED = 77


@dataclass(frozen=True, slots=True)
class Evening:
    """A demonstration that was played."""

    stage: Stage
    chapters: list[Chapter]


def about_the_cast(county: County) -> County:
    """Those who play a part, and whom a link joins to them: the acceptance tests load whole counties."""
    cast = set(county.cast.values())
    links = tuple(link for link in county.links if {link.start, link.end} & cast)
    known = cast.union(*({link.start, link.end} for link in links))
    return replace(
        county,
        subjects=tuple(row for row in county.subjects if row.ref in known),
        links=links,
        fleets=tuple(fleet for fleet in county.fleets if fleet.company in known),
    )


@pytest.fixture(scope="module")
async def evening(house: House, catalogue: Catalogue) -> Evening:
    county = about_the_cast(county_of(SEED))
    await house.empty()
    house.clock.set_to(county.opened)
    hub = await house.open(catalogue)
    await load_county(hub, county, watch=lambda _count: None)
    stage = await set_stage(hub, house.clock, county)
    return Evening(stage, [chapter async for chapter in perform(stage)])


def test_every_answer_is_right(evening: Evening) -> None:
    wrong = [(each.number, each.position) for each in evening.chapters if not each.performed.right]
    assert wrong == []


def test_the_steps_come_in_the_order_of_the_stories_counted_from_one(evening: Evening) -> None:
    stories = stories_of(evening.stage.county)
    assert [(each.number, each.position, each.performed.step) for each in evening.chapters] == [
        (number, position, step)
        for number, story in enumerate(stories, start=1)
        for position, step in enumerate(story.steps, start=1)
    ]
    assert [each.story for each in evening.chapters if each.position == 1] == list(stories)


def test_the_clock_ends_on_the_last_day(evening: Evening) -> None:
    assert evening.stage.clock.today() == evening.chapters[-1].performed.step.day


def test_a_verdict_rests_on_listings_that_the_stories_made(evening: Evening) -> None:
    made = {each.performed.step.action.listing for each in evening.chapters if _makes_a_listing(each)}  # type: ignore[union-attr]  # those that list
    rested = {alias for each in evening.chapters for alias in listings_in(each.performed.facts)}
    assert set(evening.stage.listings) == made
    assert rested
    assert rested <= made


def test_an_annulment_names_checks_that_were_asked(evening: Evening) -> None:
    asked = {each.performed.step.label for each in evening.chapters if isinstance(each.performed.step.action, Ask)}
    damages = [each.performed.facts for each in evening.chapters if isinstance(each.performed.step.action, Quash)]
    named = [damage.checks for damage in damages if isinstance(damage, Damage)]
    assert len(named) == len(damages) > 0
    assert all(checks and checks <= asked for checks in named)


def test_every_check_is_answered_with_a_verdict(evening: Evening) -> None:
    checks = [each.performed for each in evening.chapters if isinstance(each.performed.step.action, Ask)]
    assert [each.step.label for each in checks if not isinstance(each.facts, Answered)] == []


async def test_a_stage_is_not_set_for_a_county_that_is_not_loaded(evening: Evening) -> None:
    with pytest.raises(NotFound, match="is not recorded"):
        await set_stage(evening.stage.hub, evening.stage.clock, county_of(SEED + 1))


def _makes_a_listing(chapter: Chapter) -> bool:
    return isinstance(chapter.performed.step.action, Enlist)
