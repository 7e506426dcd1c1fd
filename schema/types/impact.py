"""What a write would do, without writing."""

import strawberry

from graph_models.vocabulary import Revision
from schema.fields import derived, part
from schema.types.days import DaysType
from schema.types.subject_reference import reference


@strawberry.type(name="ImpactEntry", description="A restriction that would begin, end or change.")
class ImpactEntryType:
    """Source: `ImpactEntry`."""

    restriction: strawberry.ID = strawberry.field(description="The restriction's id, the same as after the write.")
    listing: strawberry.ID = strawberry.field(description="The listing.")
    rule: strawberry.ID = strawberry.field(description="The rule.")
    subject_id = part("subject", strawberry.ID, "The id of the subject.")
    subject = reference("subject", "The subject.")
    gained = derived(lambda entry: list(entry.gained), list[DaysType], "The days on which it would newly bind.")
    lost = derived(lambda entry: list(entry.lost), list[DaysType], "The days on which it would no longer bind.")


@strawberry.type(name="Impact", description="What a listing, a repair or a link would do; nothing is written.")
class ImpactType:
    """Source: `Impact`."""

    revision: Revision = strawberry.field(description="The revision looked at.")
    entries: list[ImpactEntryType] = strawberry.field(description="Every restriction that would change.")
    reached = derived(lambda impact: sorted(impact.reached), list[strawberry.ID], "Subjects that would be newly bound.")
    freed = derived(
        lambda impact: sorted(impact.freed), list[strawberry.ID], "Subjects that would be freed on some day."
    )
