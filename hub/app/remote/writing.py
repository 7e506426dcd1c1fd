"""Writes over HTTP: each takes and answers what the hub's own service of that name does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from graph_models.entities.link import Link
from graph_models.entities.listing import Listing
from graph_models.vocabulary import ListingId, SubjectId
from hub.app.remote import saying
from hub.app.remote.hearing import entities, written
from hub.app.remote.service import Said, Service
from hub.domain.answers.written import Annulment, Repair, Written
from hub.domain.commands.listing import (
    AnnulListing,
    ApplyForRepair,
    DecideRepair,
    FileObjection,
    ListSubject,
    ReleasePerson,
    RevokeRepair,
    StayListing,
)
from hub.domain.commands.record import EndLink, RecordConsent, RecordLink, RegisterSubject
from hub.domain.principal import Principal

T = TypeVar("T")


def _with(answer: Written[Any], hear: Callable[[Said], T]) -> Written[T]:
    return replace(answer, value=hear(answer.value))


@dataclass(frozen=True, slots=True)
class RemoteRegistry:
    """`registerSubject`."""

    service: Service

    async def register_subject(
        self, principal: Principal, command: RegisterSubject
    ) -> Written[written.RegisteredSubject]:
        """Record a subject."""
        answer = await self.service.write(principal, "RegisterSubject", saying.registration(command))
        return _with(answer, written.registered)


@dataclass(frozen=True, slots=True)
class RemoteLinks:
    """`recordLink`, `endLink`."""

    service: Service

    async def record(self, principal: Principal, command: RecordLink) -> Written[Link]:
        """Record a relation."""
        return _with(await self.service.write(principal, "RecordLink", saying.link(command)), entities.link)

    async def end(self, principal: Principal, command: EndLink) -> Written[Link]:
        """End a relation."""
        return _with(await self.service.write(principal, "EndLink", saying.link_end(command)), entities.link)


@dataclass(frozen=True, slots=True)
class RemoteListings:
    """`listSubject`, `annulListing`, `stayListing`, `resumeListing`, `releasePerson`, `fileObjection`."""

    service: Service

    async def list_subject(self, principal: Principal, command: ListSubject) -> Written[Listing]:
        """Put a subject on a list."""
        return _with(await self.service.write(principal, "ListSubject", saying.listing_of(command)), entities.listing)

    async def annul(self, principal: Principal, command: AnnulListing) -> Written[Annulment]:
        """Declare a listing never valid."""
        return _with(await self.service.write(principal, "AnnulListing", saying.annulment(command)), written.annulment)

    async def stay(self, principal: Principal, command: StayListing) -> Written[Listing]:
        """Suspend a listing."""
        return _with(await self.service.write(principal, "StayListing", saying.stay(command)), entities.listing)

    async def resume(self, principal: Principal, command: StayListing) -> Written[Listing]:
        """Let a stayed listing count again."""
        return _with(await self.service.write(principal, "ResumeListing", saying.stay(command)), entities.listing)

    async def release(self, principal: Principal, command: ReleasePerson) -> Written[Listing]:
        """Let go a former holder of a role."""
        return _with(await self.service.write(principal, "ReleasePerson", saying.release(command)), entities.listing)

    async def object(self, principal: Principal, command: FileObjection) -> Written[ListingId]:
        """Mark a listing as objected to."""
        answer = await self.service.write(principal, "FileObjection", saying.objection(command))
        return _with(answer, lambda said: ListingId(said["listing"]))


@dataclass(frozen=True, slots=True)
class RemoteRepairs:
    """`applyForRepair`, `decideRepair`, `revokeRepair`."""

    service: Service

    async def apply(self, principal: Principal, command: ApplyForRepair) -> Written[Repair]:
        """Apply for repair."""
        return _with(await self.service.write(principal, "ApplyForRepair", saying.application(command)), written.repair)

    async def decide(self, principal: Principal, command: DecideRepair) -> Written[Repair]:
        """Decide an application."""
        answer = await self.service.write(principal, "DecideRepair", saying.repair_decision(command))
        return _with(answer, written.repair)

    async def revoke(self, principal: Principal, command: RevokeRepair) -> Written[Repair]:
        """Take a repair back."""
        return _with(await self.service.write(principal, "RevokeRepair", saying.revocation(command)), written.repair)


@dataclass(frozen=True, slots=True)
class RemoteConsents:
    """`recordConsent`."""

    service: Service

    async def record(self, principal: Principal, command: RecordConsent) -> Written[SubjectId]:
        """Record a person's consent."""
        answer = await self.service.write(principal, "RecordConsent", saying.consent(command))
        return _with(answer, lambda said: SubjectId(said["subjectId"]))
