"""The payload of each mutation."""

from datetime import datetime

import strawberry

from graph_models.vocabulary import VerdictKind
from schema.fields import derived, part
from schema.types.link import LinkType
from schema.types.listing import ListingType
from schema.types.payload import payload_type
from schema.types.repair import RepairType
from schema.types.subject_reference import SubjectReferenceType, reference


@strawberry.type(name="DamagedCheck", description="A check whose verdict or restrictions would have been others.")
class DamagedCheckType:
    """Source: `DamagedCheck`."""

    check: strawberry.ID = strawberry.field(description="The `checkId` of its verdict.")
    verdict: VerdictKind = strawberry.field(description="What was answered.")
    subject_id = part("subject", strawberry.ID | None, "The id of the subject asked about.")
    subject = reference("subject", "The subject asked about.")
    asked_at: datetime = strawberry.field(description="When it was asked.")
    department: strawberry.ID | None = strawberry.field(description="The asking department's code.")


@strawberry.type(name="Annulment", description="撤销: a listing declared never valid, and the checks it spoiled.")
class AnnulmentType:
    """Source: `Annulment`."""

    listing: strawberry.ID = strawberry.field(description="The listing.")
    damage: list[DamagedCheckType] = strawberry.field(description="The damage list.")


@strawberry.type(name="Objection", description="异议: an objection that marks a listing for every asker at once.")
class ObjectionType:
    """Source: the listing."""

    listing = derived(lambda listing: listing.id, strawberry.ID, "The listing.")


@strawberry.type(name="Consent", description="A person's consent to queries by a bank.")
class ConsentType:
    """Source: the id of the person."""

    subject_id = derived(lambda person: person, strawberry.ID, "The id of the person who consents.")


RegisterSubjectPayload = payload_type(
    "RegisterSubjectPayload", "subject", SubjectReferenceType, "The subject as it is recorded."
)
RecordLinkPayload = payload_type("RecordLinkPayload", "link", LinkType, "The link as it is recorded.")
EndLinkPayload = payload_type("EndLinkPayload", "link", LinkType, "The link as it is recorded.")
ListSubjectPayload = payload_type("ListSubjectPayload", "listing", ListingType, "The listing.")
AnnulListingPayload = payload_type(
    "AnnulListingPayload", "annulment", AnnulmentType, "The annulment and the checks it spoiled."
)
StayListingPayload = payload_type("StayListingPayload", "listing", ListingType, "The listing, stayed.")
ResumeListingPayload = payload_type("ResumeListingPayload", "listing", ListingType, "The listing, counting again.")
ReleasePersonPayload = payload_type("ReleasePersonPayload", "listing", ListingType, "The listing, which stands.")
ApplyForRepairPayload = payload_type("ApplyForRepairPayload", "repair", RepairType, "The application.")
DecideRepairPayload = payload_type("DecideRepairPayload", "repair", RepairType, "The application with its receipt.")
RevokeRepairPayload = payload_type("RevokeRepairPayload", "repair", RepairType, "The application, revoked.")
FileObjectionPayload = payload_type("FileObjectionPayload", "objection", ObjectionType, "The objection.")
RecordConsentPayload = payload_type("RecordConsentPayload", "consent", ConsentType, "The consent.")
