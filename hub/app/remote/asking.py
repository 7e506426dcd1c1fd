"""Questions over HTTP: each takes and answers what the hub's own service of that name does."""

from dataclasses import dataclass
from datetime import date, datetime

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.catalogue.queries import could_bind
from graph_models.entities.subject import Identifier
from graph_models.vocabulary import Domain, MatterKind, RestrictionId
from hub.app.remote import saying
from hub.app.remote.hearing.explanation import explanation, impact
from hub.app.remote.hearing.file import file
from hub.app.remote.hearing.law import rule
from hub.app.remote.hearing.verdict import verdict
from hub.app.remote.service import Service
from hub.domain.answers.explanation import Explanation, Impact
from hub.domain.answers.records import SubjectFile
from hub.domain.answers.verdict import AnyVerdict
from hub.domain.commands.check import CheckInput
from hub.domain.commands.listing import ListSubject
from hub.domain.principal import Principal


@dataclass(frozen=True, slots=True)
class RemoteChecks:
    """`check`."""

    service: Service

    async def check(self, principal: Principal, question: CheckInput) -> AnyVerdict:
        """One question. Raises what refuses it."""
        return verdict(await self.service.ask(principal, "Check", {"input": saying.question(question)}))


@dataclass(frozen=True, slots=True)
class RemoteLookups:
    """`subject`."""

    service: Service

    async def subject(
        self,
        principal: Principal,
        identifier: Identifier,
        as_of: date | None = None,
        known_at: datetime | None = None,
    ) -> SubjectFile | None:
        """A file; None where the subject is unknown. Raises NotPermitted."""
        variables = {"identifier": saying.identifier(identifier), "asOf": as_of, "knownAt": known_at}
        said = await self.service.ask(principal, "File", variables)
        return None if said is None else file(said, as_of)


@dataclass(frozen=True, slots=True)
class RemoteExplanations:
    """`why`."""

    service: Service
    catalogue: Catalogue

    async def why(
        self,
        principal: Principal,
        restriction: RestrictionId,
        as_of: date | None = None,
        known_at: datetime | None = None,
    ) -> Explanation:
        """An explanation. Raises NotFound, NotPermitted."""
        variables = {"restriction": restriction, "asOf": as_of, "knownAt": known_at}
        return explanation(await self.service.ask(principal, "Why", variables), self.catalogue)


@dataclass(frozen=True, slots=True)
class RemoteImpacts:
    """`impact`."""

    service: Service

    async def of_listing(self, principal: Principal, command: ListSubject) -> Impact:
        """What a listing would do. Raises what would refuse it."""
        variables = {"input": {"listing": saying.listing_of(command)}}
        return impact(await self.service.ask(principal, "Impact", variables))


@dataclass(frozen=True, slots=True)
class RemoteLaw:
    """`catalogue`."""

    service: Service
    catalogue: Catalogue

    async def could_bind(
        self, principal: Principal, domain: Domain, kind: MatterKind | None = None
    ) -> tuple[Rule, ...]:
        """The rules that the service holds and that could bind somebody in a matter."""
        said = await self.service.ask(principal, "Rules")
        told = {rule(each, self.catalogue).id for each in said["rules"]}
        return tuple(each for each in could_bind(self.catalogue, domain, kind) if each.id in told)
