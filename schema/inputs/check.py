"""What a check asks: a subject, a matter, a purpose."""

from datetime import date, datetime

import strawberry

from graph_models.identifiers.region import parse_region
from graph_models.vocabulary import Domain, MatterKind, Purpose, Revision
from hub.domain.commands.check import CheckInput as Question
from hub.domain.commands.check import Matter
from schema.inputs.identifier import IdentifierInput
from schema.inputs.quick import quickly_built


@strawberry.input(name="MatterInput", description="What the asker decides.")
class MatterInput:
    """A matter."""

    domain: Domain = strawberry.field(description="Its domain.")
    kind: str | None = strawberry.field(
        default=None, description="The kind of permit, post or industry; required in LICENSING, OFFICE, EMPLOYMENT."
    )
    region: strawberry.ID | None = strawberry.field(
        default=None, description="Where it lies (GB/T 2260); by default the asker's own region."
    )
    reference: str | None = strawberry.field(default=None, description="The asker's own number of the matter.")

    def matter(self) -> Matter:
        """The hub's own form. Raises InvalidIdentifier for what is no region."""
        return Matter(
            domain=self.domain,
            kind=None if self.kind is None else MatterKind(self.kind),
            region=None if self.region is None else parse_region(self.region),
            reference=self.reference,
        )


@quickly_built
@strawberry.input(name="CheckInput", description="One question: may this subject proceed in my matter?")
class CheckInput:
    """A question."""

    subject: IdentifierInput = strawberry.field(description="Who is asked about.")
    name: str | None = strawberry.field(
        default=None, description="A person's name as the applicant gave it; it widens the answer's coverage."
    )
    matter: MatterInput = strawberry.field(description="What the asker decides.")
    purpose: Purpose = strawberry.field(description="Why it is asked; it fits the domain and the asker.")
    as_of: date | None = strawberry.field(default=None, description="The day asked about; by default today.")
    known_at: datetime | None = strawberry.field(
        default=None, description="What was known at an instant; for auditors, and for the subject about itself."
    )
    at_least: Revision | None = strawberry.field(
        default=None, description="A revision that the answer has to have seen; waited for, bounded."
    )

    def question(self) -> Question:
        """The hub's own form. Raises InvalidInput."""
        return Question(
            subject=self.subject.identifier(),
            matter=self.matter.matter(),
            purpose=self.purpose,
            name=self.name,
            as_of=self.as_of,
            known_at=self.known_at,
            at_least=self.at_least,
        )
