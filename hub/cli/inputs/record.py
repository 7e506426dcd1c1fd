"""Inputs that record facts: subjects, links and their ends, consents."""

from datetime import date

from msgspec import Raw, field

from connectors.neutral.share import parse_share
from connectors.neutral.text import Key, Name
from graph_models.civil_time import FOREVER
from graph_models.identifiers.region import parse_region
from graph_models.vocabulary import (
    DepartmentCode,
    Domain,
    LinkKind,
    OrganisationKind,
    Purpose,
    SourceId,
    SubjectKind,
)
from hub.cli.inputs.identifier import IdentifierInput
from hub.cli.inputs.shape import MutationInput
from hub.domain.commands.record import EndLink, RecordConsent, RecordLink, RegisterSubject


class RegisterSubjectShape(MutationInput, frozen=True, kw_only=True):
    """`registerSubject`."""

    subject: IdentifierInput
    kind: SubjectKind
    name: Name | None = None
    organisation_kind: OrganisationKind | None = None
    region: Key | None = None
    source: SourceId | None = None
    source_ref: Key | None = None

    def command(self) -> RegisterSubject:
        """The hub's own form. Raises InvalidIdentifier for its region."""
        return RegisterSubject(
            ref=self.subject.identifier(),
            kind=self.kind,
            name=None if self.name is None else self.name.strip(),
            organisation_kind=self.organisation_kind,
            region=None if self.region is None else parse_region(self.region),
            source=self.source,
            source_ref=self.source_ref,
            request_id=self.request_id,
        )


class RecordLinkShape(MutationInput, frozen=True, kw_only=True):
    """`recordLink`; `share` is a fraction from 0 to 1, null where it is not known."""

    kind: LinkKind
    start: IdentifierInput = field(name="from")
    end: IdentifierInput = field(name="to")
    valid_from: date
    valid_to: date | None = None
    share: Raw = Raw(b"null")
    nominee: bool = False
    source: SourceId | None = None
    source_ref: Key | None = None

    def command(self) -> RecordLink:
        """The hub's own form, the share in parts per million."""
        return RecordLink(
            kind=self.kind,
            start=self.start.identifier(),
            end=self.end.identifier(),
            valid_from=self.valid_from,
            valid_to=self.valid_to or FOREVER,
            share=parse_share(self.share),
            nominee=self.nominee,
            source=self.source,
            source_ref=self.source_ref,
            request_id=self.request_id,
        )


class EndLinkShape(MutationInput, frozen=True, kw_only=True):
    """`endLink`; `validFrom` where two links would fit."""

    kind: LinkKind
    start: IdentifierInput = field(name="from")
    end: IdentifierInput = field(name="to")
    valid_to: date
    valid_from: date | None = None
    source_ref: Key | None = None

    def command(self) -> EndLink:
        """The hub's own form."""
        return EndLink(
            kind=self.kind,
            start=self.start.identifier(),
            end=self.end.identifier(),
            valid_to=self.valid_to,
            valid_from=self.valid_from,
            source_ref=self.source_ref,
            request_id=self.request_id,
        )


class RecordConsentShape(MutationInput, frozen=True, kw_only=True):
    """`recordConsent`; without `scope` it covers BANKING."""

    subject: IdentifierInput
    bank: DepartmentCode
    purpose: Purpose
    valid_from: date
    valid_to: date
    scope: tuple[Domain, ...] = (Domain.BANKING,)
    document: Key | None = None

    def command(self) -> RecordConsent:
        """The hub's own form."""
        return RecordConsent(
            subject=self.subject.identifier(),
            bank=self.bank,
            purpose=self.purpose,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            scope=frozenset(self.scope),
            document=self.document,
            request_id=self.request_id,
        )
