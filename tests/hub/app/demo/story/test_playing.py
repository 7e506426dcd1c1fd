"""Playing: a refusal is an answer, a wrong answer is seen, and no story goes back in time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from graph_models.errors import Defect
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.story import matters
from hub.app.demo.story.facts import CLEAR, Alias, Facts, Refused
from hub.app.demo.story.playing import Performed, play
from hub.app.demo.story.stage import Stage
from hub.app.demo.story.step import Action, Actor, Apply, Ask, Step, Story


def story_of(stage: Stage, *steps: tuple[Actor, Action, Facts]) -> Story:
    return Story(
        chinese="示例",
        english="an example",
        premise="Nothing had happened.",
        steps=tuple(
            Step(day=stage.county.opened, actor=actor, action=action, law="a rule", expected=expected)
            for actor, action, expected in steps
        ),
    )


async def played(stage: Stage, story: Story) -> list[Performed]:
    return [performed async for performed in play(stage, story)]


async def test_a_refusal_is_an_answer(stage: Stage) -> None:
    unmade = Apply(listing=Alias("never made"))
    story = story_of(stage, (Office.EMERGENCY, unmade, Refused(code="NOT_FOUND")))
    performed = await played(stage, story)
    assert [each.right for each in performed] == [True]


async def test_a_question_that_is_not_permitted_is_refused_and_wrong_where_an_answer_was_due(stage: Stage) -> None:
    """A tax office does not ask in procurement."""
    story = story_of(stage, (Office.TAX, Ask(about=Part.PLANT, matter=matters.PROCUREMENT), CLEAR))
    (performed,) = await played(stage, story)
    assert performed.facts == Refused(code="NOT_PERMITTED")
    assert not performed.right


async def test_a_story_does_not_go_back_in_time(stage: Stage) -> None:
    story = story_of(stage, (Office.EMERGENCY, Apply(listing=Alias("a listing")), CLEAR))
    early = replace(story.steps[0], day=stage.county.opened - timedelta(days=1))
    with pytest.raises(Defect):
        await played(stage, replace(story, steps=(early,)))
