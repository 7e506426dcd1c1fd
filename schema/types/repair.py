"""Credit repair 信用修复: applications, decisions and their receipts."""

from datetime import date

import strawberry

from graph_models.vocabulary import RepairState, StayingReason
from schema.fields import part
from schema.types.subject_reference import reference


@strawberry.type(name="Lifted", description="A restriction that ended with the repair.")
class LiftedType:
    """Source: `Lifted`."""

    restriction: strawberry.ID = strawberry.field(description="The restriction's id.")
    rule: strawberry.ID = strawberry.field(description="The rule's id.")
    subject_id = part("subject", strawberry.ID, "The id of the subject that is free of it.")
    subject = reference("subject", "The subject that is free of it.")


@strawberry.type(name="Staying", description="A restriction that stays on a subject after the repair, and why.")
class StayingType:
    """Source: `Staying`."""

    subject_id = part("subject", strawberry.ID, "The id of the subject that stays bound.")
    subject = reference("subject", "The subject that stays bound.")
    because: StayingReason = strawberry.field(description="Why it stays.")
    restriction: strawberry.ID = strawberry.field(description="The restriction's id.")
    listing: strawberry.ID = strawberry.field(description="The listing it rests on.")


@strawberry.type(name="Receipt", description="What a repair lifted, what stays and why, and who is told again.")
class ReceiptType:
    """Source: `Receipt`."""

    listing: strawberry.ID = strawberry.field(description="The listing that is repaired.")
    lifted: list[LiftedType] = strawberry.field(description="What was lifted.")
    staying: list[StayingType] = strawberry.field(description="What stays, and why.")
    told: list[strawberry.ID] = strawberry.field(
        description="The departments that had been told by a check; each has a task to be told again."
    )


@strawberry.type(name="Repair", description="An application for credit repair 信用修复 and what became of it.")
class RepairType:
    """Source: `Repair`."""

    id: strawberry.ID = strawberry.field(description="The application's id.")
    listing: strawberry.ID = strawberry.field(description="The listing it is about.")
    state: RepairState = strawberry.field(description="Where it stands.")
    applied_on: date = strawberry.field(description="The day of the application.")
    decided_on: date | None = strawberry.field(description="The day of the decision; null before it.")
    reason: str | None = strawberry.field(description="Why it was refused or revoked.")
    receipt: ReceiptType | None = strawberry.field(description="What it lifted; null unless it was granted.")
