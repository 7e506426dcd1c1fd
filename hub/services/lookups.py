"""What is on record about a subject or a listing, as far as the asker may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeVar

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import instant_text
from graph_models.entities.link import Link
from graph_models.entities.listing import Listing
from graph_models.entities.subject import ByDocument, Identifier, Subject, stable_id
from graph_models.errors import NotPermitted
from graph_models.propagation.standing import Standing, standing
from graph_models.statements import lookup
from graph_models.vocabulary import (
    DepartmentCode,
    ListingId,
    ListTypeId,
    Revision,
    Role,
    SubjectId,
    SubjectKind,
)
from hub.domain.answers.records import ListingState, Page, SubjectFile
from hub.domain.asking import check_time_travel
from hub.domain.bound import BoundRow, shown
from hub.domain.principal import Principal
from hub.domain.reading import acts_for, check_file, sees_listing, sees_row
from hub.domain.showing import shown_listing, shown_subject
from hub.ports.clock import Clock
from hub.ports.keys import DocumentKeys
from hub.ports.store import Store
from hub.services.rows import entities
from hub.services.rows.bound import bound_row

T = TypeVar("T")

_IN_FULL: Final = frozenset({Role.AUDITOR, Role.OPERATOR, Role.SUBJECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookups:
    """Files of subjects and states of listings."""

    store: Store
    catalogue: Catalogue
    clock: Clock
    keys: DocumentKeys

    async def subject(
        self,
        principal: Principal,
        identifier: Identifier,
        as_of: date | None = None,
        known_at: datetime | None = None,
    ) -> SubjectFile | None:
        """A subject's file for a day; None where it is unknown here. Raises NotPermitted."""
        day = as_of or self.clock.today()
        document = identifier.document if isinstance(identifier, ByDocument) else None
        asked = {
            "digests": [each.digest for each in self.keys.digests(document)] if document else [],
            "id": None if isinstance(identifier, ByDocument) else stable_id(identifier),
            "day": day.isoformat(),
        }
        if known_at is None:
            rows = await self.store.read(lookup.SUBJECT_FILE, asked)
        else:
            then = {**asked, "known_at": instant_text(known_at)}
            rows = await self.store.read(lookup.SUBJECT_FILE_AS_KNOWN, then)
        if not rows:
            _check_seeker(principal, time_travel=known_at is not None)
            return None
        subject = entities.subject(rows[0]["subject"])
        check_file(principal, subject=subject.id, kind=subject.kind, time_travel=known_at is not None)
        return self._file(principal, subject, rows[0], day)

    async def subjects_by_name(
        self,
        principal: Principal,
        name: str,
        *,
        first: int = 20,
        after: str | None = None,
        at: Revision | None = None,
    ) -> Page[Subject]:
        """Subjects of exactly this name; persons only for auditors and the operator. A name identifies nobody."""
        if principal.role in {Role.SUBJECT, Role.BANK}:
            raise NotPermitted("this role asks by identifier")
        kinds = set(SubjectKind) if principal.role in _IN_FULL else set(SubjectKind) - {SubjectKind.PERSON}
        row = (
            await self.store.read(
                lookup.SUBJECTS_BY_NAME,
                {"name": name, "after": after or "", "kinds": sorted(kinds), "first": first + 1, "at": at},
            )
        )[0]
        found = [entities.subject(each) for each in row["subjects"]]
        return Page(
            items=tuple(found[:first]),
            after=found[first - 1].id if len(found) > first else None,
            revision=Revision(row["revision"]),
        )

    async def subjects_by_id(self, principal: Principal, ids: frozenset[SubjectId]) -> Mapping[SubjectId, Subject]:
        """The subjects of these ids that are known here; persons masked for whoever does not need their names."""
        rows = await self.store.read(lookup.SUBJECTS_BY_ID, {"ids": sorted(ids)})
        found = [entities.subject(row["subject"]) for row in rows]
        return {each.id: shown_subject(principal, each) for each in found}

    async def listing(
        self, principal: Principal, listing: ListingId, known_at: datetime | None = None
    ) -> ListingState | None:
        """A listing as it stands today, or as it was known; None where there is none for the asker.

        Raises NotPermitted.
        """
        if principal.role is Role.BANK:
            raise NotPermitted("a bank asks by checks only")
        check_time_travel(principal, known_at)
        instant = instant_text(known_at) if known_at else None
        rows = await self.store.read(lookup.LISTING, {"id": listing, "known_at": instant})
        states = [self._state(principal, row) for row in rows]
        return next((each for each in states if self._may_open(principal, each)), None)

    async def state(self, principal: Principal, listing: ListingId) -> ListingState | None:
        """How a listing stands today, for whoever has just acted on it."""
        rows = await self.store.read(lookup.LISTING, {"id": listing, "known_at": None})
        return self._state(principal, rows[0]) if rows else None

    async def listings(
        self,
        principal: Principal,
        *,
        subject: SubjectId | None = None,
        list_type: ListTypeId | None = None,
        department: DepartmentCode | None = None,
        first: int = 20,
        after: str | None = None,
        at: Revision | None = None,
    ) -> Page[ListingState]:
        """Listings in the order of their ids: an agency its own, a subject those on itself, auditors all.

        Raises NotPermitted, also where an agency or a subject asks for another's.
        """
        if principal.role is Role.BANK:
            raise NotPermitted("a bank asks by checks only")
        own, about = department, subject
        if principal.role is Role.AGENCY:
            own = _only(principal.department, department)
        if principal.role is Role.SUBJECT:
            about = _only(principal.subject, subject)
        rows = await self.store.read(
            lookup.LISTINGS_PAGE,
            {
                "after": after or "",
                "department": own,
                "list_type": list_type,
                "subject": about,
                "first": first + 1,
                "at": at,
            },
        )
        states = [self._state(principal, row) for row in rows]
        more = len(states) > first
        return Page(
            items=tuple(states[:first]),
            after=states[first - 1].listing.id if more else None,
            revision=Revision(rows[0]["revision"]) if rows else at or Revision(0),
        )

    def _state(self, principal: Principal, row: Mapping[str, Any]) -> ListingState:
        decision = entities.decision(row["decision"], row["findings"])
        listing = entities.listing(row["listing"], resting_on=decision, kind=SubjectKind(row["subject_kind"]))
        stands = self._standing(listing, row["events"])
        return _state_on(shown_listing(principal, listing), stands, self.clock.today())

    def _may_open(self, principal: Principal, state: ListingState) -> bool:
        match principal.role:
            case Role.AUDITOR | Role.OPERATOR:
                return True
            case Role.SUBJECT:
                return principal.subject == state.listing.subject
            case _:
                ended = state.annulled or state.repaired
                own = principal.department == state.listing.department
                return own or (not ended and acts_for(principal, state.listing, catalogue=self.catalogue))

    def _file(self, principal: Principal, subject: Subject, row: Mapping[str, Any], day: date) -> SubjectFile:
        today = self.clock.today()
        named = [self._named(parts, subject) for parts in row["listings"]]
        bound = [bound_row(parts, self.catalogue) for parts in row["rows"]]
        visible = [each for each in bound if sees_row(principal, each, today=today, catalogue=self.catalogue)]
        return SubjectFile(
            revision=Revision(row["revision"]),
            as_of=day,
            subject=shown_subject(principal, subject),
            listings=tuple(
                _state_on(shown_listing(principal, listing), stands, day)
                for listing, stands in named
                if sees_listing(principal, listing, stands, today=today, catalogue=self.catalogue)
            ),
            restrictions=tuple(
                shown(each, day=day, catalogue=self.catalogue, listings_in_matter=1)
                for each in sorted(visible, key=_order)
            ),
            links=_links(principal, subject, row["links"]),
        )

    def _named(self, parts: Sequence[Any], subject: Subject) -> tuple[Listing, Standing]:
        record, events, decided, findings = parts
        decision = entities.decision(decided, findings)
        listing = entities.listing(record, resting_on=decision, kind=subject.kind)
        return listing, self._standing(listing, events)

    def _standing(self, listing: Listing, events: Sequence[Sequence[Any]]) -> Standing:
        list_type = self.catalogue.list_types[listing.list_type]
        return standing(listing, list_type, [entities.event(each) for each in events])


