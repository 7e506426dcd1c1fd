"""Events as writes through the hub's services, each by the one who acts in the story."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from graph_models.vocabulary import BasisId, ListTypeId, Revision, Role, SourceId
from hub.app.hub import Hub
from hub.app.operations import Operations
from hub.domain.commands.listing import (
    AnnulListing,
    ApplyForRepair,
    DecideRepair,
    FileObjection,
    ReleasePerson,
    RevokeRepair,
    StayListing,
)
from hub.domain.commands.record import DeclareFleet, DeclareSource, RecordDelivery, RepealBasis
from hub.domain.principal import Principal
from tests.scenarios import commands
from tests.scenarios import events as ev
from tests.scenarios.cast import Cast
from tests.scenarios.given import StorySubject
from tests.scenarios.ledger import Ledger, Request
from tests.scenarios.story import Story

Step = Callable[[], Awaitable[None]]
"""One write; it raises HubError when the hub, or its schema, refuses."""


class NotKeptError(Exception):
    """The hub keeps no such thing yet, so the event can be neither done nor refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """Turns the events of one story into writes.

    What only the operator of a hub does is done on the `hub` itself; all else goes by its `operations`.
    """

    hub: Hub
    operations: Operations
    story: Story
    cast: Cast
    ledger: Ledger

    async def record_given(self) -> None:
        """Declare and record the facts before the story. Raises HubError."""
        operator, registry = self.cast.operator, self.hub.registry
        given, refs = self.story.given, self.cast.refs
        for declared in self.cast.declared:
            await registry.declare_department(operator, declared)
        for source in given.sources:
            await registry.declare_source(operator, self._source(source.id))
        for subject in given.subjects:
            await self._register(operator, subject)
        for link in given.links:
            await self.operations.links.record(operator, commands.record_link(link, refs))
        for fleet in given.fleets:
            command = DeclareFleet(
                company=refs[fleet.company],
                licensed_goods_vehicles=fleet.licensed_goods_vehicles,
                valid_from=fleet.valid_from,
            )
            await registry.declare_fleet(operator, command)

    async def deliver_with(self, event: ev.Event) -> None:
        """Record the delivery with which an event on a fed list came. Raises HubError."""
        if not isinstance(event, ev.ListEvent):
            return
        for source in self.story.given.sources:
            if event.list_type in source.list_types:
                delivery = RecordDelivery(source=SourceId(source.id), day=event.day)
                await self.hub.registry.record_delivery(self.cast.operator, delivery)

    def steps(self, event: ev.Event) -> tuple[Step, ...]:
        """The writes of an event, in order. Raises NotKeptError."""
        match event:
            case ev.PenaliseEvent():
                return ()  # an ordinary penalty is no listing, and this hub keeps none
            case ev.OverloadEvent() | ev.DissolveEvent() | ev.DeathEvent():
                raise NotKeptError(f"the hub keeps no `{event.__struct_config__.tag}` yet")
            case ev.RepairEvent():
                return (partial(self._apply, event), partial(self._decide, event))
            case _:
                return (partial(self._one_write, event),)

    async def _one_write(self, event: ev.Event) -> None:
        match event:
            case ev.ListEvent():
                await self._list(event)
            case ev.AnnulEvent() | ev.RevokeRepairEvent() | ev.ReleaseEvent() | ev.ObjectEvent():
                await self._on_listing(event)
            case ev.StayEvent() | ev.ResumeEvent():
                await self._stay(event)
            case _:
                await self._record(event)

    async def _list(self, event: ev.ListEvent) -> None:
        command = commands.list_subject(event, self.cast.refs)
        before = await self._published()
        written = await self.operations.listings.list_subject(self._by(event), command)
        self.ledger.requests[event.alias] = Request(
            listing=written.value.id, changed=written.changed, before=before, after=await self._published()
        )

    async def _apply(self, event: ev.RepairEvent) -> None:
        listing = self.ledger.listing(event.listing)
        command = ApplyForRepair(
            listing=listing,
            corrected=event.applied.corrected,
            duties_done=event.applied.duties_done,
            commitment=event.applied.commitment,
        )
        written = await self.operations.repairs.apply(self.cast.departments[event.decided_by], command)
        self.ledger.applications[listing] = written.value.id

    async def _decide(self, event: ev.RepairEvent) -> None:
        listing = self.ledger.listing(event.listing)
        command = DecideRepair(repair=self.ledger.applications[listing], granted=True)
        written = await self.operations.repairs.decide(self.cast.departments[event.decided_by], command)
        if written.value.receipt is not None:
            self.ledger.receipts[listing] = written.value.receipt

    async def _on_listing(self, event: ev.AnnulEvent | ev.RevokeRepairEvent | ev.ReleaseEvent | ev.ObjectEvent) -> None:
        listing, by = self.ledger.listing(event.listing), self._by(event)
        match event:
            case ev.AnnulEvent(reason=reason):
                annulled = await self.operations.listings.annul(by, AnnulListing(listing=listing, reason=reason))
                self.ledger.annulments[listing] = annulled.value
            case ev.RevokeRepairEvent(reason=reason):
                await self.operations.repairs.revoke(by, RevokeRepair(listing=listing, reason=reason))
            case ev.ReleaseEvent(subject=subject):
                release = ReleasePerson(listing=listing, subject=self.cast.refs[subject])
                await self.operations.listings.release(by, release)
            case ev.ObjectEvent(reason=reason):
                await self.operations.listings.object(by, FileObjection(listing=listing, reason=reason))

    async def _stay(self, event: ev.StayEvent | ev.ResumeEvent) -> None:
        command = StayListing(listing=self.ledger.listing(event.listing), decision=event.decision.number)
        service = self.operations.listings
        act = service.stay if isinstance(event, ev.StayEvent) else service.resume
        await act(self._by(event), command)

    async def _record(self, event: ev.Event) -> None:
        refs, by = self.cast.refs, self._by(event)
        match event:
            case ev.RecordLinkEvent(link=link):
                await self.operations.links.record(by, commands.record_link(link, refs))
            case ev.EndLinkEvent():
                await self.operations.links.end(by, commands.end_link(event, refs))
            case ev.RegisterEvent(subject=subject):
                await self._register(by, subject)
            case ev.RepealBasisEvent(basis=basis):
                await self.hub.law.repeal(by, RepealBasis(basis=BasisId(basis), day=event.day))
            case ev.SyncEvent(source=source):
                delivery = RecordDelivery(source=SourceId(source), day=event.day)
                await self.hub.registry.record_delivery(by, delivery)
            case ev.ConsentEvent():
                await self._consent(event)

    async def _consent(self, event: ev.ConsentEvent) -> None:
        bank = self.cast.departments[event.to]
        assert bank.department is not None
        by = bank if event.by is None else self._by(event)
        await self.operations.consents.record(by, commands.consent(event, bank.department, self.cast.refs))

    async def _register(self, by: Principal, subject: StorySubject) -> None:
        written = await self.operations.registry.register_subject(
            by, commands.register_subject(subject, self.cast.refs)
        )
        self.ledger.subjects[subject.id] = written.value.id

    async def _published(self) -> Revision:
        return (await self.hub.store.view()).revision

    def _by(self, event: ev.Event) -> Principal:
        if event.by is None:
            return self.cast.operator
        if isinstance(event, ev.ObjectEvent):
            return Principal(role=Role.SUBJECT, subject=self.ledger.subjects[event.by], region=self.cast.region)
        return self.cast.departments[event.by]

    def _source(self, name: str) -> DeclareSource:
        source = next(one for one in self.story.given.sources if one.id == name)
        by = self.cast.departments[source.by].department
        assert by is not None
        return DeclareSource(
            id=SourceId(source.id),
            by=by,
            list_types=frozenset(ListTypeId(one) for one in source.list_types),
            fresh_for_days=source.fresh_for_days,
        )
