"""Entries of the change log, and pages of them."""

import strawberry

from graph_models.intervals import IntervalSet
from graph_models.vocabulary import ChangeKind, Revision
from hub.domain.answers.written import Change
from schema.fields import derived, part
from schema.types.days import DaysType
from schema.types.subject_reference import reference


def _days(change: Change) -> IntervalSet:
    return change.days or IntervalSet.empty()


@strawberry.type(
    name="Change",
    description="An entry of the change log. `revision` and `position` say where it stands: a subscriber that comes "
    "back gives both and gets what follows, nothing twice.",
)
class ChangeType:
    """Source: `Change`."""

    revision: Revision = strawberry.field(description="The revision that wrote it.")
    position: int = strawberry.field(description="Its place within the revision.")
    kind: ChangeKind = strawberry.field(description="What happened.")
    listing: strawberry.ID | None = strawberry.field(description="The listing concerned.")
    restriction: strawberry.ID | None = strawberry.field(description="The restriction concerned.")
    subject_id = part("subject", strawberry.ID | None, "The id of the subject concerned.")
    subject = reference("subject", "The subject concerned.")
    days = derived(
        _days,
        list[DaysType],
        "The days gained or lost; none for other departments where the listing is repaired or annulled by now.",
    )
    damaged: list[strawberry.ID] = strawberry.field(
        description="CORRECTED: the checks that were answered differently from what is known now; of another "
        "department's listing a department is told its own checks."
    )


@strawberry.type(name="ChangePage", description="Changes after a revision, whole revisions at a time.")
class ChangePageType:
    """Source: `ChangePage`."""

    changes: list[ChangeType] = strawberry.field(description="What the caller may see of them, in order.")
    through: Revision = strawberry.field(
        description="The revision through which the hub has looked for this caller: what is not here is not for it."
    )
    complete: bool = strawberry.field(description="Whether there was nothing after `through` when it looked.")
