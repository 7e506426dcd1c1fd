"""What each step says is done: one sentence of names, for every kind of action that the stories have."""

from dataclasses import replace
from typing import get_args

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import Defect
from graph_models.vocabulary import SubjectId
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.demonstration import stories_of
from hub.app.demo.story import matters
from hub.app.demo.story.facts import Alias
from hub.app.demo.story.stage import Stage
from hub.app.demo.story.step import Action, Ask, BeginRole, EndRole, Grant, Quash, ReadLaw, Step, TakeBack
from hub.cli.presentation.demo.chapter import said
from hub.cli.presentation.demo.naming import actor_name, matter_name, office_name, part_name
from tests.hub.app.demo.standing import a_stage
from tests.support.house import House

LISTING = Alias("the listing")


@pytest.fixture
def stage(house: House, catalogue: Catalogue) -> Stage:
    return a_stage(house, catalogue)


def steps_of(stage: Stage) -> list[Step]:
    return [step for story in stories_of(stage.county) for step in story.steps]


def step_with(stage: Stage, kind: type[Action]) -> Step:
    return next(step for step in steps_of(stage) if isinstance(step.action, kind))


def test_every_kind_of_action_is_in_the_stories_and_has_its_sentence(stage: Stage) -> None:
    sentences: dict[type, str] = {}
    for step in steps_of(stage):
        sentences.setdefault(type(step.action), said(stage, step.action))
    assert set(sentences) == set(get_args(Action))
    assert len({sentence.split()[0] + sentence.split()[1] for sentence in sentences.values()}) >= 8
    assert all("\n" not in sentence and not sentence.endswith(" ") for sentence in sentences.values())


def test_no_sentence_names_an_id(stage: Stage) -> None:
    ids: set[SubjectId] = {subject.id for subject in stage.cast.values()}
    said_of_all = " ".join(said(stage, step.action) for step in steps_of(stage))
    assert [one for one in ids if one in said_of_all] == []


def test_a_question_names_the_matter_and_its_days(stage: Stage) -> None:
    day = stage.county.opened
    shop, bread = part_name(stage, Part.SHOP), matter_name(stage, matters.FOOD)
    plain = Ask(about=Part.SHOP, matter=matters.FOOD)
    assert said(stage, plain) == f"asks about {shop}: {bread}"
    past = Ask(about=Part.SHOP, matter=matters.FOOD, as_of=day, known_on=day)
    assert said(stage, past) == f"asks about {shop}: {bread}, about {day}, as known on {day}"
    assert said(stage, ReadLaw(matter=matters.FOOD)) == f"asks which rules could bind anybody: {bread}"


def test_a_matter_has_its_names_in_both_languages(stage: Stage) -> None:
    assert matter_name(stage, matters.PROCUREMENT) == "政府采购 PROCUREMENT"
    kind = stage.hub.catalogue.kinds[matters.FOOD.domain, matters.FOOD.kind]  # type: ignore[index]  # it has a kind
    assert matter_name(stage, matters.FOOD) == f"行政许可 LICENSING, {kind.name} food-business"


def test_a_role_begins_and_ends_in_different_words(stage: Stage) -> None:
    begun, ended = (step_with(stage, kind).action for kind in (BeginRole, EndRole))
    assert isinstance(begun, BeginRole)
    assert isinstance(ended, EndRole)
    assert said(stage, begun).startswith(f"records: {part_name(stage, begun.who)} is now ")
    assert said(stage, ended).startswith(f"records: {part_name(stage, ended.who)} is no more ")


def test_what_ends_a_listing_has_a_word_of_its_own(stage: Stage) -> None:
    assert said(stage, Quash(listing=LISTING, reason="示例")) == "annuls the listing: 示例"
    assert said(stage, TakeBack(listing=LISTING, reason="示例")) == "revokes the repair of the listing: 示例"
    assert said(stage, Grant(listing=LISTING)) == "grants the repair of the listing"


def test_an_actor_is_a_department_or_a_part(stage: Stage) -> None:
    assert actor_name(stage, Office.TAX) == office_name(stage, Office.TAX)
    assert actor_name(stage, Office.TAX).endswith(f" ({Office.TAX})")
    assert actor_name(stage, Part.SHOP) == part_name(stage, Part.SHOP)


def test_a_part_without_a_name_is_a_defect(stage: Stage) -> None:
    cast = {**stage.cast, Part.SHOP: replace(stage.cast[Part.SHOP], name=None)}
    with pytest.raises(Defect, match="has no name"):
        part_name(replace(stage, cast=cast), Part.SHOP)
