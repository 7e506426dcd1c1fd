"""The stories as data: time moves forward, every check has its own label, nobody acts out of its part."""

import pytest

from graph_models.vocabulary import VerdictKind
from hub.app.demo.county.county import county_of
from hub.app.demo.demonstration import stories_of
from hub.app.demo.story.facts import Answered, Refused
from hub.app.demo.story.step import Ask, Enlist, Explain, Grant, OpenFile, Quash, ReadLaw, TakeBack

SEEDS = (0, 12, 500_000)


@pytest.mark.parametrize("seed", SEEDS)
def test_time_moves_forward_from_the_day_on_which_the_county_opens(seed: int) -> None:
    county = county_of(seed)
    days = [step.day for story in stories_of(county) for step in story.steps]
    assert days == sorted(days)
    assert days[0] == county.opened


@pytest.mark.parametrize("seed", SEEDS)
def test_every_check_has_a_label_of_its_own(seed: int) -> None:
    steps = [step for story in stories_of(county_of(seed)) for step in story.steps if isinstance(step.action, Ask)]
    visible = [step for step in steps if step.action.known_on is None]  # type: ignore[union-attr]  # checked above
    assert len({step.label for step in visible}) == len(visible)


def test_each_story_has_what_its_rule_of_law_needs() -> None:
    accident, overload, bread = stories_of(county_of(3))
    words = [{type(step.action) for step in story.steps} for story in (accident, overload, bread)]
    assert words[0] >= {Ask, Enlist, Explain, Grant, TakeBack, Quash}
    assert sum(isinstance(step.action, Enlist) for step in overload.steps) == 3
    assert words[2] >= {Ask, ReadLaw, OpenFile}
    last = bread.steps[-1].expected
    assert isinstance(last, Answered)
    assert last.verdict is VerdictKind.CLEAR


def test_the_stories_expect_refusals_and_every_verdict_but_undetermined() -> None:
    expected = [step.expected for story in stories_of(county_of(3)) for step in story.steps]
    assert {each.code for each in expected if isinstance(each, Refused)} == {"TOO_EARLY"}
    verdicts = {each.verdict for each in expected if isinstance(each, Answered)}
    assert verdicts == {VerdictKind.CLEAR, VerdictKind.NOTED, VerdictKind.RESTRICTED}


def test_every_step_says_its_rule_of_law_in_one_line() -> None:
    laws = [step.law for story in stories_of(county_of(3)) for step in story.steps]
    assert all(law and "\n" not in law for law in laws)
