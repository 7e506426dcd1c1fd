"""Records of checks: who asked about whom, when, why, and what was answered."""

from datetime import date, datetime

import strawberry

from graph_models.vocabulary import Domain, Purpose, Revision, Role, VerdictKind
from schema.fields import part
from schema.types.subject_reference import reference


@strawberry.type(
    name="CheckRecord", description="Who asked about whom, when, why, and what was answered; written before the answer."
)
class CheckRecordType:
    """Source: `CheckRecord`."""

    id: strawberry.ID = strawberry.field(description="The `checkId` of the verdict.")
    asked_at: datetime = strawberry.field(description="When it was asked.")
    role: Role = strawberry.field(description="The role of the asker.")
    department: strawberry.ID | None = strawberry.field(description="The asking department's unified code.")
    asker_subject_id = part("asker_subject", strawberry.ID | None, "The id of the subject that asked about itself.")
    subject_id = part("subject", strawberry.ID | None, "The id of the subject asked about; null where it was unknown.")
    subject = reference("subject", "The subject asked about.")
    purpose: Purpose = strawberry.field(description="Why it was asked.")
    domain: Domain = strawberry.field(description="The domain of the matter.")
    kind: str | None = strawberry.field(description="The kind of the matter.")
    region: strawberry.ID | None = strawberry.field(description="The region of the matter.")
    reference: str | None = strawberry.field(description="The asker's own number of the matter.")
    as_of: date = strawberry.field(description="The day asked about.")
    known_at: datetime | None = strawberry.field(description="The instant whose knowledge was asked for.")
    revision: Revision = strawberry.field(description="The revision that the answer looked at.")
    verdict: VerdictKind = strawberry.field(description="What was answered.")
    restrictions: list[strawberry.ID] = strawberry.field(description="The restrictions shown.")
    listings: list[strawberry.ID] = strawberry.field(description="The listings they rest on.")
