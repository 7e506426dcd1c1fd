"""Inputs of what is done to a listing: list, annul, stay, resume, release, object."""

from datetime import date

import strawberry

from graph_models.vocabulary import FindingKind, ListingId, ListTypeId, MatterKind, RequestId
from hub.domain.commands import listing as commands
from schema.inputs.identifier import IdentifierInput

REQUEST = "The caller's own id of this request; the same caller and id get the first answer."


def request(given: str | None) -> RequestId | None:
    """A request id as commands take it."""
    return None if given is None else RequestId(given)


@strawberry.input(name="FindingInput", description="What the decision finds about a person.")
class FindingInput:
    """A finding."""

    person: IdentifierInput = strawberry.field(description="The person.")
    kind: FindingKind = strawberry.field(name="as", description="What is found.")

    def command(self) -> commands.FindingInput:
        """The hub's own form."""
        return commands.FindingInput(person=self.person.identifier(), kind=self.kind)


@strawberry.input(name="DecisionInput", description="决定文书: the document a listing rests on.")
class DecisionInput:
    """A decision."""

    number: str = strawberry.field(description="Its number.")
    decision_date: date = strawberry.field(description="The day of the decision.")
    act_from: date | None = strawberry.field(default=None, description="The first day of the act.")
    act_to: date | None = strawberry.field(
        default=None, description="The day after the act; without it the act is of one day."
    )
    ground: str | None = strawberry.field(default=None, description="The ground in the words of the decision.")
    findings: list[FindingInput] = strawberry.field(default_factory=list, description="What it finds about persons.")

    def command(self) -> commands.DecisionInput:
        """The hub's own form."""
        return commands.DecisionInput(
            number=self.number,
            decided_on=self.decision_date,
            act_from=self.act_from,
            act_to=self.act_to,
            ground=self.ground,
            findings=tuple(finding.command() for finding in self.findings),
        )


@strawberry.input(name="NoticeInput", description="Prior notice to the party, and whether it could be heard.")
class NoticeInput:
    """A notice."""

    served: date = strawberry.field(description="The day the notice was served.")
    heard: bool = strawberry.field(description="Whether a chance to be heard was given.")


@strawberry.input(name="ScopeInput", description="What the listing itself states of its reach.")
class ScopeInput:
    """A scope."""

    kinds: list[str] = strawberry.field(description="Kinds of matter, such as the permit that was won by fraud.")


@strawberry.input(name="ListSubjectInput", description="Put a subject on a list.")
class ListSubjectInput:
    """`listSubject`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    subject: IdentifierInput = strawberry.field(description="Who is listed.")
    list_type: strawberry.ID = strawberry.field(description="The list's id in the catalogue.")
    decision: DecisionInput = strawberry.field(description="The decision it rests on.")
    notice: NoticeInput | None = strawberry.field(default=None, description="Prior notice and hearing.")
    effective: date | None = strawberry.field(default=None, description="From when; by default today.")
    published: date | None = strawberry.field(
        default=None, description="The day of publication; by default the effective day."
    )
    until: date | None = strawberry.field(
        default=None, description="The end that the decision states; without it the law decides."
    )
    scope: ScopeInput | None = strawberry.field(
        default=None, description="The kinds of matter that the listing states."
    )

    def command(self) -> commands.ListSubject:
        """The hub's own form. Raises InvalidInput."""
        notice = self.notice
        return commands.ListSubject(
            subject=self.subject.identifier(),
            list_type=ListTypeId(self.list_type),
            decision=self.decision.command(),
            notice=None if notice is None else commands.NoticeInput(served=notice.served, heard=notice.heard),
            effective=self.effective,
            published=self.published,
            until=self.until,
            scope=frozenset(MatterKind(kind) for kind in self.scope.kinds) if self.scope else frozenset(),
            request_id=request(self.request_id),
        )


@strawberry.input(name="AnnulListingInput", description="Declare a listing never valid.")
class AnnulListingInput:
    """`annulListing`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    listing: strawberry.ID = strawberry.field(description="The listing.")
    reason: str = strawberry.field(description="Why.")
    decision: str | None = strawberry.field(default=None, description="The number of the decision that annuls it.")

    def command(self) -> commands.AnnulListing:
        """The hub's own form."""
        return commands.AnnulListing(
            listing=ListingId(self.listing),
            reason=self.reason,
            decision=self.decision,
            request_id=request(self.request_id),
        )


@strawberry.input(name="StayListingInput", description="Suspend a listing, or let it resume, by a court's decision.")
class StayListingInput:
    """`stayListing` and `resumeListing`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    listing: strawberry.ID = strawberry.field(description="The listing.")
    decision: str = strawberry.field(description="The number of the court's decision.")

    def command(self) -> commands.StayListing:
        """The hub's own form."""
        return commands.StayListing(
            listing=ListingId(self.listing), decision=self.decision, request_id=request(self.request_id)
        )


@strawberry.input(name="ReleasePersonInput", description="Let go a former holder of a role; the listing stands.")
class ReleasePersonInput:
    """`releasePerson`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    listing: strawberry.ID = strawberry.field(description="The listing.")
    subject: IdentifierInput = strawberry.field(description="The former holder.")
    decision: str | None = strawberry.field(default=None, description="The number of the decision.")

    def command(self) -> commands.ReleasePerson:
        """The hub's own form. Raises InvalidInput."""
        return commands.ReleasePerson(
            listing=ListingId(self.listing),
            subject=self.subject.identifier(),
            decision=self.decision,
            request_id=request(self.request_id),
        )


@strawberry.input(name="FileObjectionInput", description="Mark a listing as objected to 异议; nothing else changes.")
class FileObjectionInput:
    """`fileObjection`."""

    request_id: str | None = strawberry.field(default=None, description=REQUEST)
    listing: strawberry.ID = strawberry.field(description="The listing.")
    reason: str = strawberry.field(description="What is objected to.")

    def command(self) -> commands.FileObjection:
        """The hub's own form."""
        return commands.FileObjection(
            listing=ListingId(self.listing), reason=self.reason, request_id=request(self.request_id)
        )
