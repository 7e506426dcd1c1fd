"""A step of a story: a day, somebody who acts or asks, the rule of law, and the answer that it asks for."""

from dataclasses import dataclass
from datetime import date

from graph_models.vocabulary import RuleId
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.story.facts import Alias, Facts, Label
from hub.domain.commands.check import Matter
from hub.domain.commands.listing import ListSubject
from hub.domain.commands.record import EndLink, RecordLink

Actor = Office | Part
"""A department, the audit office among them, or a subject that acts for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A check about a part. `known_on` asks what was known at the end of that day."""

    about: Part
    matter: Matter
    as_of: date | None = None
    known_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresee:
    """What would this listing do?"""

    about: Part
    command: ListSubject


@dataclass(frozen=True, slots=True, kw_only=True)
class Enlist:
    """Put a part on a list; the story calls the listing by an alias from then on."""

    listing: Alias
    about: Part
    command: ListSubject


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRole:
    """A role ends."""

    who: Part
    of: Part
    command: EndLink


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginRole:
    """A role begins."""

    who: Part
    of: Part
    command: RecordLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain:
    """Why is this part bound by this rule of this listing?"""

    about: Part
    listing: Alias
    rule: RuleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Apply:
    """Apply for repair; every condition but time is met."""

    listing: Alias


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Grant the repair that was applied for."""

    listing: Alias


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack:
    """Revoke the repair."""

    listing: Alias
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quash:
    """Annul the listing."""

    listing: Alias
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """What is on file about a part?"""

    about: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLaw:
    """Which rules could bind anybody in this matter?"""

    matter: Matter


Action = Ask | Foresee | Enlist | EndRole | BeginRole | Explain | Apply | Grant | TakeBack | Quash | OpenFile | ReadLaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What happens on a day. `law` is the rule in one line; `expected` is the answer that it asks for."""

    day: date
    actor: Actor
    action: Action
    law: str
    expected: Facts

    @property
    def label(self) -> Label:
        """What a damage list calls this step when it is a check: who asked about whom, in which matter, when."""
        if not isinstance(self.action, Ask):
            return Label(f"{self.day} {self.actor}")
        matter, about = self.action.matter, self.action.about
        day = f", about {self.action.as_of}" if self.action.as_of else ""
        return Label(f"{self.day} {self.actor}: {about}, {matter.kind or matter.domain}{day}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Steps in the order of time, under a title in both languages; `premise` says what had happened."""

    chinese: str
    english: str
    premise: str
    steps: tuple[Step, ...]
