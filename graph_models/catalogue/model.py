"""The catalogue as typed data: legal bases, measures, list types, rules, kinds (DESIGN section 4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from graph_models.civil_time import FOREVER
from graph_models.vocabulary import (
    Anchor,
    BasisId,
    Domain,
    Effect,
    FindingKind,
    LinkKind,
    ListClass,
    ListTypeId,
    MatterKind,
    MeasureId,
    PartsPerMillion,
    Release,
    RepairCondition,
    RuleId,
    SubjectKind,
    Survival,
    Territory,
    Toward,
    When,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length of time in civil months and days; years are twelve months."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedTerm:
    """A term of the law, counted from the anchor. For a list type it is the maximum, and the default."""

    length: Length
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedTerm:
    """A term that the decision states between a minimum and a maximum; a listing without one is refused."""

    minimum: Length
    maximum: Length
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class CappedTerm:
    """A term with a maximum for a stated end and no end where none is stated."""

    maximum: Length
    anchor: Anchor


class OpenTerm(StrEnum):
    """Terms without a length."""

    LISTING = "LISTING"
    """As long as the listing stands; for a list type: until it is lifted or the stated end."""
    LIFE = "LIFE"


Term = FixedTerm | DecidedTerm | CappedTerm | OpenTerm


class RepairMode(StrEnum):
    """How a listing can be repaired 信用修复."""

    BY_APPLICATION = "BY_APPLICATION"
    ON_PERFORMANCE = "ON_PERFORMANCE"
    AT_END = "AT_END"
    """Only the end of the term removes it; an earlier repair is TOO_EARLY."""
    NONE = "NONE"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairPolicy:
    """When and on which conditions a listing can be repaired."""

    mode: RepairMode = RepairMode.BY_APPLICATION
    earliest: Length | None = None
    earliest_anchor: Anchor = Anchor.DECISION
    after_correction: Length | None = None
    conditions: tuple[RepairCondition, ...] = (
        RepairCondition.CORRECTED,
        RepairCondition.DUTIES_DONE,
        RepairCondition.COMMITMENT,
    )


class Confidence(StrEnum):
    """How surely a fact of law is known (`law.md`)."""

    A = "A"
    B = "B"
    C = "C"
    C_MINUS = "C-"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """An article of a law, regulation or policy document that rules rest on."""

    id: BasisId
    title: str
    confidence: Confidence | None = None
    edition: str | None = None
    note: str | None = None
    valid_from: date = date.min
    valid_to: date = FOREVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """An item of the national list of measures 全国失信惩戒措施基础清单."""

    id: MeasureId
    name: str
    measure_class: str
    basis: tuple[BasisId, ...]
    edition: str | None = None
    confidence: Confidence | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListType:
    """A list or register of the catalogue."""

    id: ListTypeId
    name: str
    basis: tuple[BasisId, ...]
    list_class: ListClass = ListClass.SERIOUS_LIST
    listed: frozenset[SubjectKind] = frozenset(SubjectKind)
    minors_refused: bool = False
    notice_required: bool = True
    publication_required: bool = False
    term: Term = OpenTerm.LISTING
    repair: RepairPolicy = field(default_factory=RepairPolicy)
    confidence: Confidence | None = None
    note: str | None = None
    law_row: str | None = None
    """The row of `law.md` this stands for, such as `2/wage-arrears`; it orders `docs/catalogue.md`."""
    valid_from: date = date.min
    valid_to: date = FOREVER


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingStep:
    """Walks from the listed subject to the persons whom its decision finds so."""

    findings: frozenset[FindingKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStep:
    """Walks along links of these kinds to one of their ends.

    `release` is set where `when` is CURRENT. `share_at_least` is in parts per million: parallel holdings of
    one holder on one day add up, an unknown share counts by its lower bound, nominee holdings never count.
    `found` asks that the decision finds one of these about the person reached.
    """

    links: frozenset[LinkKind]
    toward: Toward
    when: When
    release: Release | None = None
    share_at_least: PartsPerMillion | None = None
    found: frozenset[FindingKind] = frozenset()


Step = FindingStep | LinkStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A walk, taken as a whole at most `repeat` times."""

    walk: tuple[Step, ...]
    repeat: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The kinds of matter a rule binds in: empty for every matter, or those the listing itself states."""

    kinds: frozenset[MatterKind] = frozenset()
    from_listing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line of the catalogue: list type x measure x domains x whom it reaches x effect x term x legal basis.

    Without `reach` it binds the listed subject itself. `requires_order` marks a measure that a body decides
    case by case: it is shown and never derived.
    """

    id: RuleId
    list_type: ListTypeId
    listed: frozenset[SubjectKind]
    measure: MeasureId
    domains: frozenset[Domain]
    effect: Effect
    basis: tuple[BasisId, ...]
    reach: Reach | None = None
    binds: frozenset[SubjectKind] = frozenset(SubjectKind)
    scope: Scope = field(default_factory=Scope)
    territory: Territory = Territory.NATIONAL
    term: Term = OpenTerm.LISTING
    survives: frozenset[Survival] = frozenset()
    requires_order: bool = False
    confidence: Confidence | None = None
    note: str | None = None
    valid_from: date = date.min
    valid_to: date = FOREVER

    @property
    def asks_for_the_act(self) -> bool:
        """Whether any step asks who served at the act."""
        steps = self.reach.walk if self.reach else ()
        return any(isinstance(step, LinkStep) and step.when is When.AT_ACT for step in steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfMatter:
    """A kind of permit, post or industry that a matter can be about; matched exactly."""

    id: MatterKind
    domain: Domain
    name: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catalogue:
    """All law of one deployment, checked at load: every reference in it resolves.

    Loaded once and never changed: it equals only itself, so that answers about it can be remembered.
    """

    legal_bases: Mapping[BasisId, LegalBasis]
    measures: Mapping[MeasureId, Measure]
    list_types: Mapping[ListTypeId, ListType]
    rules: Mapping[RuleId, Rule]
    kinds: Mapping[tuple[Domain, MatterKind], KindOfMatter]

    def rules_of(self, list_type: ListTypeId, *, decided_on: date) -> tuple[Rule, ...]:
        """The rules in force on the decision date, which govern a listing, in the order of their ids."""
        return tuple(
            rule
            for rule in self.rules.values()
            if rule.list_type == list_type and rule.valid_from <= decided_on < rule.valid_to
        )
