"""What changed facts do to listings: rows anew, past days corrected, and the checks that were answered differently."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.civil_time import FOREVER
from graph_models.entities.listing import Listing
from graph_models.propagation.difference import RestrictionChange
from graph_models.statements.listing import CHECKS_OF_SUBJECTS
from graph_models.vocabulary import CheckId, ListingId, Purpose, RestrictionId, SubjectId
from hub.domain.answers.records import CheckRecord
from hub.domain.matching import binds_in
from hub.ports.store import Unit
from hub.services.derivation.changelog import Cause, corrected_days, entries, record_entries
from hub.services.derivation.derivation import Derivation, Rederived
from hub.services.derivation.writing import write_changes
from hub.services.records import check_record


async def rederive_after_facts(
    unit: Unit,
    listings: Collection[ListingId],
    *,
    derivation: Derivation,
    catalogue: Catalogue,
    today: date,
) -> None:
    """Re-derive these listings over all days in this transaction, and log what differs."""
    if not listings:
        return
    rederived = await derivation.rederive(unit, listings)
    await write_changes(unit, rederived, catalogue=catalogue)
    damage = await _damage(unit, rederived, catalogue=catalogue, today=today)
    await record_entries(unit, entries(rederived, today=today, cause=Cause.FACTS, damage=damage))


async def _damage(
    unit: Unit, rederived: Sequence[Rederived], *, catalogue: Catalogue, today: date
) -> dict[RestrictionId, tuple[CheckId, ...]]:
    corrected = [
        (each.facts.listing, change) for each in rederived for change in each.changes if corrected_days(change, today)
    ]
    subjects = sorted({change.either.subject for _, change in corrected})
    if not subjects:
        return {}
    rows = await unit.run(
        CHECKS_OF_SUBJECTS,
        {"subjects": subjects, "from": date.min.isoformat(), "to": FOREVER.isoformat()},
    )
    made: dict[SubjectId, list[CheckRecord]] = defaultdict(list)
    for row in rows:
        record = check_record(row["record"])
        if record.subject is not None:
            made[record.subject].append(record)
    return {
        change.either.id: tuple(
            record.id
            for record in made[change.either.subject]
            if _answered_differently(record, change, listing, catalogue=catalogue)
        )
        for listing, change in corrected
    }


def _answered_differently(
    record: CheckRecord, change: RestrictionChange, listing: Listing, *, catalogue: Catalogue
) -> bool:
    shown = change.either.id in record.restrictions
    if change.lost.covers(record.as_of):
        return shown
    rule: Rule = catalogue.rules[change.either.rule]
    # who enforces is shown its own listings only
    sees = record.purpose is not Purpose.ENFORCEMENT or record.department == listing.department
    return (
        change.gained.covers(record.as_of)
        and not shown
        and sees
        and binds_in(
            rule,
            domain=record.domain,
            kind=record.kind,
            region=record.region,
            issuer_region=listing.issuer_region,
            stated=listing.scope,
        )
    )
