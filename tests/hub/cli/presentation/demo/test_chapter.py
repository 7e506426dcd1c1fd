"""What is printed of a step: names for ids, the rule of law, and a wrong answer plainly."""

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import TooEarly
from graph_models.vocabulary import CheckId, Domain, ListingId
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.demonstration import Chapter
from hub.app.demo.story.facts import CLEAR, Alias, Facts, Label, Refused
from hub.app.demo.story.playing import Performed
from hub.app.demo.story.stage import Stage
from hub.app.demo.story.step import Apply, Step, Story
from hub.cli.demo import exit_code
from hub.cli.presentation.demo.chapter import chapter_json, chapter_text, sum_text, title_text
from hub.cli.presentation.demo.naming import DOMAINS, by_name, part_name
from tests.hub.app.demo.standing import a_stage
from tests.support.house import House

ALIAS = Alias("the listing")


@pytest.fixture
def stage(house: House, catalogue: Catalogue) -> Stage:
    return a_stage(house, catalogue)


def chapter_of(stage: Stage, expected: Facts) -> Chapter:
    """A refused application where something was expected."""
    step = Step(day=stage.county.opened, actor=Part.PLANT, action=Apply(listing=ALIAS), law="a rule", expected=expected)
    performed = Performed(step=step, answer=TooEarly("not yet"), facts=Refused(code="TOO_EARLY"))
    story = Story(chinese="示例", english="an example", premise="Nothing had happened.", steps=(step,))
    return Chapter(story=story, number=1, position=1, performed=performed)


def test_a_right_answer_is_printed_with_its_rule_of_law(stage: Stage) -> None:
    text = chapter_text(stage, chapter_of(stage, Refused(code="TOO_EARLY"))).plain
    assert part_name(stage, Part.PLANT) in text
    assert "applies for the repair of the listing" in text
    assert "refused, TOO_EARLY: not yet" in text
    assert "the law  a rule" in text
    assert "✓" in text
    assert "WRONG" not in text


def test_a_wrong_answer_is_printed_plainly_beside_the_expected_one(stage: Stage) -> None:
    chapter = chapter_of(stage, CLEAR)
    text = chapter_text(stage, chapter).plain
    assert "✗ WRONG" in text
    assert "'verdict': 'CLEAR'" in text
    assert "'code': 'TOO_EARLY'" in text
    shown = chapter_json(stage, chapter)
    assert (shown["right"], shown["expected"]["verdict"], shown["answered"]["code"]) == (False, "CLEAR", "TOO_EARLY")


def test_the_exit_code_is_0_only_if_every_answer_is_right(stage: Stage) -> None:
    right, wrong = chapter_of(stage, Refused(code="TOO_EARLY")), chapter_of(stage, CLEAR)
    assert exit_code([right, right]) == 0
    assert exit_code([right, wrong]) == 1
    assert exit_code([]) == 1


def test_ids_become_names_and_what_only_programs_need_is_left_out(stage: Stage) -> None:
    stage.listings[ALIAS] = ListingId("L-1234")
    stage.checks[CheckId("c-99")] = Label("the first check")
    firm, bank = stage.cast[Part.PLANT], stage.county.departments[Office.BANK]
    lines = [
        f"  {firm.id} by L-1234 (r-{'0' * 32})",
        f"    c-99, asked by {bank.code}",
        f"    why      hub why r-{'0' * 32}",
        "  record   c-99, revision 7",
    ]
    assert list(by_name(stage, lines)) == [
        f"  {part_name(stage, Part.PLANT)} by the listing",
        f"    the first check, asked by {bank.name} (bank)",
    ]


def test_a_lorry_is_called_by_its_plate(stage: Stage) -> None:
    plate = stage.cast[Part.LORRY].plate
    assert plate is not None
    assert part_name(stage, Part.LORRY) == f"{plate.characters} (the overloaded lorry)"


def test_every_domain_has_a_chinese_name() -> None:
    assert set(DOMAINS) == set(Domain)
    assert len(set(DOMAINS.values())) == len(Domain)


def test_titles_and_sums(stage: Stage) -> None:
    assert title_text(chapter_of(stage, CLEAR)).plain == "\nStory 1  示例 an example\nNothing had happened.\n"
    assert sum_text(right=2, count=2, seed=5).plain == "\nall 2 answers are those that the law asks for"
    assert sum_text(right=1, count=2, seed=5).plain == "\n1 of 2 answers are WRONG (seed 5)"
