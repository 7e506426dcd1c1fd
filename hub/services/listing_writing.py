"""Writes a listing with its decision, derives it, and logs what begins; shared by single requests and feeds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph_models.catalogue.model import Catalogue
from graph_models.entities.department import Department
from graph_models.entities.listing import Decision, Listing
from graph_models.entities.subject import Subject
from graph_models.errors import AlreadyListed, Conflict
from graph_models.statements import listing as statements
from graph_models.vocabulary import ChangeKind, RegionCode, Revision
from hub.domain.commands.listing import ListSubject, NoticeInput
from hub.domain.listing import check_listing, lawful_list_type
from hub.domain.principal import Principal
from hub.domain.recording import check_competence, check_lister, check_territory
from hub.ports.clock import Clock
from hub.ports.keys import DocumentKeys
from hub.ports.store import Row, Unit, View
from hub.services.derivation.changelog import Cause, entries, event_entry, record_entries
from hub.services.derivation.derivation import Derivation
from hub.services.derivation.facts import facts_of, read_repeals
from hub.services.derivation.writing import write_changes
from hub.services.journal import Settled
from hub.services.listing_identity import decision_fingerprint, listing_fingerprint, listing_of
from hub.services.policy import Policy
from hub.services.resolving import find_subjects, known_department


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A listing that is permitted and lawful, not written yet."""

    listing: Listing
    subject: Subject
    department: Department
    notice: NoticeInput | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingWriter:
    """Judges, writes and derives one listing inside a unit of work."""

    catalogue: Catalogue
    derivation: Derivation
    clock: Clock
    keys: DocumentKeys
    policy: Policy

    async def propose(self, view: View, principal: Principal, command: ListSubject) -> Proposed:
        """Judge a listing. Raises what refuses it; reads only."""
        check_lister(principal)
        department = await known_department(view, principal.department)
        check_competence(principal, department, command.list_type)
        wanted = {command.subject, *(finding.person for finding in command.decision.findings)}
        subjects = dict(await find_subjects(view, wanted, keys=self.keys))
        listing = listing_of(command, department=department, subjects=subjects, today=self.clock.today())
        subject = subjects[command.subject]
        if self.policy.territory_competence:
            check_territory(department, subject.region)
        return Proposed(listing=listing, subject=subject, department=department, notice=command.notice)

    async def check_lawful(self, view: View, proposed: Proposed) -> None:
        """Refuse what the law refuses."""
        listing = proposed.listing
        list_type = lawful_list_type(self.catalogue, listing, repealed=await read_repeals(view))
        check_listing(
            listing,
            list_type=list_type,
            subject=proposed.subject,
            notice=proposed.notice,
            catalogue=self.catalogue,
        )

    async def write(self, unit: Unit, principal: Principal, command: ListSubject) -> Listing | Settled[Listing]:
        """List a subject; the same content again is settled with the first revision."""
        proposed = await self.propose(unit, principal, command)
        listing = proposed.listing
        settled = await settled_before(unit, command, proposed)
        if settled is not None:
            return settled
        await self.check_lawful(unit, proposed)
        await _create(unit, proposed)
        known = facts_of(listing, (), catalogue=self.catalogue, repealed=await read_repeals(unit))
        rederived = await self.derivation.compare(unit, {listing.id: known})
        await write_changes(unit, rederived, catalogue=self.catalogue)
        listed = event_entry(ChangeKind.LISTED, listing=listing.id, subject=listing.subject)
        begun = entries(rederived, today=self.clock.today(), cause=Cause.ACT, damage={})
        await record_entries(unit, [listed, *begun])
        return listing


async def settled_before(view: View, command: ListSubject, proposed: Proposed) -> Settled[Listing] | None:
    """The listing where it stands already. Raises Conflict where its identity or its decision has other content."""
    decision = proposed.listing.decision
    row = (await view.run(statements.DECISION, {"decision": decision.id, "listing": proposed.listing.id}))[0]
    if row["listing_fingerprint"] is not None:
        if row["annulled"]:
            raise Conflict("the listing on this decision was annulled: only a new decision lists again")
        listing = _as_first_written(command, proposed.listing, row)
        if row["listing_fingerprint"] != listing_fingerprint(listing, proposed.notice):
            raise AlreadyListed("the subject stands on this list by this decision with other content")
        return Settled(listing, Revision(row["revision"]))
    decided = row["decision_fingerprint"]
    if decided is not None and decided != decision_fingerprint(decision):
        raise Conflict("a decision of this number is recorded with other content")
    return None


def _as_first_written(command: ListSubject, listing: Listing, row: Row) -> Listing:
    """What the command leaves open was filled in when it came first: the day, and the issuer's region of that time."""
    listing = replace(listing, issuer_region=RegionCode(row["region"]))
    if command.effective is not None:
        return listing
    first = date.fromisoformat(row["effective"])
    return replace(listing, effective=first, published=command.published or first)


async def _create(unit: Unit, proposed: Proposed) -> None:
    listing = proposed.listing
    await unit.run(
        statements.CREATE_DECISION,
        {
            "decision": _decision_record(listing.decision, listing.department),
            "findings": [{"person": finding.person, "as": finding.kind} for finding in listing.decision.findings],
        },
    )
    record = _listing_record(listing, proposed.notice) | {
        "department_name": proposed.department.name,
        "fingerprint": listing_fingerprint(listing, proposed.notice),
    }
    await unit.run(statements.CREATE_LISTING, {"listing": record})


def _decision_record(decision: Decision, department: str) -> Mapping[str, Any]:
    return {
        "id": decision.id,
        "department": department,
        "number": decision.number,
        "decided_on": decision.decided_on.isoformat(),
        "act_from": decision.act.start.isoformat() if decision.act else None,
        "act_to": decision.act.end.isoformat() if decision.act else None,
        "ground": decision.ground,
        "fingerprint": decision_fingerprint(decision),
    }


def _listing_record(listing: Listing, notice: NoticeInput | None) -> dict[str, Any]:
    def text(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return {
        "id": listing.id,
        "department": listing.department,
        "region": listing.issuer_region,
        "list_type": listing.list_type,
        "subject_id": listing.subject,
        "decision_id": listing.decision.id,
        "number": listing.decision.number,
        "decided_on": text(listing.decision.decided_on),
        "effective": text(listing.effective),
        "published": text(listing.published),
        "until": text(listing.until),
        "scope": sorted(listing.scope),
        "notice_served": text(notice.served) if notice else None,
        "notice_heard": notice.heard if notice else None,
    }
