"""What a story compares: the answer that the law asks for, and the same facts of what the hub really answered."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NewType

from graph_models.vocabulary import (
    BasisId,
    Coverage,
    Effect,
    FindingKind,
    LinkKind,
    ListTypeId,
    Mark,
    RepairState,
    RuleId,
    StayingReason,
    VerdictKind,
)
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part

Alias = NewType("Alias", str)
"""What a story calls one of its listings."""

Label = NewType("Label", str)
"""What a story calls one of its checks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A restriction: by which rule and listing, how strongly, `[start, end)`, on which articles, with which marks."""

    rule: RuleId
    listing: Alias
    effect: Effect
    start: date
    end: date
    articles: frozenset[BasisId]
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A verdict with everything that it rests on.

    Beside it stand `related`, the persons in roles of the subject who are bound in the same matter, and
    `suspended`, the listings that a court has stayed.
    """

    verdict: VerdictKind
    restrictions: frozenset[Bound] = frozenset()
    coverage: Coverage | None = None
    related: frozenset[Part] = frozenset()
    suspended: frozenset[Alias] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whom a rule would bind on which days."""

    part: Part
    rule: RuleId
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What an act would do, before anything is written."""

    gained: frozenset[Reach]
    lost: frozenset[Reach] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A write that was made; `state` is that of a repair."""

    changed: bool = True
    state: RepairState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A listing that was made: on which list, of whom, in force from which day."""

    list_type: ListTypeId
    subject: Part
    start: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """One step of an explanation: by which kind of link or finding, to whom."""

    by: LinkKind | FindingKind
    to: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Why: the listing and its subject, the rule with its articles, and every path from the listed subject."""

    listing: Alias
    listed: Part
    rule: RuleId
    articles: frozenset[BasisId]
    paths: frozenset[tuple[Walked, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The receipt of a repair."""

    lifted: frozenset[tuple[Part, RuleId]]
    staying: frozenset[tuple[Part, StayingReason]]
    told: frozenset[Office]


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """The checks that an annulled listing spoiled."""

    checks: frozenset[Label]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """What stands against a subject: the listings that name it, and how many restrictions bind it."""

    listings: frozenset[Alias] = frozenset()
    restrictions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The rules of the catalogue that could bind somebody in a matter."""

    rules: frozenset[RuleId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A refusal, by its code."""

    code: str


Facts = Answered | Foreseen | Recorded | Listed | Explained | Received | Damage | OnFile | Law | Refused


CLEAR: Final = Answered(verdict=VerdictKind.CLEAR, coverage=Coverage.COMPLETE)
"""Nothing binds, and everybody who could be meant is known."""


def restricted(*bounds: Bound, related: frozenset[Part] = frozenset()) -> Answered:
    """The law refuses or limits."""
    return Answered(verdict=VerdictKind.RESTRICTED, restrictions=frozenset(bounds), related=related)


def noted(*bounds: Bound) -> Answered:
    """Facts to weigh, and no refusal."""
    return Answered(verdict=VerdictKind.NOTED, restrictions=frozenset(bounds))


def listings_in(facts: Facts) -> frozenset[Alias]:
    """The listings that a verdict rests on."""
    return frozenset(bound.listing for bound in facts.restrictions) if isinstance(facts, Answered) else frozenset()
