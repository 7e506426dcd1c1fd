"""Loads rows of feeds in batches: one transaction a batch, each row judged by itself, the good ones written."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph_models.catalogue.model import Catalogue
from graph_models.errors import Defect, HubError, NotPermitted, Unavailable
from graph_models.vocabulary import DepartmentCode, Role, SourceId
from hub.domain.commands.listing import ListSubject
from hub.domain.commands.record import RecordLink, RegisterSubject
from hub.domain.principal import Principal
from hub.domain.recording import check_operator
from hub.ports.clock import Clock
from hub.ports.ids import Ids
from hub.ports.keys import DocumentKeys
from hub.ports.store import Store, Unchanged, Unit
from hub.services.derivation.derivation import Derivation
from hub.services.journal import Settled
from hub.services.linking import Linked, open_book, recorded, write_book
from hub.services.listing_writing import ListingWriter
from hub.services.registering import Registered, register
from hub.services.registry import permit_recorder


class RowStatus(StrEnum):
    """What became of a row."""

    ACCEPTED = "ACCEPTED"
    UNCHANGED = "UNCHANGED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of a row, with the refusal where there is one."""

    status: RowStatus
    error: HubError | None = None


ACCEPTED, UNCHANGED = RowOutcome(RowStatus.ACCEPTED), RowOutcome(RowStatus.UNCHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Loads batches; the same rows again change nothing and take no revision."""

    store: Store
    catalogue: Catalogue
    derivation: Derivation
    writer: ListingWriter
    clock: Clock
    ids: Ids
    keys: DocumentKeys

    async def load_subjects(self, principal: Principal, rows: Sequence[RegisterSubject]) -> tuple[RowOutcome, ...]:
        """Register subjects; outcomes in the order of the rows."""

        async def work(unit: Unit) -> tuple[RowOutcome, ...] | Unchanged:
            refusals = await _refusals(unit, principal, {row.source for row in rows})
            good = [row for row in rows if row.source not in refusals]
            registered = iter(await register(unit, good, keys=self.keys, ids=self.ids))
            return _settled(
                tuple(
                    _refused(refusals[row.source]) if row.source in refusals else _registered(next(registered))
                    for row in rows
                )
            )

        return await self.store.write(work)

    async def load_links(self, principal: Principal, rows: Sequence[RecordLink]) -> tuple[RowOutcome, ...]:
        """Record links, and re-derive once what the whole batch touches."""

        async def work(unit: Unit) -> tuple[RowOutcome, ...] | Unchanged:
            refusals = await _refusals(unit, principal, {row.source for row in rows})
            subjects, book = await open_book(unit, [(row.start, row.end) for row in rows], keys=self.keys)
            outcomes: list[RowOutcome] = []
            for row in rows:
                try:
                    if row.source in refusals:
                        raise refusals[row.source]
                    linked: Linked = recorded(row, subjects, book)
                except HubError as refusal:
                    outcomes.append(_refused(refusal))
                else:
                    outcomes.append(_outcome(changed=linked.changed))
            await write_book(
                unit,
                book,
                derivation=self.derivation,
                catalogue=self.catalogue,
                today=self.clock.today(),
            )
            return _settled(tuple(outcomes))

        return await self.store.write(work)

    async def load_listings(
        self, principal: Principal, rows: Sequence[tuple[DepartmentCode, ListSubject]]
    ) -> tuple[RowOutcome, ...]:
        """List subjects, each in the name of its department; the operator's feeds deliver them."""
        check_operator(principal)

        async def work(unit: Unit) -> tuple[RowOutcome, ...] | Unchanged:
            outcomes = []
            for department, command in rows:
                issuer = Principal(role=Role.AGENCY, department=department)
                try:
                    listing = await self.writer.write(unit, issuer, command)
                except HubError as refusal:
                    outcomes.append(_refused(refusal))
                else:
                    outcomes.append(_outcome(changed=not isinstance(listing, Settled)))
            return _settled(tuple(outcomes))

        return await self.store.write(work)


async def _refusals(
    unit: Unit, principal: Principal, sources: set[SourceId | None]
) -> dict[SourceId | None, NotPermitted]:
    """The sources whose registers the caller does not keep, each with its refusal."""
    found: dict[SourceId | None, NotPermitted] = {}
    for source in sources:
        try:
            await permit_recorder(unit, principal, source)
        except NotPermitted as refusal:
            found[source] = refusal
    return found


def _registered(outcome: Registered | HubError) -> RowOutcome:
    return _refused(outcome) if isinstance(outcome, HubError) else _outcome(changed=outcome.changed)


def _outcome(*, changed: bool) -> RowOutcome:
    return ACCEPTED if changed else UNCHANGED


def _refused(refusal: HubError) -> RowOutcome:
    """A refusal is the row's own; a defect or a store that is gone is not, and stops the batch."""
    if isinstance(refusal, Defect | Unavailable):
        raise refusal
    return RowOutcome(RowStatus.REFUSED, refusal)


def _settled(outcomes: tuple[RowOutcome, ...]) -> tuple[RowOutcome, ...] | Unchanged:
    if any(each.status is RowStatus.ACCEPTED for each in outcomes):
        return outcomes
    return Unchanged(outcomes)
