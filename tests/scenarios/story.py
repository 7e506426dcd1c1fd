"""A story: what it needs, its facts, its events and its expectations."""

from dataclasses import dataclass
from enum import StrEnum

from tests.scenarios.events import Event, ListEvent, RegisterEvent
from tests.scenarios.expectations import CheckExpectation, Expectation
from tests.scenarios.given import Given, StorySubject


class Need(StrEnum):
    """Parts of the hub beyond the core that a story may need."""

    TEST_CATALOGUE = "test-catalogue"
    OBJECTION = "objection"
    STAY = "stay"
    BASIS_REPEAL = "basis-repeal"
    KNOWN_AT = "known-at"
    FRESHNESS = "freshness"
    OVERLOAD_COUNTING = "overload-counting"
    SUBJECT_END = "subject-end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story as it was read."""

    id: str
    name: str
    why: str
    needs: frozenset[Need]
    given: Given
    events: tuple[Event, ...]
    expect: tuple[Expectation, ...]

    @property
    def subjects(self) -> tuple[StorySubject, ...]:
        """Every subject of the story: those given, and those that an event registers."""
        registered = (event.subject for event in self.events if isinstance(event, RegisterEvent))
        return (*self.given.subjects, *registered)

    @property
    def listing_aliases(self) -> tuple[str, ...]:
        """The aliases that events give to listings."""
        return tuple(event.alias for event in self.events if isinstance(event, ListEvent))

    @property
    def check_aliases(self) -> tuple[str, ...]:
        """The aliases that expectations give to checks."""
        checks = (item.alias for item in self.expect if isinstance(item, CheckExpectation))
        return tuple(alias for alias in checks if alias is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableStory:
    """What cannot be read as a story, and the first reason why."""

    id: str
    reason: str
