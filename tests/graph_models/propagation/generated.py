"""How a small world is made: one seed drawn by Hypothesis, then plain chance.

Strategies nested for every field leave nine worlds of ten without anybody bound. The price is that a
failing world is not made smaller: it comes with at most twelve links as it is.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Protocol, TypeVar

from hypothesis import strategies as st

from graph_models.catalogue.model import (
    CappedTerm,
    DecidedTerm,
    FindingStep,
    FixedTerm,
    Length,
    LinkStep,
    ListType,
    OpenTerm,
    Reach,
    Rule,
    Step,
    Term,
)
from graph_models.civil_time import FOREVER
from graph_models.entities.link import Link
from graph_models.entities.listing import Decision, Finding, Listing, ListingEvent
from graph_models.intervals import Interval
from graph_models.vocabulary import (
    Anchor,
    BasisId,
    DecisionId,
    DepartmentCode,
    Domain,
    Effect,
    EventKind,
    FindingKind,
    LinkId,
    LinkKind,
    ListingId,
    ListTypeId,
    MeasureId,
    PartsPerMillion,
    RegionCode,
    Release,
    Revision,
    RuleId,
    SubjectId,
    SubjectKind,
    Survival,
    Toward,
    When,
)
from tests.graph_models.propagation.worlds import FIRST_DAY, LISTED, SUBJECTS, World

T = TypeVar("T")

_KINDS: Final = (LinkKind.SHAREHOLDER_OF, LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.BRANCH_OF)
_FINDINGS: Final = (FindingKind.PUNISHED, FindingKind.OTHER_RESPONSIBLE)
_BASES: Final = (BasisId("basis/a"), BasisId("basis/b"))
_SHARES: Final = tuple(PartsPerMillion(share) for share in (0, 200_000, 300_000, 500_000, 700_000))
_BINDS: Final = (
    *[frozenset(SubjectKind)] * 4,
    frozenset({SubjectKind.ORGANISATION}),
    frozenset({SubjectKind.PERSON}),
)
_EVENTS: Final = (
    *[EventKind.REPAIRED, EventKind.REPAIR_REVOKED, EventKind.RELEASED] * 3,
    *[EventKind.STAYED, EventKind.RESUMED, EventKind.OBJECTED],
)


class Chance(Protocol):
    """What is used of a seeded generator."""

    def random(self) -> float: ...
    def randint(self, a: int, b: int, /) -> int: ...
    def choice(self, seq: Sequence[T], /) -> T: ...


def worlds() -> st.SearchStrategy[World]:
    """A world of up to twelve links; every rule of the grammar, and some that a catalogue refuses."""
    return st.randoms(use_true_random=True).map(world_by)


def world_by(chance: Chance) -> World:
    """The world that this chance makes."""
    subjects = SUBJECTS[: chance.randint(2, len(SUBJECTS))]
    listed = SubjectKind.VEHICLE if is_by(chance, 0.02) else SubjectKind.ORGANISATION
    others = (SubjectKind.ORGANISATION, SubjectKind.PERSON)
    kinds = {LISTED: listed, **{subject: chance.choice(others) for subject in SUBJECTS[1:]}}
    persons = [subject for subject in subjects if kinds[subject] is SubjectKind.PERSON]
    rule = _rule(chance)
    return World(
        kinds=kinds,
        links=tuple(link_by(chance, number, subjects) for number in range(min(12, chance.randint(0, 18)))),
        list_type=ListType(
            id=ListTypeId("list"),
            name="示例名单",
            basis=_BASES[:1],
            publication_required=is_by(chance, 0.3),
            term=_term(chance) if is_by(chance, 0.4) else OpenTerm.LISTING,
        ),
        rule=rule,
        listing=_listing(chance, listed, persons),
        events=_event_series(chance, subjects),
        repealed={basis: day_by(chance) for basis in _BASES if is_by(chance, 0.05)},
    )


def is_by(chance: Chance, share: float) -> bool:
    """True in so many of all cases."""
    return chance.random() < share


def day_by(chance: Chance, earliest: int = 0, latest: int = 42) -> date:
    """A day counted from the first day of the window."""
    return FIRST_DAY + timedelta(days=chance.randint(earliest, latest))


def link_by(chance: Chance, number: int, subjects: Sequence[SubjectId]) -> Link:
    """A link between two of the subjects, often one that began before the window."""
    valid_from = day_by(chance, -20, 25) if is_by(chance, 0.5) else day_by(chance, -20, -15)
    start, end = chance.choice(subjects), chance.choice(subjects)
    if is_by(chance, 0.35):
        start, end = chance.choice(((LISTED, end), (start, LISTED)))
    lasts = timedelta(days=chance.randint(1, 60))
    return Link(
        id=LinkId(f"l{number}"),
        kind=chance.choice(_KINDS[:2] if is_by(chance, 0.9) else _KINDS),
        start=start,
        end=end,
        valid_from=valid_from,
        valid_to=FOREVER if is_by(chance, 0.4) else valid_from + lasts,
        share=chance.choice(_SHARES),
        nominee=is_by(chance, 0.15),
    )


def _term(chance: Chance) -> Term:
    length = Length(months=chance.randint(0, 1), days=chance.randint(0, 20))
    anchor = chance.choice(tuple(Anchor))
    terms: tuple[Term, ...] = (
        *OpenTerm,
        FixedTerm(length=length, anchor=anchor),
        DecidedTerm(minimum=Length(), maximum=length, anchor=anchor),
        CappedTerm(maximum=length, anchor=anchor),
    )
    return chance.choice(terms)


def _rule(chance: Chance) -> Rule:
    return Rule(
        id=RuleId("list/rule"),
        list_type=ListTypeId("list"),
        listed=frozenset({SubjectKind.ORGANISATION}),
        measure=MeasureId("M01"),
        domains=frozenset({Domain.PROCUREMENT}),
        effect=Effect.PROHIBIT,
        basis=chance.choice((_BASES, _BASES[:1])),
        reach=None if is_by(chance, 0.05) else _reach(chance),
        binds=chance.choice(_BINDS),
        term=_term(chance) if is_by(chance, 0.4) else OpenTerm.LISTING,
        survives=frozenset(end for end in Survival if is_by(chance, 0.25)),
        requires_order=is_by(chance, 0.02),
    )


def _reach(chance: Chance) -> Reach:
    if is_by(chance, 0.12):
        finding: tuple[Step, ...] = (FindingStep(findings=_some_findings(chance)),)
        return Reach(walk=finding + tuple(_link_step(chance) for _ in range(chance.randint(0, 2))))
    steps = tuple(_link_step(chance) for _ in range(chance.choice((1, 1, 1, 2, 3))))
    return Reach(walk=steps, repeat=1 if len(steps) > 2 else chance.randint(1, 3))


def _link_step(chance: Chance) -> LinkStep:
    when = chance.choice((When.CURRENT, When.CURRENT, When.AT_ACT, When.AT_DECISION))
    return LinkStep(
        links=frozenset(kind for kind in _KINDS if is_by(chance, 0.75)) or frozenset(_KINDS[:1]),
        toward=chance.choice(tuple(Toward)),
        when=when,
        release=chance.choice(tuple(Release)) if when is When.CURRENT else None,
        share_at_least=chance.choice(_SHARES[2:4]) if is_by(chance, 0.35) else None,
        found=_some_findings(chance) if is_by(chance, 0.07) else frozenset(),
    )


def _some_findings(chance: Chance) -> frozenset[FindingKind]:
    return frozenset(_FINDINGS) if is_by(chance, 0.5) else frozenset({chance.choice(_FINDINGS)})


def _event_series(chance: Chance, subjects: Sequence[SubjectId]) -> tuple[ListingEvent, ...]:
    kinds = [chance.choice(_EVENTS) for _ in range(chance.randint(0, 5))]
    kinds += [EventKind.ANNULLED] * is_by(chance, 0.04)
    return tuple(_event(chance, kind, Revision(n), subjects) for n, kind in enumerate(kinds))


def _event(chance: Chance, kind: EventKind, revision: Revision, subjects: Sequence[SubjectId]) -> ListingEvent:
    concerns = kind in {EventKind.RELEASED, EventKind.OBJECTED}
    restates = kind is EventKind.REPAIR_REVOKED and is_by(chance, 0.3)
    return ListingEvent(
        kind=kind,
        day=day_by(chance, 5),
        revision=revision,
        subject=chance.choice(subjects[1:]) if concerns else None,
        until=day_by(chance, 20) if restates else None,
    )


def _listing(chance: Chance, kind: SubjectKind, persons: Sequence[SubjectId]) -> Listing:
    effective = day_by(chance, 0, 12)
    amount = chance.randint(0, 5) if persons else 0
    found = {(chance.choice(persons), chance.choice(_FINDINGS)) for _ in range(amount)}
    act = day_by(chance, -20, 10)
    act_end = FOREVER if is_by(chance, 0.05) else act + timedelta(days=chance.randint(1, 30))
    return Listing(
        id=ListingId("listing"),
        department=DepartmentCode("department"),
        issuer_region=RegionCode("330100"),
        list_type=ListTypeId("list"),
        subject=LISTED,
        subject_kind=kind,
        decision=Decision(
            id=DecisionId("decision"),
            number="示例1号",
            decided_on=day_by(chance, -10, 12),
            act=None if is_by(chance, 0.1) else Interval(act, act_end),
            findings=tuple(Finding(person=person, kind=kind) for person, kind in sorted(found)),
        ),
        effective=effective,
        published=effective + timedelta(days=chance.choice((0, 0, 5))),
        until=day_by(chance, 20, 50) if is_by(chance, 0.6) else None,
    )
