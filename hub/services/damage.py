"""The damage list of an annulment: the checks whose verdict or restrictions would have been others."""

from collections.abc import Collection

from graph_models.statements.listing import CHECKS_AMBIGUOUS, CHECKS_OF_SUBJECTS
from graph_models.vocabulary import ListingId, SubjectId
from hub.domain.answers.records import CheckRecord
from hub.domain.answers.written import DamagedCheck
from hub.ports.store import View
from hub.services.records import check_record

_FIRST, _LAST = "0001-01-01", "9999-12-31"


async def damage_of(view: View, listing: ListingId, subjects: Collection[SubjectId]) -> tuple[DamagedCheck, ...]:
    """Checks that showed a restriction of the listing, or were undetermined for it alone, in their order."""
    shown = await view.run(CHECKS_OF_SUBJECTS, {"subjects": sorted(subjects), "from": _FIRST, "to": _LAST})
    ambiguous = await view.run(CHECKS_AMBIGUOUS, {"listing": listing})
    found = {
        record.id: record for record in (check_record(row["record"]) for row in shown) if listing in record.listings
    }
    for row in ambiguous:
        if set(row["record"]["ambiguous_listings"]) == {listing}:
            record = check_record(row["record"])
            found[record.id] = record
    return tuple(_damaged(found[check]) for check in sorted(found))


def _damaged(record: CheckRecord) -> DamagedCheck:
    return DamagedCheck(
        check=record.id,
        verdict=record.verdict,
        subject=record.subject,
        asked_at=record.asked_at,
        department=record.department,
    )
