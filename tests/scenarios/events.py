"""The events of a story as they are written.

What an event asks the hub to write stays raw (a list that no law knows, an unknown kind of link): whether
that is refused is for the hub to say.
"""

from datetime import date

from msgspec import field

from tests.scenarios.given import StoryLink, StorySubject
from tests.scenarios.strict import Strict


class StoryFinding(Strict, frozen=True, kw_only=True):
    """What a decision finds about a person."""

    person: str
    kind: str = field(name="as")


class StoryDecision(Strict, frozen=True, kw_only=True):
    """A decision; its act is one day, or half open from and to, or not dated."""

    number: str
    act_date: date | None = None
    act_from: date | None = None
    act_to: date | None = None
    decision_date: date | None = None
    findings: tuple[StoryFinding, ...] = ()
    ground: str | None = None

    def __post_init__(self) -> None:
        if self.act_date is not None and (self.act_from is not None or self.act_to is not None):
            raise ValueError("a decision has either `act_date` or `act_from` and `act_to`")


class StoryNotice(Strict, frozen=True, kw_only=True):
    """Prior notice served on a day, and whether the party could be heard."""

    served: date
    heard: bool


class StoryScope(Strict, frozen=True, kw_only=True):
    """The kinds of matter that a listing itself states."""

    kinds: tuple[str, ...]


class StoryListing(Strict, frozen=True, kw_only=True):
    """What a listing says; `until` null means that no end is given, `notice` null that none was served."""

    by: str | None = None
    subject: str
    list_type: str
    decision: StoryDecision
    notice: StoryNotice | None = None
    until: date | None = None
    scope: StoryScope | None = None
    effective: date | None = None


class ListEvent(StoryListing, frozen=True, kw_only=True, tag_field="do", tag="list"):
    """A subject is put on a list; `alias` names the listing in the rest of the story."""

    day: date
    refused: tuple[str, ...] = ()
    alias: str = field(name="as")


class OtherEvent(Strict, frozen=True, kw_only=True, tag_field="do"):
    """What every other event has; without `by` it is the operator's."""

    day: date
    refused: tuple[str, ...] = ()
    by: str | None = None


class Applied(Strict, frozen=True, kw_only=True):
    """The conditions of repair that an application says are met."""

    corrected: bool = True
    duties_done: bool = True
    commitment: bool = True


class RepairEvent(OtherEvent, frozen=True, kw_only=True, tag="repair"):
    """Application and favourable decision in one."""

    listing: str
    decided_by: str
    applied: Applied = Applied()


class RevokeRepairEvent(OtherEvent, frozen=True, kw_only=True, tag="revoke_repair"):
    """A repair is taken back."""

    listing: str
    reason: str


class AnnulEvent(OtherEvent, frozen=True, kw_only=True, tag="annul"):
    """A listing is declared never valid."""

    listing: str
    reason: str


class ReleaseEvent(OtherEvent, frozen=True, kw_only=True, tag="release"):
    """The listing department lets go a former holder of a role."""

    listing: str
    subject: str


class ObjectEvent(OtherEvent, frozen=True, kw_only=True, tag="object"):
    """A subject, named by `by`, objects."""

    listing: str
    reason: str


class StayEvent(OtherEvent, frozen=True, kw_only=True, tag="stay"):
    """A court suspends a listing."""

    listing: str
    decision: StoryDecision


class ResumeEvent(OtherEvent, frozen=True, kw_only=True, tag="resume"):
    """A court lets a listing resume."""

    listing: str
    decision: StoryDecision


class RecordLinkEvent(OtherEvent, frozen=True, kw_only=True, tag="record_link"):
    """A link is recorded, perhaps late."""

    link: StoryLink


class NamedLink(Strict, frozen=True, kw_only=True):
    """Which link is meant; `valid_from` where two would fit."""

    kind: str
    start: str = field(name="from")
    end: str = field(name="to")
    valid_from: date | None = None


class EndLinkEvent(OtherEvent, frozen=True, kw_only=True, tag="end_link"):
    """A link ends on a day, which may lie in the past."""

    link: NamedLink
    valid_to: date


class RegisterEvent(OtherEvent, frozen=True, kw_only=True, tag="register"):
    """A subject is registered."""

    subject: StorySubject


class RepealBasisEvent(OtherEvent, frozen=True, kw_only=True, tag="repeal_basis"):
    """A legal basis is repealed."""

    basis: str


class DissolveEvent(OtherEvent, frozen=True, kw_only=True, tag="dissolve"):
    """An organisation is struck off."""

    subject: str


class DeathEvent(OtherEvent, frozen=True, kw_only=True, tag="death"):
    """A person dies."""

    subject: str


class ConsentEvent(OtherEvent, frozen=True, kw_only=True, tag="consent"):
    """A person consents to the queries of a bank."""

    subject: str
    to: str
    purpose: str
    valid_from: date
    valid_to: date


class PenaliseEvent(OtherEvent, frozen=True, kw_only=True, tag="penalise"):
    """An ordinary penalty, which is no listing."""

    subject: str
    decision: StoryDecision
    penalty_class: str = field(name="class")


class OverloadEvent(OtherEvent, frozen=True, kw_only=True, tag="overload"):
    """One penalised overload run."""

    vehicle: str
    driver: str
    company: str
    decision: StoryDecision


class SyncEvent(OtherEvent, frozen=True, kw_only=True, tag="sync"):
    """A source delivered on that day."""

    source: str


Event = (
    ListEvent
    | RepairEvent
    | RevokeRepairEvent
    | AnnulEvent
    | ReleaseEvent
    | ObjectEvent
    | StayEvent
    | ResumeEvent
    | RecordLinkEvent
    | EndLinkEvent
    | RegisterEvent
    | RepealBasisEvent
    | DissolveEvent
    | DeathEvent
    | ConsentEvent
    | PenaliseEvent
    | OverloadEvent
    | SyncEvent
)
