"""Restrictions as they stand on a day, and the listing behind each."""

import strawberry

from graph_models.vocabulary import Domain, Effect, LinkKind, Mark
from schema.fields import day, of_catalogue, ordered, part
from schema.types.days import DaysType
from schema.types.law import LegalBasisType, MeasureType
from schema.types.subject_reference import reference


@strawberry.type(
    name="ListingBehind", description="The listing 列入 behind a restriction, as far as the asker may know it."
)
class ListingBehindType:
    """Source: `ShownListing`."""

    id: strawberry.ID = strawberry.field(description="The listing's id.")
    list_type: strawberry.ID = strawberry.field(description="The list's id in the catalogue.")
    list_name: str = strawberry.field(description="The list's name.")
    department: strawberry.ID = strawberry.field(description="The unified code of the department that listed.")
    department_name: str = strawberry.field(description="Its name.")
    decision_number: str = strawberry.field(description="The number of the decision 决定文书 it rests on.")
    subject_id = part("subject", strawberry.ID, "The id of the subject that is listed.")
    subject = reference("subject", "The subject that is listed.")
    effective = day("effective", "The day from which it is effective.")
    until = day("until", "The day on which it has run out; null where no end is stated.")


@strawberry.type(
    name="Restriction", description="限制: what one listing, by one rule, does to one subject, as it stands on a day."
)
class RestrictionType:
    """Source: `ShownRestriction`."""

    id: strawberry.ID = strawberry.field(description="The same for ever for this listing, rule and subject.")
    rule: strawberry.ID = strawberry.field(description="The rule's id in the catalogue.")
    subject_id = part("subject", strawberry.ID, "The id of the subject that is bound.")
    subject = reference("subject", "The subject that is bound.")
    effect: Effect = strawberry.field(description="How strongly it binds.")
    measure = of_catalogue(lambda law, row: law.measures[row.measure], MeasureType, "The measure 惩戒措施 applied.")
    domains = ordered("domains", Domain, "Where it binds.")
    basis: list[LegalBasisType] = strawberry.field(description="The articles it rests on.")
    listing: ListingBehindType = strawberry.field(description="The listing behind it.")
    interval: DaysType = strawberry.field(description="The days on which it binds, as they stand.")
    marks = ordered("marks", Mark, "What is said beside it.")
    listings_in_matter: int = strawberry.field(
        description="How many listings bind in the matter asked about; 1 outside a check."
    )


@strawberry.type(
    name="RelatedRestriction",
    description="A restriction on a person in a named role of the applicant: a fact beside the verdict, no part of it.",
)
class RelatedRestrictionType:
    """Source: `RelatedRestriction`."""

    role: LinkKind = strawberry.field(description="The role that the person holds.")
    person_id = part("person", strawberry.ID, "The person's id.")
    person = reference("person", "The person.")
    restriction: RestrictionType = strawberry.field(description="The restriction on the person.")
