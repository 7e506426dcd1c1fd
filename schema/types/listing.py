"""Listings with their decision and how they stand."""

from datetime import date

import strawberry

from graph_models.vocabulary import FindingKind
from schema.fields import day, of_catalogue, ordered, part
from schema.types.days import DaysType
from schema.types.law import ListTypeType
from schema.types.subject_reference import reference


@strawberry.type(name="Finding", description="What a decision finds about a person; it belongs to that decision only.")
class FindingType:
    """Source: `Finding`."""

    person_id = part("person", strawberry.ID, "The person's id.")
    person = reference("person", "The person.")
    as_ = part("kind", FindingKind, "What is found.", name="as")


@strawberry.type(name="Decision", description="决定文书: the document that a listing rests on.")
class DecisionType:
    """Source: `Decision`."""

    id: strawberry.ID = strawberry.field(description="The decision's id.")
    number: str = strawberry.field(description="Its number, given by the issuing body.")
    decided_on: date = strawberry.field(description="The day of the decision.")
    act: DaysType | None = strawberry.field(description="The days of the act; null where the decision dates none.")
    ground: str | None = strawberry.field(
        description="The ground in the words of the decision; null for departments that have not made the listing."
    )
    findings: list[FindingType] = strawberry.field(description="What it finds about persons.")


@strawberry.type(
    name="Listing",
    description="列入: one subject on one list by one department on one decision, and how that stands on a day.",
)
class ListingType:
    """Source: `ListingState`."""

    id = part("listing.id", strawberry.ID, "The listing's id.")
    list_type = of_catalogue(lambda law, row: law.list_types[row.listing.list_type], ListTypeType, "The list.")
    department = part("listing.department", strawberry.ID, "The unified code of the department that listed.")
    region = part("listing.issuer_region", strawberry.ID, "The region of that department (GB/T 2260).")
    subject_id = part("listing.subject", strawberry.ID, "The id of the subject that is listed.")
    subject = reference("listing.subject", "The subject that is listed.")
    decision = part("listing.decision", DecisionType, "The decision it rests on.")
    effective = day("listing.effective", "The day from which it is effective.")
    published = day("listing.published", "The day of its publication.")
    stated_until = day("listing.until", "The end that the department stated; null where it stated none.")
    until = day("end", "The day on which it has run out, by the stated end and the law; null where there is none.")
    kinds = ordered("listing.scope", str, "The kinds of matter that the listing itself states.")
    listed: bool = strawberry.field(description="Whether the subject stands on the list on the day asked about.")
    suspended: bool = strawberry.field(description="Whether a court has stayed it on that day.")
    repaired: bool = strawberry.field(description="Whether a repair stands on that day.")
    annulled: bool = strawberry.field(description="Whether it was declared never valid.")
    objected: bool = strawberry.field(description="Whether an objection was filed.")
