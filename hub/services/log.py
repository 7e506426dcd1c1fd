"""The change feed and the record of checks, in pages that neither skip nor repeat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.entities.listing import ListingEvent
from graph_models.errors import NotPermitted
from graph_models.statements import lookup
from graph_models.vocabulary import (
    ChangeKind,
    CheckId,
    DepartmentCode,
    EventKind,
    ListingId,
    RestrictionId,
    Revision,
    Role,
    RuleId,
    SubjectId,
    Survival,
)
from hub.domain.answers.records import NO_REVISION, ChangePage, CheckRecord, Page
from hub.domain.answers.written import Change
from hub.domain.principal import Principal
from hub.domain.reading import may_verify
from hub.ports.store import Store
from hub.services.records import check_record
from hub.services.rows import entities

Entry = tuple[Mapping[str, Any], str | None, Sequence[Sequence[Any]]]
"""A change as it is kept, the department of its listing, and that listing's events."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Changes as they are kept: every entry up to `through`; `complete` where nothing followed."""

    entries: Sequence[Entry]
    through: Revision
    complete: bool


_ENDINGS: Final = frozenset(
    {ChangeKind.ENDED, ChangeKind.EXPIRED, ChangeKind.REPAIRED, ChangeKind.ANNULLED, ChangeKind.BASIS_REPEALED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Reads what has changed and who has asked."""

    store: Store
    catalogue: Catalogue

    async def changes(self, principal: Principal, after: Revision, first: int = 100) -> ChangePage:
        """Changes after a revision, whole revisions at a time, as far as they concern the asker."""
        return self.shown(principal, await self.entries(after, first))

    async def entries(self, after: Revision, first: int) -> Entries:
        """Changes after a revision as they are kept, whole revisions at a time: nobody's page yet."""
        row = (await self.store.read(lookup.CHANGES, {"after": after, "first": first + 1}))[0]
        entries: list[Entry] = [tuple(each) for each in row["entries"]]
        if len(entries) <= first:
            return Entries(entries, through=Revision(max(after, row["published"])), complete=True)
        last = Revision(entries[-1][0]["revision"])
        whole = [entry for entry in entries if entry[0]["revision"] < last]
        if not whole:
            rows = await self.store.read(lookup.CHANGES_OF_REVISION, {"revision": last})
            return Entries([tuple(each) for each in rows[0]["entries"]], through=last, complete=False)
        return Entries(whole, through=Revision(whole[-1][0]["revision"]), complete=False)

    def shown(self, principal: Principal, page: Entries) -> ChangePage:
        """What of these entries concerns the asker."""
        shown = [_change(entry[0]) for entry in page.entries if self._concerns(principal, entry)]
        return ChangePage(changes=tuple(shown), through=page.through, complete=page.complete)

    async def history(self, principal: Principal, subject: SubjectId, *, after: Revision, first: int) -> ChangePage:
        """Changes of one subject after a revision, whole revisions at a time: more than `first` where needed."""
        row = (await self.store.read(lookup.HISTORY, {"subject": subject, "after": after, "first": first + 1}))[0]
        entries: list[Entry] = [tuple(each) for each in row["entries"]]
        if len(entries) <= first:
            through = Revision(max(after, row["published"]))
            return self.shown(principal, Entries(entries, through=through, complete=True))
        last = entries[-1][0]["revision"]
        whole = [entry for entry in entries if entry[0]["revision"] < last]
        if not whole:
            return await self.history(principal, subject, after=after, first=2 * first)
        return self.shown(principal, Entries(whole, through=Revision(whole[-1][0]["revision"]), complete=False))

    async def check(self, principal: Principal, check: CheckId) -> CheckRecord | None:
        """One record by its id, for whoever may verify it: the asker, auditors, the subject asked about.

        None where there is none for the caller.
        """
        rows = await self.store.read(lookup.CHECK_RECORD, {"id": check})
        records = [check_record(row["record"]) for row in rows]
        return next((record for record in records if may_verify(principal, record)), None)

    async def checks(
        self,
        principal: Principal,
        *,
        check: CheckId | None = None,
        subject: SubjectId | None = None,
        department: DepartmentCode | None = None,
        first: int = 100,
        after: str | None = None,
    ) -> Page[CheckRecord]:
        """Records of checks in the order they were made: for auditors, and for a subject about itself."""
        about = subject
        if principal.role is Role.SUBJECT:
            if subject not in {None, principal.subject}:
                raise NotPermitted("a subject sees who asked about itself")
            about = principal.subject
        elif principal.role is not Role.AUDITOR:
            raise NotPermitted("the record of checks is for auditors")
        if check is not None:
            record = await self.check(principal, check)
            fits = record is not None and about in {None, record.subject} and department in {None, record.department}
            return Page(items=(record,) if record is not None and fits else (), after=None, revision=NO_REVISION)
        page = {"after": after or "", "first": first + 1}
        if about is not None:
            found = page | {"subject": about, "department": department}
            rows = await self.store.read(lookup.CHECKS_OF_SUBJECT, found)
        elif department is not None:
            rows = await self.store.read(lookup.CHECKS_OF_DEPARTMENT, page | {"department": department})
        else:
            rows = await self.store.read(lookup.CHECKS, page)
        records = [check_record(row["record"]) for row in rows]
        more = len(records) > first
        return Page(items=tuple(records[:first]), after=records[first - 1].id if more else None, revision=NO_REVISION)

    def _concerns(self, principal: Principal, entry: Entry) -> bool:
        record, department, events = entry
        match principal.role:
            case Role.AUDITOR | Role.OPERATOR:
                return True
            case Role.SUBJECT:
                return bool(record.get("subject") == principal.subject)
            case _:
                own = department is not None and department == principal.department
                return own or self._shared(principal, record, events)

    def _shared(self, principal: Principal, record: Mapping[str, Any], events: Sequence[Sequence[Any]]) -> bool:
        """Whether an agency or a bank is told of a change in its domains."""
        rule = self.catalogue.rules.get(RuleId(record.get("rule") or ""))
        if rule is None or not rule.domains & principal.domains:
            return False
        return record["kind"] in _ENDINGS or _still_shared(rule, events)


def _still_shared(rule: Rule, events: Sequence[Sequence[Any]]) -> bool:
    """Of a listing that is annulled or repaired now, only the endings are told, and what survives its repair."""
    found = sorted((entities.event(each) for each in events), key=_revision)
    if any(each.kind is EventKind.ANNULLED for each in found):
        return False
    state = [each.kind for each in found if each.kind in {EventKind.REPAIRED, EventKind.REPAIR_REVOKED}]
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
