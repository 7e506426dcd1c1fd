"""Reads a folder of stories; what does not fit the format becomes an unreadable story with the reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec import convert

from tests.scenarios.events import Event
from tests.scenarios.expectations import Expectation, read_expectation
from tests.scenarios.given import Given
from tests.scenarios.names import first_problem
from tests.scenarios.story import Need, Story, UnreadableStory
from tests.scenarios.strict import Strict
from tests.scenarios.timeline import moments


class _Shape(Strict, frozen=True, kw_only=True):
    """A story before its expectations are read by their shapes."""

    id: str
    name: str
    why: str
    given: Given
    needs: tuple[Need, ...] = ()
    events: tuple[Any, ...] = ()
    expect: tuple[Any, ...] = ()


def read_folder(folder: Path) -> list[Story | UnreadableStory]:
    """Every story of the `*.yaml` files directly in the folder, in the order of file names and files."""
    stories: list[Story | UnreadableStory] = []
    seen: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        for story in read_file(path):
            again = story.id in seen
            seen.add(story.id)
            stories.append(UnreadableStory(id=story.id, reason="another story has this id") if again else story)
    return stories


def read_file(path: Path) -> Iterator[Story | UnreadableStory]:
    """The stories of one file; a file that is no list of stories counts as one unreadable story."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        yield UnreadableStory(id=path.name, reason=f"cannot be read: {error}")
        return
    if not isinstance(raw, list):
        yield UnreadableStory(id=path.name, reason="a file of stories is a list")
        return
    for number, entry in enumerate(raw, start=1):
        yield read_story(entry, unnamed=f"{path.name}, story {number}")


def read_story(raw: object, *, unnamed: str) -> Story | UnreadableStory:
    """One story; `unnamed` is how it is called when it has no id that can be read."""
    known_as = str(raw.get("id", unnamed)) if isinstance(raw, dict) else unnamed
    try:
        story = _story(convert(raw, type=_Shape))
    except ValueError as error:
        return UnreadableStory(id=known_as, reason=str(error))
    problem = first_problem(story) if moments(story) else "a story has an event or a question"
    return story if problem is None else UnreadableStory(id=known_as, reason=problem)


def _story(shape: _Shape) -> Story:
    return Story(
        id=shape.id,
        name=shape.name,
        why=shape.why,
        needs=frozenset(shape.needs),
        given=shape.given,
        events=tuple(_event(raw, number) for number, raw in enumerate(shape.events, start=1)),
        expect=tuple(_expectation(raw, number) for number, raw in enumerate(shape.expect, start=1)),
    )


def _event(raw: Any, number: int) -> Event:
    try:
        event: Event = convert(raw, type=Event)
    except ValueError as error:
        raise ValueError(f"event {number}: {error}") from error
    return event


def _expectation(raw: Any, number: int) -> Expectation:
    try:
        return read_expectation(raw)
    except ValueError as error:
        raise ValueError(f"expectation {number}: {error}") from error
