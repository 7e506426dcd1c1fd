"""Links between subjects."""

import strawberry

from graph_models.entities.link import Link
from graph_models.vocabulary import LinkKind
from schema.fields import day, derived, part
from schema.types.subject_reference import reference

_WHOLE = 1_000_000


def _fraction(link: Link) -> float | None:
    return link.share / _WHOLE if link.kind is LinkKind.SHAREHOLDER_OF else None


@strawberry.type(name="Link", description="A standing relation between two subjects, dated and sourced.")
class LinkType:
    """Source: `Link`."""

    id: strawberry.ID = strawberry.field(description="The link's id.")
    kind: LinkKind = strawberry.field(description="What relation it is.")
    from_id = part("start", strawberry.ID, "The id of the subject it starts from.")
    from_ = reference("start", "The subject it starts from.", name="from")
    to_id = part("end", strawberry.ID, "The id of the subject it ends at.")
    to = reference("end", "The subject it ends at.")
    valid_from = day("valid_from", "The first day on which it holds.")
    valid_to = day("valid_to", "The first day on which it no longer holds; null where no end is known.")
    share = derived(_fraction, float | None, "The known lower bound of a holding, 0 to 1; null for other links.")
    nominee: bool = strawberry.field(description="Whether a holding is kept for others; it never counts as control.")
    source: strawberry.ID | None = strawberry.field(description="The source that states it.")
    source_ref: str | None = strawberry.field(description="The source's own reference.")
