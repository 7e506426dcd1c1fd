"""The verdict: what of the rows that bind a subject counts in a matter, for this asker, on this day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from graph_models.catalogue.model import Catalogue
from graph_models.catalogue.queries import binding_list_types
from graph_models.entities.subject import Subject
from graph_models.vocabulary import (
    CheckId,
    Coverage,
    Effect,
    LinkKind,
    ListingId,
    ListTypeId,
    Purpose,
    Revision,
    Role,
    SourceId,
    SubjectId,
    SubjectKind,
    Survival,
    UndeterminedReason,
)
from hub.domain.answers.verdict import (
    AnyVerdict,
    Clear,
    Noted,
    RelatedRestriction,
    Restricted,
    ShownRestriction,
    SourceState,
    Undetermined,
)
from hub.domain.bound import BoundRow, rule_of, shown
from hub.domain.commands.check import Matter
from hub.domain.matching import binds_in
from hub.domain.principal import Principal

_STRONG = frozenset({Effect.PROHIBIT, Effect.LIMIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A permitted question: who asks, for what, about which day, and the day of asking."""

    check_id: CheckId
    principal: Principal
    matter: Matter
    purpose: Purpose
    day: date
    today: date
    kind: SubjectKind | None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FedSource:
    """A source that feeds lists, with the day of its last delivery."""

    id: SourceId
    list_types: frozenset[ListTypeId]
    fresh_for_days: int
    last_delivery: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything that one read found about a question."""

    revision: Revision
    subject: Subject | None
    rows: Sequence[BoundRow]
    related: Sequence[tuple[LinkKind, BoundRow]]
    namesakes: Sequence[BoundRow]
    unnamed: Sequence[BoundRow]
    unnamed_cut: bool
    sources: Sequence[FedSource]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The verdict, and the listings of undocumented persons that made it ambiguous."""

    verdict: AnyVerdict
    ambiguous: tuple[ListingId, ...]


def decide(asked: Asked, known: Known, *, catalogue: Catalogue) -> Decided:
    """Exactly one of the four answers."""
    rows = _in_matter(asked, known.rows, catalogue)
    held = [row for row in rows if row.standing.suspended_on(asked.day)]
    counted = [row for row in rows if not row.standing.suspended_on(asked.day)]
    sources = _sources(asked, known.sources, catalogue)
    ambiguous = _counting(asked, known.namesakes, catalogue) if _by_unknown_document(asked, known) else []
    parts = _Parts(
        asked=asked,
        known=known,
        restrictions=_shown(counted, asked.day, catalogue),
        suspended=_shown(held, asked.day, catalogue),
        related=_related(asked, known, catalogue),
        sources=sources,
        coverage=_coverage(asked, known, catalogue),
    )
    verdict = parts.verdict(stale=any(source.stale for source in sources), ambiguous=bool(ambiguous))
    listings = tuple(sorted({row.listing.id for row in ambiguous}))
    return Decided(verdict=verdict, ambiguous=listings)


class _Shared(TypedDict):
    check_id: CheckId
    revision: Revision
    as_of: date
    sources: tuple[SourceState, ...]
    suspended: tuple[ShownRestriction, ...]
    related: tuple[RelatedRestriction, ...]
    subject: SubjectId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    asked: Asked
    known: Known
    restrictions: tuple[ShownRestriction, ...]
    suspended: tuple[ShownRestriction, ...]
    related: tuple[RelatedRestriction, ...]
    sources: tuple[SourceState, ...]
    coverage: Coverage

    def verdict(self, *, stale: bool, ambiguous: bool) -> AnyVerdict:
        effects = {restriction.effect for restriction in self.restrictions}
        if effects & _STRONG:
            return Restricted(restrictions=self.restrictions, **self._shared())
        if ambiguous:
            return self._undetermined(UndeterminedReason.AMBIGUOUS_IDENTIFIER)
        if stale:
            return self._undetermined(UndeterminedReason.STALE_SOURCE)
        if effects:
            return Noted(restrictions=self.restrictions, **self._shared())
        return Clear(subject_known=self.known.subject is not None, coverage=self.coverage, **self._shared())

    def _undetermined(self, reason: UndeterminedReason) -> Undetermined:
        return Undetermined(reason=reason, restrictions=self.restrictions, **self._shared())

    def _shared(self) -> _Shared:
        subject = self.known.subject
        return {
            "check_id": self.asked.check_id,
            "revision": self.known.revision,
            "as_of": self.asked.day,
            "sources": self.sources,
            "suspended": self.suspended,
            "related": self.related,
            "subject": subject.id if subject else None,
        }


