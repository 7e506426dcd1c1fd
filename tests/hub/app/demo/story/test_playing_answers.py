"""Answers that no story of the demonstration has: nobody on file, oneself asked about, and a store that is silent."""

from datetime import date

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import NotPermitted, PurposeRefused
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.story import matters
from hub.app.demo.story.facts import CLEAR, Facts, OnFile, Refused
from hub.app.demo.story.playing import Performed, play
from hub.app.demo.story.stage import Stage
from hub.app.demo.story.step import Action, Actor, Ask, OpenFile, ReadLaw, Step, Story
from hub.store.connection import Connection, open_driver
from hub.store.neo4j_store import Neo4jStore
from tests.hub.app.demo.standing import a_stage
from tests.support.house import House


@pytest.fixture
async def empty_stage(house: House, catalogue: Catalogue) -> Stage:
    """A stage on a store in which nobody is recorded."""
    await house.empty()
    await house.open(catalogue)
    return a_stage(house, catalogue)


def step(actor: Actor, action: Action, expected: Facts, *, day: date) -> Step:
    return Step(day=day, actor=actor, action=action, law="a rule", expected=expected)


async def performed(stage: Stage, actor: Actor, action: Action, expected: Facts) -> Performed:
    """One step, played."""
    steps = (step(actor, action, expected, day=stage.county.opened),)
    story = Story(chinese="示例", english="an example", premise="Nothing had happened.", steps=steps)
    (played,) = [each async for each in play(stage, story)]
    return played


async def test_nobody_on_file_is_an_answer(empty_stage: Stage) -> None:
    played = await performed(empty_stage, Office.AUDIT, OpenFile(about=Part.SHOP), OnFile())
    assert (played.answer, played.right) == (None, True)


async def test_who_asks_as_a_part_or_as_the_audit_office_has_the_purpose_of_that_role(empty_stage: Stage) -> None:
    """A part is refused here because nobody is recorded under its invented id; its purpose is permitted."""
    ask = Ask(about=Part.SHOP, matter=matters.TOBACCO)
    assert (await performed(empty_stage, Office.AUDIT, ask, CLEAR)).right
    itself = await performed(empty_stage, Part.SHOP, ask, Refused(code="NOT_PERMITTED"))
    assert isinstance(itself.answer, NotPermitted)
    assert not isinstance(itself.answer, PurposeRefused)
    assert itself.right


async def test_a_check_that_is_not_answered_is_no_answer_of_the_law(house: House, catalogue: Catalogue) -> None:
    driver = open_driver(Connection(uri="bolt://127.0.0.1:1"))
    silent = House(
        driver=driver, store=Neo4jStore(driver=driver, database="neo4j", clock=house.clock), clock=house.clock
    )
    stage = a_stage(silent, catalogue)
    played = await performed(stage, Office.AUDIT, Ask(about=Part.SHOP, matter=matters.TOBACCO), CLEAR)
    await silent.close()
    assert (played.facts, played.right) == (Refused(code="STORE_UNREACHABLE"), False)


def test_a_check_is_called_by_who_asked_about_whom_in_which_matter() -> None:
    day = date(2031, 5, 6)
    ask = Ask(about=Part.SHOP, matter=matters.TOBACCO)
    past = Ask(about=Part.SHOP, matter=matters.PROCUREMENT, as_of=date(2031, 1, 1))
    asker = Office.TOBACCO
    assert step(asker, ask, CLEAR, day=day).label == f"2031-05-06 {asker}: {Part.SHOP}, tobacco-retail"
    assert step(asker, past, CLEAR, day=day).label == f"2031-05-06 {asker}: {Part.SHOP}, PROCUREMENT, about 2031-01-01"
    other = ReadLaw(matter=matters.TOBACCO)
    assert step(asker, other, CLEAR, day=day).label == f"2031-05-06 {asker}"
