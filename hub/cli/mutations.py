"""The mutations of DESIGN section 10 by name: the shape of their input, and the service that takes it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from hub.app.hub import Hub
from hub.cli.inputs.listing import (
    AnnulListingShape,
    FileObjectionShape,
    ListSubjectShape,
    ReleasePersonShape,
    StayListingShape,
)
from hub.cli.inputs.record import (
    EndLinkShape,
    RecordConsentShape,
    RecordLinkShape,
    RegisterSubjectShape,
)
from hub.cli.inputs.repair import ApplyForRepairShape, DecideRepairShape, RevokeRepairShape
from hub.cli.inputs.shape import MutationInput, decode
from hub.domain.answers.written import Written
from hub.domain.principal import Principal

Write = Callable[[Principal, Any], Awaitable[Written[Any]]]


class _Shape(Protocol):
    def command(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Mutation:
    """One mutation: how its input is read, and which service of the hub does it."""

    shape: type[MutationInput]
    service: Callable[[Hub], Write]

    async def do(self, hub: Hub, caller: Principal, content: bytes) -> Written[Any]:
        """Read the input and write. Raises HubError."""
        command = decode(content, self.shape).command()  # type: ignore[attr-defined]  # every leaf has it
        return await self.service(hub)(caller, command)


MUTATIONS: Final = {
    "registerSubject": Mutation(RegisterSubjectShape, lambda hub: hub.registry.register_subject),
    "recordLink": Mutation(RecordLinkShape, lambda hub: hub.links.record),
    "endLink": Mutation(EndLinkShape, lambda hub: hub.links.end),
    "listSubject": Mutation(ListSubjectShape, lambda hub: hub.listings.list_subject),
    "annulListing": Mutation(AnnulListingShape, lambda hub: hub.listings.annul),
    "stayListing": Mutation(StayListingShape, lambda hub: hub.listings.stay),
    "resumeListing": Mutation(StayListingShape, lambda hub: hub.listings.resume),
    "releasePerson": Mutation(ReleasePersonShape, lambda hub: hub.listings.release),
    "applyForRepair": Mutation(ApplyForRepairShape, lambda hub: hub.repairs.apply),
    "decideRepair": Mutation(DecideRepairShape, lambda hub: hub.repairs.decide),
    "revokeRepair": Mutation(RevokeRepairShape, lambda hub: hub.repairs.revoke),
    "fileObjection": Mutation(FileObjectionShape, lambda hub: hub.listings.object),
    "recordConsent": Mutation(RecordConsentShape, lambda hub: hub.consents.record),
}
"""Every mutation by the name that outsiders hold on to."""
