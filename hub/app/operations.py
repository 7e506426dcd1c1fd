"""What agencies, banks, auditors and subjects do with a hub, wherever it runs: beside the caller, or over HTTP.

The services of a `Hub` do all of it, and so does a `RemoteHub`. What only the operator of a hub does, such as declaring
departments, is not here.
"""

from datetime import date, datetime
from typing import Any, Protocol

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.entities.link import Link
from graph_models.entities.listing import Listing
from graph_models.entities.subject import Identifier
from graph_models.vocabulary import Domain, MatterKind, RestrictionId, SubjectId, SubjectKind
from hub.domain.answers.explanation import Explanation, Impact
from hub.domain.answers.records import SubjectFile
from hub.domain.answers.verdict import AnyVerdict
from hub.domain.answers.written import Annulment, Repair, Written
from hub.domain.commands.check import CheckInput
from hub.domain.commands.listing import (
    AnnulListing,
    ApplyForRepair,
    DecideRepair,
    FileObjection,
    ListSubject,
    ReleasePerson,
    RevokeRepair,
    StayListing,
)
from hub.domain.commands.record import EndLink, RecordConsent, RecordLink, RegisterSubject
from hub.domain.principal import Principal


class Registered(Protocol):
    """A subject as whoever registers it is told of it."""

    @property
    def id(self) -> SubjectId: ...
    @property
    def kind(self) -> SubjectKind: ...
    @property
    def name(self) -> str | None: ...


class Checks(Protocol):
    """See `hub.services.checks`."""

    async def check(self, principal: Principal, question: CheckInput) -> AnyVerdict: ...


class Lookups(Protocol):
    """See `hub.services.lookups`."""

    async def subject(
        self,
        principal: Principal,
        identifier: Identifier,
        as_of: date | None = None,
        known_at: datetime | None = None,
    ) -> SubjectFile | None: ...


class Explanations(Protocol):
    """See `hub.services.explanations`."""

    async def why(
        self,
        principal: Principal,
        restriction: RestrictionId,
        as_of: date | None = None,
        known_at: datetime | None = None,
    ) -> Explanation: ...


class Impacts(Protocol):
    """See `hub.services.impacts`."""

    async def of_listing(self, principal: Principal, command: ListSubject) -> Impact: ...


class Law(Protocol):
    """See `hub.services.law`."""

    async def could_bind(
        self, principal: Principal, domain: Domain, kind: MatterKind | None = None
    ) -> tuple[Rule, ...]: ...


class Registry(Protocol):
    """See `hub.services.registry`."""

    async def register_subject(self, principal: Principal, command: RegisterSubject) -> Written[Registered]: ...


class Links(Protocol):
    """See `hub.services.links`."""

    async def record(self, principal: Principal, command: RecordLink) -> Written[Link]: ...
    async def end(self, principal: Principal, command: EndLink) -> Written[Link]: ...


class Listings(Protocol):
    """See `hub.services.listings`."""

    async def list_subject(self, principal: Principal, command: ListSubject) -> Written[Listing]: ...
    async def annul(self, principal: Principal, command: AnnulListing) -> Written[Annulment]: ...
    async def stay(self, principal: Principal, command: StayListing) -> Written[Listing]: ...
    async def resume(self, principal: Principal, command: StayListing) -> Written[Listing]: ...
    async def release(self, principal: Principal, command: ReleasePerson) -> Written[Listing]: ...
    async def object(self, principal: Principal, command: FileObjection) -> Written[Any]: ...


class Repairs(Protocol):
    """See `hub.services.repairs`."""

    async def apply(self, principal: Principal, command: ApplyForRepair) -> Written[Repair]: ...
    async def decide(self, principal: Principal, command: DecideRepair) -> Written[Repair]: ...
    async def revoke(self, principal: Principal, command: RevokeRepair) -> Written[Repair]: ...


class Consents(Protocol):
    """See `hub.services.consents`."""

    async def record(self, principal: Principal, command: RecordConsent) -> Written[SubjectId]: ...


class Operations(Protocol):
    """Everything together; `catalogue` is the law as data, which whoever asks a hub has as well."""

    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def checks(self) -> Checks: ...
    @property
    def lookups(self) -> Lookups: ...
    @property
    def explanations(self) -> Explanations: ...
    @property
    def impacts(self) -> Impacts: ...
    @property
    def law(self) -> Law: ...
    @property
    def registry(self) -> Registry: ...
    @property
    def links(self) -> Links: ...
    @property
    def listings(self) -> Listings: ...
    @property
    def repairs(self) -> Repairs: ...
    @property
    def consents(self) -> Consents: ...
