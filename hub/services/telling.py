"""What of the change log a caller is told: which entries concern it, and how much of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.entities.listing import ListingEvent
from graph_models.statements import lookup
from graph_models.vocabulary import (
    ChangeKind,
    CheckId,
    DepartmentCode,
    Domain,
    EventKind,
    ListingId,
    Purpose,
    RegionCode,
    RestrictionId,
    Revision,
    Role,
    RuleId,
    SubjectId,
    SubjectKind,
    Survival,
)
from hub.domain.answers.written import Change
from hub.domain.principal import Principal
from hub.domain.reading import binds_for
from hub.ports.clock import Clock
from hub.ports.store import Store
from hub.services.rows import entities

_SEE_ALL: Final = frozenset({Role.AUDITOR, Role.OPERATOR})
_ENDINGS: Final = frozenset(
    {ChangeKind.ENDED, ChangeKind.EXPIRED, ChangeKind.REPAIRED, ChangeKind.ANNULLED, ChangeKind.BASIS_REPEALED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A change as it is kept, who made its listing, and what has happened to that by now."""

    change: Change
    rule: RuleId | None
    department: DepartmentCode | None
    region: RegionCode | None
    events: Sequence[ListingEvent]

    @classmethod
    def of(cls, parts: Sequence[Any]) -> Self:
        """An entry as the statements of the log return it."""
        record, department, region, events = parts
        return cls(
            change=_change(record),
            rule=RuleId(record["rule"]) if record.get("rule") else None,
            department=DepartmentCode(department) if department else None,
            region=RegionCode(region) if region else None,
            events=tuple(sorted((entities.event(each) for each in events), key=_revision)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Tells each caller what concerns it: a department its own listings and its matters, a subject itself."""

    store: Store
    catalogue: Catalogue
    clock: Clock

    async def told(self, principal: Principal, entries: Sequence[Entry]) -> tuple[Change, ...]:
        """What of these entries the caller is told, in their order. Reads more for agencies and banks only."""
        if principal.role in _SEE_ALL:
            return tuple(each.change for each in entries)
        if principal.role is Role.SUBJECT:
            return tuple(each.change for each in entries if each.change.subject == principal.subject)
        told = [shown for each in entries if (shown := self._shown(principal, each)) is not None]
        if principal.role is Role.BANK:
            told = await self._consented(principal, told)
        return await self._with_own_checks(principal, told, _made_by(principal, entries))

    def _shown(self, principal: Principal, entry: Entry) -> Change | None:
        """A change of one's own listing, or in one's matters: of what is repaired or annulled only that it ended."""
        change = entry.change
        if _made(principal, entry):
            return change
        rule = self.catalogue.rules.get(entry.rule) if entry.rule else None
        if rule is None or not binds_for(principal, rule, issuer_region=entry.region):
            return None
        if _still_shared(rule, entry.events):
            return change
        return replace(change, days=None) if change.kind in _ENDINGS else None

    async def _consented(self, bank: Principal, told: Sequence[Change]) -> list[Change]:
        """A bank is told of a person only under a stored consent that covers today."""
        subjects = sorted({each.subject for each in told if each.subject is not None})
        if not subjects:
            return list(told)
        found = await self.store.read(lookup.CONSENTED, {"subjects": subjects, "bank": bank.department})
        open_to = {SubjectId(row["subject"]) for row in found if self._open(row)}
        return [each for each in told if each.subject is None or each.subject in open_to]

    def _open(self, row: Mapping[str, Any]) -> bool:
        if row["kind"] != SubjectKind.PERSON:
            return True
        today, consents = self.clock.today(), (entities.consent(each) for each in row["consents"])
        return any(each.covers(Purpose.CREDIT_GRANTING, Domain.BANKING, today) for each in consents)

    async def _with_own_checks(
        self, principal: Principal, told: Sequence[Change], own: frozenset[ListingId | None]
    ) -> tuple[Change, ...]:
        """Of the checks that were answered differently a department is told its own; all where the listing is its own.

        Who else asked about a subject is for auditors and for the subject.
        """
        spoiled = sorted({check for each in told if each.listing not in own for check in each.damaged})
        if not spoiled:
            return tuple(told)
        found = await self.store.read(lookup.CHECK_ASKERS, {"checks": spoiled})
        kept = {CheckId(row["check"]) for row in found if row["department"] == principal.department}
        return tuple(
            each
            if each.listing in own
            else replace(each, damaged=tuple(check for check in each.damaged if check in kept))
            for each in told
        )


def _made_by(principal: Principal, entries: Sequence[Entry]) -> frozenset[ListingId | None]:
    """The caller's own listings among these."""
    return frozenset(each.change.listing for each in entries if _made(principal, each))


def _made(principal: Principal, entry: Entry) -> bool:
    """Whether the caller made the listing of a change; a bank lists nothing."""
    return principal.role is Role.AGENCY and entry.department is not None and entry.department == principal.department


def _still_shared(rule: Rule, events: Sequence[ListingEvent]) -> bool:
    """Whether a listing is neither annulled nor repaired by now, or the rule survives its repair."""
    if any(each.kind is EventKind.ANNULLED for each in events):
        return False
    state = [each.kind for each in events if each.kind in {EventKind.REPAIRED, EventKind.REPAIR_REVOKED}]
    return Survival.REPAIR in rule.survives or state[-1:] != [EventKind.REPAIRED]


def _revision(event: ListingEvent) -> Revision:
    return event.revision


def _change(record: Mapping[str, Any]) -> Change:
    days = record.get("days")
    return Change(
        revision=Revision(record["revision"]),
        position=record["position"],
        kind=ChangeKind(record["kind"]),
        listing=ListingId(record["listing"]) if record.get("listing") else None,
        restriction=RestrictionId(record["restriction"]) if record.get("restriction") else None,
        subject=SubjectId(record["subject"]) if record.get("subject") else None,
        days=entities.days(days) if days is not None else None,
        damaged=tuple(CheckId(each) for each in record.get("damaged") or ()),
    )
