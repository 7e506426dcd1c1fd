"""Inputs of credit repair 信用修复: apply, decide, revoke."""

from datetime import date

import strawberry

from graph_models.vocabulary import ListingId, RepairId
from hub.domain.commands import listing as commands
from schema.inputs.listing import REQUEST, request


@strawberry.input(name="ApplyForRepairInput", description="Apply for credit repair 信用修复 of a listing.")
class ApplyForRepairInput:
    """`applyForRepair`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    listing: strawberry.ID = strawberry.field(description="The listing.")
    corrected: bool = strawberry.field(default=False, description="Whether the act is corrected.")
    duties_done: bool = strawberry.field(default=False, description="Whether every duty is done.")
    commitment: bool = strawberry.field(default=False, description="Whether a public commitment is given.")
    corrected_on: date | None = strawberry.field(default=None, description="The day the act was corrected.")

    def command(self) -> commands.ApplyForRepair:
        """The hub's own form."""
        return commands.ApplyForRepair(
            listing=ListingId(self.listing),
            corrected=self.corrected,
            duties_done=self.duties_done,
            commitment=self.commitment,
            corrected_on=self.corrected_on,
            request_id=request(self.request_id),
        )


@strawberry.input(name="DecideRepairInput", description="Decide an application; a refusal needs a reason.")
class DecideRepairInput:
    """`decideRepair`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    repair: strawberry.ID = strawberry.field(description="The application.")
    granted: bool = strawberry.field(description="Whether the listing is repaired from today.")
    decision: str | None = strawberry.field(default=None, description="The number of the decision.")
    reason: str | None = strawberry.field(default=None, description="Why it is refused.")

    def command(self) -> commands.DecideRepair:
        """The hub's own form."""
        return commands.DecideRepair(
            repair=RepairId(self.repair),
            granted=self.granted,
            decision=self.decision,
            reason=self.reason,
            request_id=request(self.request_id),
        )


@strawberry.input(name="RevokeRepairInput", description="Take a repair back: the listing stands again from today.")
class RevokeRepairInput:
    """`revokeRepair`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    listing: strawberry.ID = strawberry.field(description="The listing.")
    reason: str = strawberry.field(description="Why: false materials, a broken commitment.")
    decision: str | None = strawberry.field(default=None, description="The number of the decision.")
    until: date | None = strawberry.field(
        default=None, description="A new end that the decision states; without it the original one."
    )

    def command(self) -> commands.RevokeRepair:
        """The hub's own form."""
        return commands.RevokeRepair(
            listing=ListingId(self.listing),
            reason=self.reason,
            decision=self.decision,
            until=self.until,
            request_id=request(self.request_id),
        )
