"""Inputs of credit repair 信用修复: apply, decide, revoke."""

from datetime import date

from connectors.neutral.text import Key, Prose
from graph_models.vocabulary import ListingId, RepairId
from hub.cli.inputs.shape import MutationInput
from hub.domain.commands.listing import ApplyForRepair, DecideRepair, RevokeRepair


class ApplyForRepairShape(MutationInput, frozen=True, kw_only=True):
    """`applyForRepair`."""

    listing: ListingId
    corrected: bool = False
    duties_done: bool = False
    commitment: bool = False
    corrected_on: date | None = None

    def command(self) -> ApplyForRepair:
        """The hub's own form."""
        return ApplyForRepair(
            listing=self.listing,
            corrected=self.corrected,
            duties_done=self.duties_done,
            commitment=self.commitment,
            corrected_on=self.corrected_on,
            request_id=self.request_id,
        )


class DecideRepairShape(MutationInput, frozen=True, kw_only=True):
    """`decideRepair`."""

    repair: RepairId
    granted: bool
    decision: Key | None = None
    reason: Prose | None = None

    def command(self) -> DecideRepair:
        """The hub's own form."""
        return DecideRepair(
            repair=self.repair,
            granted=self.granted,
            decision=self.decision,
            reason=self.reason,
            request_id=self.request_id,
        )


class RevokeRepairShape(MutationInput, frozen=True, kw_only=True):
    """`revokeRepair`."""

    listing: ListingId
    reason: Prose
    decision: Key | None = None
    until: date | None = None

    def command(self) -> RevokeRepair:
        """The hub's own form."""
        return RevokeRepair(
            listing=self.listing,
            reason=self.reason,
            decision=self.decision,
            until=self.until,
            request_id=self.request_id,
        )
