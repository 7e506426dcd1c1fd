"""What events say, as the hub's own commands. Raises HubError where the hub's schema knows no such word."""

from enum import StrEnum
from typing import Final, TypeVar

from graph_models.civil_time import FOREVER
from graph_models.errors import InvalidInput
from graph_models.vocabulary import (
    DepartmentCode,
    FindingKind,
    LinkKind,
    ListTypeId,
    MatterKind,
    PartsPerMillion,
    Purpose,
    SubjectKind,
)
from hub.domain.commands.listing import DecisionInput, FindingInput, ListSubject, NoticeInput
from hub.domain.commands.record import EndLink, RecordConsent, RecordLink, RegisterSubject
from tests.scenarios.events import ConsentEvent, EndLinkEvent, StoryDecision, StoryListing
from tests.scenarios.given import StoryLink, StoryOrganisation, StorySubject, StoryVehicle
from tests.scenarios.refs import Refs

_MILLION: Final = 1_000_000

W = TypeVar("W", bound=StrEnum)


def word(kind: type[W], text: str) -> W:
    """A word of a closed vocabulary. Raises InvalidInput, as the hub's own schema does."""
    try:
        return kind(text)
    except ValueError as error:
        raise InvalidInput(f"{kind.__name__} has no such word") from error


def register_subject(subject: StorySubject, refs: Refs) -> RegisterSubject:
    """The command that records a subject."""
    ref = refs[subject.id]
    match subject:
        case StoryOrganisation():
            return RegisterSubject(
                ref=ref,
                kind=SubjectKind.ORGANISATION,
                name=subject.name,
                organisation_kind=subject.organisation_kind,
            )
        case StoryVehicle():
            return RegisterSubject(ref=ref, kind=SubjectKind.VEHICLE)
        case _:
            return RegisterSubject(ref=ref, kind=SubjectKind.PERSON, name=subject.name)


def record_link(link: StoryLink, refs: Refs) -> RecordLink:
    """The command that records a link."""
    return RecordLink(
        kind=word(LinkKind, link.kind),
        start=refs[link.start],
        end=refs[link.end],
        valid_from=link.valid_from,
        valid_to=link.valid_to or FOREVER,
        share=_share(link.share),
        nominee=link.nominee,
    )


def _share(share: float | None) -> PartsPerMillion | None:
    if share is None:
        return None
    if not 0 <= share <= 1:
        raise InvalidInput("a share lies between 0 and 1")
    return PartsPerMillion(round(share * _MILLION))


def end_link(event: EndLinkEvent, refs: Refs) -> EndLink:
    """The command that ends a link."""
    return EndLink(
        kind=word(LinkKind, event.link.kind),
        start=refs[event.link.start],
        end=refs[event.link.end],
        valid_to=event.valid_to,
        valid_from=event.link.valid_from,
    )


def list_subject(listing: StoryListing, refs: Refs) -> ListSubject:
    """The command that lists; without `effective` the day of the event is it, and that of publication too."""
    notice = listing.notice
    return ListSubject(
        subject=refs[listing.subject],
        list_type=ListTypeId(listing.list_type),
        decision=decision(listing.decision, refs),
        notice=None if notice is None else NoticeInput(served=notice.served, heard=notice.heard),
        effective=listing.effective,
        published=listing.effective,
        until=listing.until,
        scope=frozenset(MatterKind(kind) for kind in listing.scope.kinds) if listing.scope else frozenset(),
    )


def decision(said: StoryDecision, refs: Refs) -> DecisionInput:
    """The document a listing rests on."""
    if said.decision_date is None:
        raise InvalidInput("a decision that a listing rests on has its date")
    findings = (FindingInput(person=refs[one.person], kind=word(FindingKind, one.kind)) for one in said.findings)
    return DecisionInput(
        number=said.number,
        decided_on=said.decision_date,
        act_from=said.act_date or said.act_from,
        act_to=said.act_to,
        ground=said.ground,
        findings=tuple(findings),
    )


def consent(event: ConsentEvent, bank: DepartmentCode, refs: Refs) -> RecordConsent:
    """The command that records a person's consent."""
    return RecordConsent(
        subject=refs[event.subject],
        bank=bank,
        purpose=word(Purpose, event.purpose),
        valid_from=event.valid_from,
        valid_to=event.valid_to,
    )
