"""Inputs that record facts: subjects, links and their ends, consents."""

from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Final

import strawberry

from graph_models.civil_time import FOREVER
from graph_models.errors import InvalidInput
from graph_models.identifiers.region import parse_region
from graph_models.identifiers.uscc import parse_uscc
from graph_models.vocabulary import (
    DepartmentCode,
    Domain,
    LinkKind,
    OrganisationKind,
    PartsPerMillion,
    Purpose,
    SourceId,
    SubjectKind,
)
from hub.domain.commands import record as commands
from schema.inputs.identifier import IdentifierInput
from schema.inputs.listing import REQUEST, request

_STEP: Final = Decimal("0.000001")


def _share(share: Decimal | None) -> PartsPerMillion | None:
    """A known lower bound in parts per million: what lies between two of them counts as the lower one."""
    if share is None:
        return None
    if not share.is_finite() or not 0 <= share <= 1:
        raise InvalidInput("a share lies between 0 and 1")
    # quantize rounds the exact digits once; a product would first round to the context's 28 digits
    return PartsPerMillion(int(share.quantize(_STEP, rounding=ROUND_FLOOR).scaleb(6)))


def _source(source: str | None) -> SourceId | None:
    return None if source is None else SourceId(source)


@strawberry.input(name="RegisterSubjectInput", description="Record a subject; the same content again changes nothing.")
class RegisterSubjectInput:
    """`registerSubject`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    subject: IdentifierInput = strawberry.field(description="How the subject is found.")
    kind: SubjectKind = strawberry.field(description="What it is.")
    name: str | None = strawberry.field(default=None, description="Its name; a name is never an identity.")
    organisation_kind: OrganisationKind | None = strawberry.field(
        default=None, description="The kind of organisation; the code tells it where there is one."
    )
    region: strawberry.ID | None = strawberry.field(default=None, description="Where it is (GB/T 2260).")
    source: strawberry.ID | None = strawberry.field(default=None, description="The register it is recorded from.")
    source_ref: str | None = strawberry.field(default=None, description="The register's own reference.")

    def command(self) -> commands.RegisterSubject:
        """The hub's own form. Raises InvalidInput."""
        return commands.RegisterSubject(
            ref=self.subject.identifier(),
            kind=self.kind,
            name=None if self.name is None else self.name.strip(),
            organisation_kind=self.organisation_kind,
            region=None if self.region is None else parse_region(self.region),
            source=_source(self.source),
            source_ref=self.source_ref,
            request_id=request(self.request_id),
        )


@strawberry.input(name="RecordLinkInput", description="Record a relation between two subjects.")
class RecordLinkInput:
    """`recordLink`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    kind: LinkKind = strawberry.field(description="What relation it is.")
    start: IdentifierInput = strawberry.field(name="from", description="Where it starts.")
    end: IdentifierInput = strawberry.field(name="to", description="Where it ends.")
    valid_from: date = strawberry.field(description="The first day on which it holds.")
    valid_to: date | None = strawberry.field(default=None, description="The first day on which it no longer holds.")
    share: Decimal | None = strawberry.field(
        default=None, description="A holding's share, 0 to 1; null where it is not known: its lower bound is then 0."
    )
    nominee: bool = strawberry.field(default=False, description="Whether the holding is kept for others.")
    source: strawberry.ID | None = strawberry.field(default=None, description="The register that states it.")
    source_ref: str | None = strawberry.field(default=None, description="The register's own reference.")

    def command(self) -> commands.RecordLink:
        """The hub's own form, the share in parts per million. Raises InvalidInput."""
        return commands.RecordLink(
            kind=self.kind,
            start=self.start.identifier(),
            end=self.end.identifier(),
            valid_from=self.valid_from,
            valid_to=self.valid_to or FOREVER,
            share=_share(self.share),
            nominee=self.nominee,
            source=_source(self.source),
            source_ref=self.source_ref,
            request_id=request(self.request_id),
        )


@strawberry.input(name="EndLinkInput", description="End a relation on a day, which may lie in the past.")
class EndLinkInput:
    """`endLink`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    kind: LinkKind = strawberry.field(description="What relation it is.")
    start: IdentifierInput = strawberry.field(name="from", description="Where it starts.")
    end: IdentifierInput = strawberry.field(name="to", description="Where it ends.")
    valid_to: date = strawberry.field(description="The first day on which it no longer holds.")
    valid_from: date | None = strawberry.field(default=None, description="Since when, where two would fit.")
    source_ref: str | None = strawberry.field(
        default=None, description="The register's reference, where two would fit."
    )

    def command(self) -> commands.EndLink:
        """The hub's own form. Raises InvalidInput."""
        return commands.EndLink(
            kind=self.kind,
            start=self.start.identifier(),
            end=self.end.identifier(),
            valid_to=self.valid_to,
            valid_from=self.valid_from,
            source_ref=self.source_ref,
            request_id=request(self.request_id),
        )


@strawberry.input(name="RecordConsentInput", description="A person's consent to queries by a bank.")
class RecordConsentInput:
    """`recordConsent`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    subject: IdentifierInput = strawberry.field(description="The person.")
    bank: strawberry.ID = strawberry.field(description="The bank's unified code.")
    purpose: Purpose = strawberry.field(description="The agreed use.")
    valid_from: date = strawberry.field(description="The first day it covers.")
    valid_to: date = strawberry.field(description="The first day it no longer covers.")
    scope: list[Domain] = strawberry.field(
        default_factory=lambda: [Domain.BANKING], description="The domains it covers; by default BANKING."
    )
    document: str | None = strawberry.field(default=None, description="The bank's reference to the paper.")

    def command(self) -> commands.RecordConsent:
        """The hub's own form. Raises InvalidInput."""
        return commands.RecordConsent(
            subject=self.subject.identifier(),
            bank=DepartmentCode(parse_uscc(self.bank)),
            purpose=self.purpose,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            scope=frozenset(self.scope),
            document=self.document,
            request_id=request(self.request_id),
        )