def may_see(row: BoundRow, *, principal: Principal, today: date, catalogue: Catalogue) -> bool:
    """Whether the asker may be shown a row: agencies and banks never see what is repaired today, about whatever day.

    Repair ends sharing and use (国办发〔2025〕22号); what survives a repair is shown to all.
    """
    if principal.role not in {Role.AGENCY, Role.BANK}:
        return True
    survives = Survival.REPAIR in rule_of(row, catalogue).survives
    return survives or not row.standing.is_repaired_on(today)


def _in_matter(asked: Asked, rows: Sequence[BoundRow], catalogue: Catalogue) -> list[BoundRow]:
    own = asked.principal.department if asked.purpose is Purpose.ENFORCEMENT else None
    return [
        row
        for row in rows
        if _binds(asked, row, catalogue)
        and may_see(row, principal=asked.principal, today=asked.today, catalogue=catalogue)
        and own in {None, row.listing.department}
    ]


def _binds(asked: Asked, row: BoundRow, catalogue: Catalogue) -> bool:
    return binds_in(
        rule_of(row, catalogue),
        domain=asked.matter.domain,
        kind=asked.matter.kind,
        region=asked.matter.region,
        issuer_region=row.listing.issuer_region,
        stated=row.listing.scope,
    )


def _counting(asked: Asked, rows: Sequence[BoundRow], catalogue: Catalogue) -> list[BoundRow]:
    return [row for row in _in_matter(asked, rows, catalogue) if not row.standing.suspended_on(asked.day)]


def _shown(rows: Sequence[BoundRow], day: date, catalogue: Catalogue) -> tuple[ShownRestriction, ...]:
    count = len({row.listing.id for row in rows})
    ordered = sorted(rows, key=lambda row: (row.listing.effective, row.listing.id, row.rule))
    return tuple(shown(row, day=day, catalogue=catalogue, listings_in_matter=count) for row in ordered)


def _related(asked: Asked, known: Known, catalogue: Catalogue) -> tuple[RelatedRestriction, ...]:
    counted = {id(row) for row in _counting(asked, [row for _, row in known.related], catalogue)}
    return tuple(
        RelatedRestriction(
            role=role,
            person=row.subject,
            restriction=shown(row, day=asked.day, catalogue=catalogue, listings_in_matter=1),
        )
        for role, row in known.related
        if id(row) in counted
    )


def _by_unknown_document(asked: Asked, known: Known) -> bool:
    return known.subject is None and asked.kind is SubjectKind.PERSON


def _coverage(asked: Asked, known: Known, catalogue: Catalogue) -> Coverage:
    """PARTIAL where an undocumented person who is bound in this very matter may be the one asked about."""
    kind = known.subject.kind if known.subject else asked.kind
    if kind is not SubjectKind.PERSON:
        return Coverage.COMPLETE
    if _counting(asked, known.namesakes, catalogue):
        return Coverage.PARTIAL
    if known.unnamed_cut or _counting(asked, known.unnamed, catalogue):
        return Coverage.PARTIAL
    return Coverage.COMPLETE


def _sources(asked: Asked, fed: Sequence[FedSource], catalogue: Catalogue) -> tuple[SourceState, ...]:
    lists = binding_list_types(catalogue, asked.matter.domain, asked.matter.kind)
    return tuple(
        SourceState(source=source.id, last_delivery=source.last_delivery, stale=is_stale(source, asked.day))
        for source in fed
        if source.list_types & lists
    )


def is_stale(source: FedSource, day: date) -> bool:
    """Whether a source's last delivery is more than its limit before a day, or there was none."""
    if source.last_delivery is None:
        return True
    return (day - source.last_delivery).days > source.fresh_for_days
