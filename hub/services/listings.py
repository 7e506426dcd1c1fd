"""Listings: made, annulled, stayed and resumed, objected to, and persons released from them."""

from dataclasses import dataclass, replace

from graph_models.entities.listing import Listing, ListingEvent
from graph_models.entities.subject import Subject
from graph_models.errors import NotPermitted
from graph_models.vocabulary import EventKind, Role, SubjectId
from hub.domain.answers.written import Annulment, Written
from hub.domain.commands.listing import (
    AnnulListing,
    FileObjection,
    ListSubject,
    ReleasePerson,
    StayListing,
)
from hub.domain.ending import (
    check_annullable,
    check_objectable,
    check_releasable,
    check_resumable,
    check_stayable,
)
from hub.domain.principal import Principal
from hub.domain.recording import check_court, check_keeper, check_own
from hub.ports.clock import Clock
from hub.ports.keys import DocumentKeys
from hub.ports.store import Unit
from hub.services.damage import damage_of
from hub.services.derivation.facts import ListingFacts, read_repeals, read_restrictions, with_event
from hub.services.journal import Journal, Settled
from hub.services.listing_writing import ListingWriter
from hub.services.resolving import known_department, known_subject
from hub.services.standing_listings import StandingListings


@dataclass(frozen=True, slots=True, kw_only=True)
class Listings:
    """What departments, courts and subjects do to listings."""

    journal: Journal
    writer: ListingWriter
    standing: StandingListings
    clock: Clock
    keys: DocumentKeys

    async def list_subject(self, principal: Principal, command: ListSubject) -> Written[Listing]:
        """Put a subject on a list; the same identity with the same content is the same listing."""

        async def work(unit: Unit) -> Listing | Settled[Listing]:
            return await self.writer.write(unit, principal, command)

        return await self.journal.write(principal, command, Listing, work)

    async def annul(self, principal: Principal, command: AnnulListing) -> Written[Annulment]:
        """Declare a listing never valid; the answer names the checks that it spoiled."""
        check_keeper(principal)

        async def work(unit: Unit) -> Annulment:
            known = await self.standing.find(unit, command.listing)
            check_own(principal, issuer=known.listing.department)
            check_annullable(known.standing)
            bound = (await read_restrictions(unit, (command.listing,))).get(command.listing, ())
            event = self._event(EventKind.ANNULLED, unit)
            await self.standing.happen(unit, known, event, said=_said(command.reason, command.decision))
            subjects = {each.subject for each in bound} | {known.listing.subject}
            return Annulment(listing=command.listing, damage=await damage_of(unit, command.listing, subjects))

        return await self.journal.write(principal, command, Annulment, work)

    async def stay(self, principal: Principal, command: StayListing) -> Written[Listing]:
        """Suspend a listing by a court's decision: it is shown, and does not count."""

        async def work(unit: Unit) -> Listing:
            known = await self._for_court(unit, principal, command)
            check_stayable(known.standing, today=self.clock.today())
            event = self._event(EventKind.STAYED, unit)
            await self.standing.happen(unit, known, event, said=_said(None, command.decision))
            return known.listing

        return await self.journal.write(principal, command, Listing, work)

    async def resume(self, principal: Principal, command: StayListing) -> Written[Listing]:
        """Let a stayed listing count again."""

        async def work(unit: Unit) -> Listing:
            known = await self._for_court(unit, principal, command)
            check_resumable(known.standing, today=self.clock.today())
            event = self._event(EventKind.RESUMED, unit)
            await self.standing.happen(unit, known, event, said=_said(None, command.decision))
            return known.listing

        return await self.journal.write(principal, command, Listing, work, act=EventKind.RESUMED)

    async def release(self, principal: Principal, command: ReleasePerson) -> Written[Listing]:
        """Let a former holder of a role go; a role still held keeps binding."""
        check_keeper(principal)

        async def work(unit: Unit) -> Listing:
            known = await self.standing.find(unit, command.listing)
            check_own(principal, issuer=known.listing.department)
            person = await known_subject(unit, command.subject, keys=self.keys)
            event = self._event(EventKind.RELEASED, unit, subject=person.id)
            await self._check_release(unit, known, event, person)
            await self.standing.happen(unit, known, event, said=_said(None, command.decision))
            return known.listing

        return await self.journal.write(principal, command, Listing, work)

    async def object(self, principal: Principal, command: FileObjection) -> Written[Listing]:
        """Mark a listing as objected to, by its subject or a person it binds; nothing else changes."""
        if principal.role in {Role.AUDITOR, Role.BANK}:
            raise NotPermitted("an objection is the subject's own")

        async def work(unit: Unit) -> Listing:
            known = await self.standing.find(unit, command.listing)
            await _check_objector(unit, principal, known)
            check_objectable(known.standing)
            event = self._event(EventKind.OBJECTED, unit, subject=principal.subject)
            await self.standing.happen(unit, known, event, said=_said(command.reason, None))
            return known.listing

        return await self.journal.write(principal, command, Listing, work)

    def _event(self, kind: EventKind, unit: Unit, *, subject: SubjectId | None = None) -> ListingEvent:
        return ListingEvent(kind=kind, day=self.clock.today(), revision=unit.revision, subject=subject)

    async def _for_court(self, unit: Unit, principal: Principal, command: StayListing) -> ListingFacts:
        if principal.role is not Role.AGENCY:
            raise NotPermitted("only a court stays a listing or lets it resume")
        known = await self.standing.find(unit, command.listing)
        check_court(principal, await known_department(unit, principal.department))
        return known

    async def _check_release(self, unit: Unit, known: ListingFacts, event: ListingEvent, person: Subject) -> None:
        """A release is judged as if the listing stood: while it is repaired, its repair may yet be revoked."""
        derivation, catalogue = self.standing.derivation, self.standing.catalogue
        repealed = await read_repeals(unit)
        if known.standing.is_repaired_on(event.day):
            revoked = replace(event, kind=EventKind.REPAIR_REVOKED, subject=None)
            known = with_event(known, revoked, catalogue=catalogue, repealed=repealed)
        after = with_event(known, event, catalogue=catalogue, repealed=repealed)
        listing = known.listing.id
        before_rows = (await derivation.derived(unit, {listing: known}))[listing]
        after_rows = (await derivation.derived(unit, {listing: after}))[listing]
        check_releasable(before_rows, after_rows, subject=person.id, today=self.clock.today())


async def _check_objector(unit: Unit, principal: Principal, known: ListingFacts) -> None:
    listing = known.listing
    if principal.role is Role.OPERATOR:
        return
    if principal.role is Role.AGENCY and principal.department == listing.department:
        return
    if principal.role is Role.SUBJECT:
        bound = (await read_restrictions(unit, (listing.id,))).get(listing.id, ())
        if principal.subject in {listing.subject, *(each.subject for each in bound)}:
            return
    raise NotPermitted("an objection is the subject's own")


def _said(reason: str | None, decision: str | None) -> dict[str, str | None]:
    return {"reason": reason, "decision": decision}
