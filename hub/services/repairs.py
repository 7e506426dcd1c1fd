"""Credit repair 信用修复: applied for, decided, taken back (DESIGN section 6)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec

from graph_models.entities.listing import ListingEvent
from graph_models.errors import ConditionsUnmet, IllegalTransition, InvalidInput, NotFound, NotPermitted
from graph_models.propagation.terms import term_range
from graph_models.statements import listing as statements
from graph_models.vocabulary import EventKind, ListingId, RepairId, RepairState, Role
from hub.domain.answers.written import Receipt, Repair, Written
from hub.domain.commands.listing import ApplyForRepair, DecideRepair, RevokeRepair
from hub.domain.ending import check_revocable
from hub.domain.principal import Principal
from hub.domain.recording import check_keeper, check_own
from hub.domain.repair import check_repair, check_state
from hub.ports.clock import Clock
from hub.ports.ids import Ids
from hub.ports.store import Unit
from hub.services.derivation.facts import ListingFacts, read_restrictions
from hub.services.journal import Journal
from hub.services.policy import Policy
from hub.services.receipts import create_lift_tasks, receipt_of
from hub.services.standing_listings import StandingListings


@dataclass(frozen=True, slots=True, kw_only=True)
class Repairs:
    """Applications for repair, and what departments decide on them."""

    journal: Journal
    standing: StandingListings
    clock: Clock
    ids: Ids
    policy: Policy

    async def apply(self, principal: Principal, command: ApplyForRepair) -> Written[Repair]:
        """Apply for repair of a listing. Refused where the law leaves no room for it yet."""
        if principal.role is not Role.SUBJECT:
            check_keeper(principal)
        repair_id = RepairId(self.ids.new("R-"))

        async def work(unit: Unit) -> Repair:
            known = await self.standing.find(unit, command.listing)
            _check_applicant(principal, known)
            self._check(known, command)
            await _check_none_open(unit, command.listing)
            repair = Repair(
                id=repair_id,
                listing=command.listing,
                state=RepairState.APPLIED,
                applied_on=self.clock.today(),
            )
            await unit.run(statements.APPLY_REPAIR, {"repair": _record(repair, command)})
            return repair

        return await self.journal.write(principal, command, Repair, work)

    async def decide(self, principal: Principal, command: DecideRepair) -> Written[Repair]:
        """Decide an application: granted lifts from today, refused stays on record with its reason."""
        check_keeper(principal)

        async def work(unit: Unit) -> Repair:
            record = await _found(unit, command.repair)
            known = await self.standing.find(unit, ListingId(record["listing_id"]))
            check_own(principal, issuer=known.listing.department)
            if record["state"] != RepairState.APPLIED:
                raise IllegalTransition("the application is decided already")
            if not command.granted:
                return await self._refuse(unit, record, command)
            self._check(known, _application(record))
            receipt = await self._lift(unit, known, command)
            return await self._settle(unit, record, RepairState.GRANTED, command, receipt)

        return await self.journal.write(principal, command, Repair, work)

    async def revoke(self, principal: Principal, command: RevokeRepair) -> Written[Repair]:
        """Take a repair back: the listing stands again from today, over the links as they are and were."""
        check_keeper(principal)

        async def work(unit: Unit) -> Repair:
            known = await self.standing.find(unit, command.listing)
            check_own(principal, issuer=known.listing.department)
            today = self.clock.today()
            list_type = self.standing.catalogue.list_types[known.listing.list_type]
            _, latest = term_range(known.listing, list_type.term)
            check_revocable(known.standing, today=today, until=command.until, latest=latest)
            record = await _granted(unit, command.listing)
            event = ListingEvent(kind=EventKind.REPAIR_REVOKED, day=today, revision=unit.revision, until=command.until)
            said = {"reason": command.reason, "decision": command.decision}
            await self.standing.happen(unit, known, event, said=said)
            revoked = replace(_repair(record), state=RepairState.REVOKED, reason=command.reason)
            await unit.run(statements.SET_REPAIR, {"repair": _changed(revoked)})
            return revoked

        return await self.journal.write(principal, command, Repair, work)

    def _check(self, known: ListingFacts, application: ApplyForRepair) -> None:
        today = self.clock.today()
        check_state(known.standing, today=today)
        check_repair(
            application,
            listing=known.listing,
            list_type=self.standing.catalogue.list_types[known.listing.list_type],
            events=known.events,
            today=today,
            fraud_bar_years=self.policy.fraud_bar_years,
        )

    async def _lift(self, unit: Unit, known: ListingFacts, command: DecideRepair) -> Receipt:
        listing, today = known.listing.id, self.clock.today()
        before = (await read_restrictions(unit, (listing,))).get(listing, ())
        event = ListingEvent(kind=EventKind.REPAIRED, day=today, revision=unit.revision)
        rederived = await self.standing.happen(
            unit, known, event, said={"decision": command.decision, "repair_id": command.repair}
        )
        receipt = await receipt_of(
            unit,
            listing,
            before=before,
            changes=rederived.changes,
            today=today,
            catalogue=self.standing.catalogue,
        )
        await create_lift_tasks(unit, receipt, ids=self.ids)
        return receipt

    async def _refuse(self, unit: Unit, record: Mapping[str, Any], command: DecideRepair) -> Repair:
        if not command.reason:
            raise InvalidInput("a refusal gives its reason")
        return await self._settle(unit, record, RepairState.REFUSED, command, None)

    async def _settle(
        self,
        unit: Unit,
        record: Mapping[str, Any],
        state: RepairState,
        command: DecideRepair,
        receipt: Receipt | None,
    ) -> Repair:
        decided = replace(
            _repair(record),
            state=state,
            decided_on=self.clock.today(),
            reason=command.reason,
            receipt=receipt,
        )
        await unit.run(statements.SET_REPAIR, {"repair": _changed(decided)})
        return decided


def _check_applicant(principal: Principal, known: ListingFacts) -> None:
    """The listed subject applies, or the listing department enters the application for it."""
    if principal.role is Role.SUBJECT:
        if principal.subject == known.listing.subject:
            return
        raise NotPermitted("an application for repair is the subject's own")
    check_own(principal, issuer=known.listing.department)


async def _check_none_open(unit: Unit, listing: ListingId) -> None:
    rows = await unit.run(statements.REPAIRS_OF, {"listing": listing})
    if any(row["repair"]["state"] == RepairState.APPLIED for row in rows):
        raise IllegalTransition("an application for repair of the listing is not decided yet")


async def _found(unit: Unit, repair: RepairId) -> Mapping[str, Any]:
    rows = await unit.run(statements.REPAIR, {"id": repair})
    if not rows:
        raise NotFound("no such application for repair")
    record: Mapping[str, Any] = rows[0]["repair"]
    return record


async def _granted(unit: Unit, listing: ListingId) -> Mapping[str, Any]:
    rows = await unit.run(statements.REPAIRS_OF, {"listing": listing})
    granted = [row["repair"] for row in rows if row["repair"]["state"] == RepairState.GRANTED]
    if not granted:
        raise ConditionsUnmet("no granted repair of the listing is recorded")
    last: Mapping[str, Any] = granted[-1]
    return last


def _record(repair: Repair, command: ApplyForRepair) -> dict[str, Any]:
    return _changed(repair) | {
        "listing_id": repair.listing,
        "applied_on": repair.applied_on.isoformat(),
        "corrected": command.corrected,
        "duties_done": command.duties_done,
        "commitment": command.commitment,
        "corrected_on": command.corrected_on.isoformat() if command.corrected_on else None,
    }


def _changed(repair: Repair) -> dict[str, Any]:
    return {
        "id": repair.id,
        "state": repair.state,
        "decided_on": repair.decided_on.isoformat() if repair.decided_on else None,
        "reason": repair.reason,
        "receipt": msgspec.json.encode(repair.receipt).decode() if repair.receipt else None,
    }


def _repair(record: Mapping[str, Any]) -> Repair:
    decided, receipt = record.get("decided_on"), record.get("receipt")
    return Repair(
        id=RepairId(record["id"]),
        listing=ListingId(record["listing_id"]),
        state=RepairState(record["state"]),
        applied_on=date.fromisoformat(record["applied_on"]),
        decided_on=date.fromisoformat(decided) if decided else None,
        reason=record.get("reason"),
        receipt=msgspec.json.decode(receipt, type=Receipt) if receipt else None,
    )


def _application(record: Mapping[str, Any]) -> ApplyForRepair:
    corrected_on = record.get("corrected_on")
    return ApplyForRepair(
        listing=ListingId(record["listing_id"]),
        corrected=record["corrected"],
        duties_done=record["duties_done"],
        commitment=record["commitment"],
        corrected_on=date.fromisoformat(corrected_on) if corrected_on else None,
    )