def _state_on(listing: Listing, stands: Standing, day: date) -> ListingState:
    return ListingState(
        listing=listing,
        end=stands.end,
        listed=stands.in_force().covers(day),
        suspended=stands.suspended_on(day),
        repaired=stands.is_repaired_on(day),
        annulled=stands.annulled,
        objected=bool(stands.objected_on),
    )


def _order(row: BoundRow) -> tuple[str, str, str]:
    return (row.listing.effective.isoformat(), row.listing.id, row.rule)


def _check_seeker(principal: Principal, *, time_travel: bool) -> None:
    """Who may not open the file of somebody else is not told either that there is none."""
    if principal.role in {Role.BANK, Role.SUBJECT} or (time_travel and principal.role is not Role.AUDITOR):
        raise NotPermitted(f"the role {principal.role} may not open this file")


def _only(own: T | None, asked: T | None) -> T | None:
    """The caller's own where nothing else is asked for."""
    if asked not in {None, own}:
        raise NotPermitted("the listings of another are not for this role")
    return own


def _links(principal: Principal, subject: Subject, records: Sequence[Mapping[str, Any]]) -> tuple[Link, ...]:
    """An agency sees the relations of organisations and vehicles; a person's are for auditors and the person."""
    if subject.kind is SubjectKind.PERSON and principal.role not in _IN_FULL:
        return ()
    return tuple(sorted((entities.link(each) for each in records), key=lambda each: each.id))
