"""The format is read strictly: whatever is unknown in it makes the story unreadable, with the reason."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.scenarios.reading import read_folder, read_story
from tests.scenarios.sample import raw_sample, sample
from tests.scenarios.story import Story, UnreadableStory

Change = Callable[[dict[str, Any]], None]


def reason_of(change: Change) -> str:
    raw = raw_sample()
    change(raw)
    story = read_story(raw, unnamed="sample")
    assert isinstance(story, UnreadableStory)
    return story.reason


def test_a_story_of_the_format_is_read_whole() -> None:
    story = sample()
    assert story.listing_aliases == ("L1",)
    assert [subject.id for subject in story.subjects] == ["A", "P"]
    assert story.events[0].day == date(2025, 3, 1)


def set_at(path: list[Any], value: object) -> Change:
    def change(raw: dict[str, Any]) -> None:
        place: Any = raw
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (set_at(["given", "departments", 0, "colour"], "red"), "unknown field `colour`"),
        (set_at(["events", 0, "note"], "x"), "event 1: Object contains unknown field `note`"),
        (set_at(["events", 0, "do"], "shout"), "event 1: Invalid value 'shout'"),
        (set_at(["events", 0, "by"], "nobody"), "event 1: no department is called nobody"),
        (set_at(["events", 0, "refused"], ["TOO_LATE"]), "event 1: no error is called TOO_LATE"),
        (set_at(["expect", 0, "mood"], "good"), "expectation 1: Object contains unknown field `mood`"),
        (set_at(["expect", 0, "verdict"], "MAYBE"), "expectation 1: Invalid enum value 'MAYBE'"),
        (set_at(["expect", 0, "error"], "MINOR"), "expectation 1: a question expects either"),
        (set_at(["expect", 0, "listings"], ["L9"]), "expectation 1: no listing is called L9"),
        (set_at(["expect", 0, "asked_by"], "mayor"), "expectation 1: no asker is called mayor"),
        (set_at(["expect", 0], {"at": date(2025, 1, 1), "weather": "fine"}), "exactly one of receipt_of"),
        (set_at(["expect", 0], {"same": ["L1", "L1"], "listed": True}), "exactly one of receipt_of"),
        (set_at(["expect", 0], {"same": ["L1"]}), "expectation 1: Expected `array` of length 2"),
        (set_at(["needs"], ["telepathy"]), "Invalid enum value 'telepathy'"),
        (set_at(["given", "subjects", 1, "id"], "A"), "two subjects are called A"),
        (set_at(["given", "departments"], []), "a story has at least one department"),
        (set_at(["given", "subjects", 1, "resident_id"], None), "either `resident_id` or `register`"),
    ],
)
def test_what_the_format_does_not_know_is_refused(change: Change, said: str) -> None:
    assert said in reason_of(change)


def test_a_story_without_a_moment_is_refused() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["events"], raw["expect"] = [], []

    assert reason_of(change) == "a story has an event or a question"


def test_a_folder_is_read_in_order_and_a_second_story_of_one_id_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(yaml.safe_dump([raw_sample()], allow_unicode=True), encoding="utf-8")
    (tmp_path / "a.yaml").write_text(yaml.safe_dump([raw_sample()], allow_unicode=True), encoding="utf-8")
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "rules.yaml").write_text("rules: []", encoding="utf-8")
    first, second = read_folder(tmp_path)
    assert isinstance(first, Story)
    assert second == UnreadableStory(id="sample-ban", reason="another story has this id")


@pytest.mark.parametrize(
    ("content", "reason"),
    [("a: [", "cannot be read"), ("id: x", "a file of stories is a list"), ("- 7", "Expected `object`")],
)
def test_a_file_that_is_no_list_of_stories_is_unreadable(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "x.yaml").write_text(content, encoding="utf-8")
    (story,) = read_folder(tmp_path)
    assert isinstance(story, UnreadableStory)
    assert story.id.startswith("x.yaml")
    assert reason in story.reason
