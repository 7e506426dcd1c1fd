"""What an impact is asked of: a listing, a repair, or a link."""

import strawberry

from schema.inputs.listing import ListSubjectInput
from schema.inputs.record import RecordLinkInput


@strawberry.input(
    name="ImpactInput", one_of=True, description="The write whose effect is asked for; nothing is written."
)
class ImpactInput:
    """One of three."""

    listing: strawberry.Maybe[ListSubjectInput] = strawberry.field(description="A listing that would be made.")
    repair: strawberry.Maybe[strawberry.ID] = strawberry.field(description="The listing that would be repaired today.")
    link: strawberry.Maybe[RecordLinkInput] = strawberry.field(description="A relation that would be recorded.")
