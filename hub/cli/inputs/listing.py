"""Inputs of what is done to a listing: list, annul, stay, resume, release, object."""

from datetime import date

from msgspec import field

from connectors.neutral.text import Key, Prose
from graph_models.vocabulary import FindingKind, ListingId, ListTypeId, MatterKind
from hub.cli.inputs.identifier import IdentifierInput
from hub.cli.inputs.shape import Input, MutationInput
from hub.domain.commands.listing import (
    AnnulListing,
    DecisionInput,
    FileObjection,
    FindingInput,
    ListSubject,
    NoticeInput,
    ReleasePerson,
    StayListing,
)


class FindingShape(Input, frozen=True, kw_only=True):
    """What the decision finds about a person."""

    person: IdentifierInput
    kind: FindingKind = field(name="as")

    def command(self) -> FindingInput:
        """The hub's own form."""
        return FindingInput(person=self.person.identifier(), kind=self.kind)


class DecisionShape(Input, frozen=True, kw_only=True):
    """The document; the act runs on `[actFrom, actTo)`, and is of one day without `actTo`."""

    number: Key
    decision_date: date
    act_from: date | None = None
    act_to: date | None = None
    ground: Prose | None = None
    findings: tuple[FindingShape, ...] = ()

    def command(self) -> DecisionInput:
        """The hub's own form."""
        return DecisionInput(
            number=self.number,
            decided_on=self.decision_date,
            act_from=self.act_from,
            act_to=self.act_to,
            ground=self.ground,
            findings=tuple(finding.command() for finding in self.findings),
        )


class NoticeShape(Input, frozen=True, kw_only=True):
    """Prior notice, and whether the party could be heard."""

    served: date
    heard: bool


class ScopeShape(Input, frozen=True, kw_only=True):
    """The kinds of matter that the listing itself states."""

    kinds: tuple[MatterKind, ...]


class ListSubjectShape(MutationInput, frozen=True, kw_only=True):
    """`listSubject`."""

    subject: IdentifierInput
    list_type: ListTypeId
    decision: DecisionShape
    notice: NoticeShape | None = None
    effective: date | None = None
    published: date | None = None
    until: date | None = None
    scope: ScopeShape | None = None

    def command(self) -> ListSubject:
        """The hub's own form."""
        notice = self.notice
        return ListSubject(
            subject=self.subject.identifier(),
            list_type=self.list_type,
            decision=self.decision.command(),
            notice=None if notice is None else NoticeInput(served=notice.served, heard=notice.heard),
            effective=self.effective,
            published=self.published,
            until=self.until,
            scope=frozenset(self.scope.kinds) if self.scope else frozenset(),
            request_id=self.request_id,
        )


class AnnulListingShape(MutationInput, frozen=True, kw_only=True):
    """`annulListing`."""

    listing: ListingId
    reason: Prose
    decision: Key | None = None

    def command(self) -> AnnulListing:
        """The hub's own form."""
        return AnnulListing(
            listing=self.listing, reason=self.reason, decision=self.decision, request_id=self.request_id
        )


class StayListingShape(MutationInput, frozen=True, kw_only=True):
    """`stayListing` and `resumeListing`."""

    listing: ListingId
    decision: Key

    def command(self) -> StayListing:
        """The hub's own form."""
        return StayListing(listing=self.listing, decision=self.decision, request_id=self.request_id)


class ReleasePersonShape(MutationInput, frozen=True, kw_only=True):
    """`releasePerson`."""

    listing: ListingId
    subject: IdentifierInput
    decision: Key | None = None

    def command(self) -> ReleasePerson:
        """The hub's own form."""
        return ReleasePerson(
            listing=self.listing,
            subject=self.subject.identifier(),
            decision=self.decision,
            request_id=self.request_id,
        )


class FileObjectionShape(MutationInput, frozen=True, kw_only=True):
    """`fileObjection`."""

    listing: ListingId
    reason: Prose

    def command(self) -> FileObjection:
        """The hub's own form."""
        return FileObjection(listing=self.listing, reason=self.reason, request_id=self.request_id)
