"""The expectations of a story as they are written; the fields present tell which shape is meant."""

from datetime import date
from typing import Any, Final, cast

from msgspec import Struct, convert, field

from graph_models.vocabulary import Coverage, Domain, Effect, Mark, StayingReason, VerdictKind
from tests.scenarios.events import StoryListing
from tests.scenarios.strict import Strict


class RawIdentifier(Strict, frozen=True, kw_only=True):
    """An identifier as an applicant gave it: a unified code, a resident ID, or a plate with its colour."""

    uscc: str | None = None
    resident_id: str | None = None
    plate: str | None = None
    colour: str | None = None

    def __post_init__(self) -> None:
        if sum(part is not None for part in (self.uscc, self.resident_id, self.plate)) != 1:
            raise ValueError("an identifier is one of `uscc`, `resident_id`, `plate`")
        if (self.plate is None) != (self.colour is None):
            raise ValueError("a plate goes with its colour")


class CheckExpectation(Strict, frozen=True, kw_only=True):
    """A question and its verdict or error; what is absent is not looked at."""

    at: date
    asked_on: date | None = None
    known_at: date | None = None
    asked_by: str | None = None
    subject: str | None = None
    identifier: RawIdentifier | None = None
    name: str | None = None
    domain: Domain
    kind: str | None = None
    region: str | None = None
    at_least: int | None = None
    verdict: VerdictKind | None = None
    error: str | None = None
    effects: tuple[Effect, ...] | None = None
    listings: tuple[str, ...] | None = None
    path: tuple[str, ...] | None = None
    paths: tuple[tuple[str, ...], ...] | None = None
    marks: tuple[Mark, ...] | None = None
    marks_of: str | dict[str, tuple[Mark, ...]] | None = None
    suspended: tuple[str, ...] | None = None
    subject_known: bool | None = None
    coverage: Coverage | None = None
    alias: str | None = field(name="as", default=None)

    def __post_init__(self) -> None:
        if (self.subject is None) == (self.identifier is None):
            raise ValueError("a question has either `subject` or `identifier`")
        if (self.verdict is None) == (self.error is None):
            raise ValueError("a question expects either `verdict` or `error`")
        if isinstance(self.marks_of, str) and self.marks is None:
            raise ValueError("`marks_of` names the listing whose `marks` are expected")
        if self.error is not None and self._looks_at_the_answer:
            raise ValueError("an error has nothing else to look at")
        if self.asked_by == "subject" and self.subject is None:
            raise ValueError("a subject asks about itself: give `subject`")

    @property
    def _looks_at_the_answer(self) -> bool:
        looked_at = (
            self.effects, self.listings, self.path, self.paths, self.marks, self.marks_of,
            self.suspended, self.subject_known, self.coverage, self.alias,
        )  # fmt: skip
        return any(part is not None for part in looked_at)


class ListedExpectation(Strict, frozen=True, kw_only=True):
    """Whether the subject itself stands on that list (on any, without `list_type`) on that day."""

    at: date
    asked_on: date | None = None
    subject: str
    listed: bool
    list_type: str | None = None


class ImpactExpectation(Strict, frozen=True, kw_only=True):
    """What such a listing would do, without writing."""

    at: date
    asked_on: date | None = None
    impact: StoryListing
    reached: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Proposal(Strict, frozen=True, kw_only=True):
    """An open proposal of the overload counter."""

    subject: str
    action: str


class ProposalsExpectation(Strict, frozen=True, kw_only=True):
    """Exactly these proposals are open."""

    at: date
    asked_on: date | None = None
    proposals: tuple[Proposal, ...]


class Stay(Strict, frozen=True, kw_only=True):
    """What a receipt names as staying."""

    subject: str
    because: StayingReason
    listing: str | None = None


class ReceiptExpectation(Strict, frozen=True, kw_only=True):
    """The receipt of a repair, read at the end; `stays: []` means that nothing stays."""

    receipt_of: str
    lifted: tuple[str, ...] = ()
    stays: tuple[Stay, ...] | None = None
    never: tuple[str, ...] = ()


class DamageExpectation(Strict, frozen=True, kw_only=True):
    """The damage list of an annulment, read at the end, by the aliases of checks."""

    damage_of: str
    checks: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class SameExpectation(Strict, frozen=True, kw_only=True):
    """Both aliases are one listing, and the second request made no new revision; read at the end."""

    same: tuple[str, str]


Question = CheckExpectation | ListedExpectation | ImpactExpectation | ProposalsExpectation
"""Asked on a day."""

Reading = ReceiptExpectation | DamageExpectation | SameExpectation
"""Read when the story has ended."""

Expectation = Question | Reading

_SHAPES: Final[dict[str, type[Struct]]] = {
    "receipt_of": ReceiptExpectation,
    "damage_of": DamageExpectation,
    "same": SameExpectation,
    "impact": ImpactExpectation,
    "proposals": ProposalsExpectation,
    "listed": ListedExpectation,
    "verdict": CheckExpectation,
    "error": CheckExpectation,
}


def read_expectation(raw: Any) -> Expectation:
    """One expectation by its shape.

    Raises ValueError (msgspec.ValidationError is one) when it has no known shape or does not fit it.
    """
    if not isinstance(raw, dict):
        raise ValueError("an expectation is a mapping")
    shapes = {shape for field_name, shape in _SHAPES.items() if field_name in raw}
    if len(shapes) != 1:
        raise ValueError(f"an expectation has exactly one of {', '.join(_SHAPES)}")
    expectation: Any = convert(raw, type=shapes.pop())
    return cast("Expectation", expectation)
