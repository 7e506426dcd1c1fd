"""Plain facts for the oracle: words are plain strings, days plain dates, an open end is None."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class OracleLink:
    """A link from `start` to `end`, valid up to `valid_to`, not included. `share` in parts per million."""

    id: str
    kind: str
    start: str
    end: str
    valid_from: date
    valid_to: date | None = None
    share: int = 0
    nominee: bool = False


@dataclass(frozen=True, kw_only=True)
class OracleFindingStep:
    """Walks to the persons whom the decision finds so."""

    findings: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class OracleLinkStep:
    """Walks along links of these kinds `toward` FROM or TO, as the catalogue says."""

    links: frozenset[str]
    toward: str
    when: str
    release: str | None = None
    share_at_least: int | None = None
    found: frozenset[str] = frozenset()


OracleStep = OracleFindingStep | OracleLinkStep


@dataclass(frozen=True, kw_only=True)
class OracleTerm:
    """A term. `form` is FIXED, DECIDED, CAPPED (the length is the maximum), LISTING or LIFE."""

    form: str
    months: int = 0
    days: int = 0
    anchor: str = "EFFECTIVE"


@dataclass(frozen=True, kw_only=True)
class OracleListType:
    """A list: whether publication is required, and its term."""

    id: str
    term: OracleTerm
    publication_required: bool = False


@dataclass(frozen=True, kw_only=True)
class OracleRule:
    """A rule. `walk` is None where it binds the listed subject itself."""

    id: str
    list_type: str
    listed: frozenset[str]
    binds: frozenset[str]
    term: OracleTerm
    basis: tuple[str, ...]
    walk: tuple[OracleStep, ...] | None = None
    repeat: int = 1
    survives: frozenset[str] = frozenset()
    requires_order: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    domains: frozenset[str] = frozenset()
    effect: str = ""


@dataclass(frozen=True, kw_only=True)
class OracleEvent:
    """What happened to a listing; `kind` is a word of the vocabulary such as REPAIR_REVOKED."""

    kind: str
    day: date
    subject: str | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class OracleListing:
    """A listing with its decision.

    `events` stand in the order in which they became known, `findings` are (person, kind). An act without
    `act_to` has no end; without `act_from` the decision dates no act.
    """

    id: str
    list_type: str
    subject: str
    decided_on: date
    effective: date
    published: date
    act_from: date | None = None
    act_to: date | None = None
    until: date | None = None
    findings: frozenset[tuple[str, str]] = frozenset()
    events: tuple[OracleEvent, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OracleWorld:
    """Everything that is known. `kinds` says what each subject is, `repeals` when a basis ended."""

    kinds: Mapping[str, str]
    links: tuple[OracleLink, ...] = ()
    list_types: tuple[OracleListType, ...] = ()
    rules: tuple[OracleRule, ...] = ()
    listings: tuple[OracleListing, ...] = ()
    repeals: Mapping[str, date] = field(default_factory=dict)

    def listing(self, listing_id: str) -> OracleListing:
        """The listing of this id."""
        return next(each for each in self.listings if each.id == listing_id)

    def rule(self, rule_id: str) -> OracleRule:
        """The rule of this id."""
        return next(each for each in self.rules if each.id == rule_id)

    def list_type_of(self, listing: OracleListing) -> OracleListType:
        """The list a listing is on."""
        return next(each for each in self.list_types if each.id == listing.list_type)
