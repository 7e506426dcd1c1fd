"""The change feed and the record of checks, in pages that neither skip nor repeat."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph_models.catalogue.model import Catalogue
from graph_models.errors import NotPermitted
from graph_models.statements import lookup
from graph_models.vocabulary import CheckId, DepartmentCode, Revision, Role, SubjectId
from hub.domain.answers.records import NO_REVISION, ChangePage, CheckRecord, Page
from hub.domain.principal import Principal
from hub.domain.reading import may_verify
from hub.ports.clock import Clock
from hub.ports.store import Store
from hub.services.records import check_record
from hub.services.telling import Entry, Telling


@dataclass(frozen=True, slots=True)
class Entries:
    """Changes as they are kept: every entry up to `through`; `complete` where nothing followed."""

    entries: Sequence[Entry]
    through: Revision
    complete: bool


@dataclass(frozen=True, kw_only=True)
class Log:
    """Reads what has changed and who has asked."""

    store: Store
    catalogue: Catalogue
    clock: Clock

    async def changes(self, principal: Principal, after: Revision, first: int = 100) -> ChangePage:
        """Changes after a revision, whole revisions at a time, as far as they concern the asker."""
        return await self.shown(principal, await self.entries(after, first))

    async def entries(self, after: Revision, first: int) -> Entries:
        """Changes after a revision as they are kept, whole revisions at a time: nobody's page yet."""
        row = (await self.store.read(lookup.CHANGES, {"after": after, "first": first + 1}))[0]
        entries = _read(row["entries"])
        if len(entries) <= first:
            return Entries(entries, through=Revision(max(after, row["published"])), complete=True)
        last = entries[-1].change.revision
        whole = [entry for entry in entries if entry.change.revision < last]
        if not whole:
            rows = await self.store.read(lookup.CHANGES_OF_REVISION, {"revision": last})
            return Entries(_read(rows[0]["entries"]), through=last, complete=False)
        return Entries(whole, through=whole[-1].change.revision, complete=False)

    async def shown(self, principal: Principal, page: Entries) -> ChangePage:
        """What of these entries the caller is told."""
        told = await self._telling.told(principal, page.entries)
        return ChangePage(changes=told, through=page.through, complete=page.complete)

    async def history(self, principal: Principal, subject: SubjectId, *, after: Revision, first: int) -> ChangePage:
        """Changes of one subject after a revision, whole revisions at a time: more than `first` where needed."""
        row = (await self.store.read(lookup.HISTORY, {"subject": subject, "after": after, "first": first + 1}))[0]
        entries = _read(row["entries"])
        if len(entries) <= first:
            through = Revision(max(after, row["published"]))
            return await self.shown(principal, Entries(entries, through=through, complete=True))
        last = entries[-1].change.revision
        whole = [entry for entry in entries if entry.change.revision < last]
        if not whole:
            return await self.history(principal, subject, after=after, first=2 * first)
        return await self.shown(principal, Entries(whole, through=whole[-1].change.revision, complete=False))

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

    @cached_property
    def _telling(self) -> Telling:
        return Telling(store=self.store, catalogue=self.catalogue, clock=self.clock)


def _read(entries: Sequence[Sequence[Any]]) -> list[Entry]:
    return [Entry.of(each) for each in entries]
