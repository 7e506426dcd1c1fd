"""The order in which a story is played: by day, events before questions, and in file order."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.scenarios.events import Event, ListEvent, OtherEvent
from tests.scenarios.expectations import (
    DamageExpectation,
    Question,
    Reading,
    ReceiptExpectation,
    SameExpectation,
)
from tests.scenarios.story import Story

_READINGS = (ReceiptExpectation, DamageExpectation, SameExpectation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An event or a question on its day; `number` is its place in the story's list."""

    day: date
    number: int
    what: Event | Question

    @property
    def is_event(self) -> bool:
        """Whether something happens, rather than being asked."""
        return isinstance(self.what, ListEvent | OtherEvent)


def moments(story: Story) -> tuple[Moment, ...]:
    """Every event and question in the order of playing."""
    events = [Moment(day=event.day, number=number, what=event) for number, event in enumerate(story.events, start=1)]
    questions = [
        Moment(day=item.asked_on or item.at, number=number, what=item)
        for number, item in enumerate(story.expect, start=1)
        if not isinstance(item, _READINGS)
    ]
    return tuple(sorted((*events, *questions), key=lambda moment: moment.day))


def readings(story: Story) -> tuple[tuple[int, Reading], ...]:
    """What is read when the story has ended, with its place in the list of expectations."""
    numbered = enumerate(story.expect, start=1)
    return tuple((number, item) for number, item in numbered if isinstance(item, _READINGS))


def eve(story: Story) -> date:
    """The day before the first event or question, on which the given facts are recorded."""
    return moments(story)[0].day - timedelta(days=1)
