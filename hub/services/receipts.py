"""The receipt of a repair: what is lifted, what stays and why, who had been told (DESIGN section 6)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from graph_models.catalogue.model import Catalogue
from graph_models.entities.restriction import Restriction
from graph_models.propagation.difference import RestrictionChange, days_of
from graph_models.statements import listing as statements
from graph_models.vocabulary import (
    DepartmentCode,
    Domain,
    ListingId,
    RestrictionId,
    RuleId,
    StayingReason,
    SubjectId,
)
from hub.domain.answers.written import Lifted, Receipt, Staying
from hub.ports.ids import Ids
from hub.ports.store import Unit


async def receipt_of(
    unit: Unit,
    listing: ListingId,
    *,
    before: Sequence[Restriction],
    changes: Sequence[RestrictionChange],
    today: date,
    catalogue: Catalogue,
) -> Receipt:
    """The receipt, from the rows before the repair and what the repair changed."""
    lifted = [change.either for change in changes if change.lost]
    ended = {restriction.id for restriction in lifted}
    surviving = [
        Staying(
            subject=restriction.subject,
            because=StayingReason.SURVIVING_TERM,
            restriction=restriction.id,
            listing=listing,
        )
        for restriction in before
        if restriction.id not in ended and _reaches(restriction, today)
    ]
    others = await _others(unit, listing, lifted, today=today, catalogue=catalogue)
    return Receipt(
        listing=listing,
        lifted=tuple(Lifted(restriction=each.id, rule=each.rule, subject=each.subject) for each in lifted),
        staying=(*surviving, *others),
        told=await _told(unit, lifted),
    )


async def create_lift_tasks(unit: Unit, receipt: Receipt, *, ids: Ids) -> None:
    """One task for each department that had been told, so that it is told again."""
    tasks: list[dict[str, Any]] = [
        {"id": ids.new("t-"), "listing_id": receipt.listing, "department": department, "state": "OPEN"}
        for department in receipt.told
    ]
    if tasks:
        await unit.run(statements.CREATE_LIFT_TASKS, {"tasks": tasks})


def _reaches(restriction: Restriction, day: date) -> bool:
    last = days_of(restriction).last_end
    return last is not None and last > day


async def _others(
    unit: Unit,
    listing: ListingId,
    lifted: Sequence[Restriction],
    *,
    today: date,
    catalogue: Catalogue,
) -> list[Staying]:
    """Restrictions of other listings on the same subjects, in a domain in common with what was lifted."""
    domains: dict[SubjectId, set[Domain]] = defaultdict(set)
    for restriction in lifted:
        domains[restriction.subject] |= catalogue.rules[restriction.rule].domains
    if not domains:
        return []
    rows = await unit.run(
        statements.OTHER_LISTINGS,
        {"subjects": sorted(domains), "listing": listing, "day": today.isoformat()},
    )
    return [
        Staying(
            subject=SubjectId(row["subject"]),
            because=StayingReason.OTHER_LISTING,
            restriction=RestrictionId(row["restriction"]),
            listing=ListingId(row["listing"]),
        )
        for row in rows
        if catalogue.rules[RuleId(row["rule"])].domains & domains[SubjectId(row["subject"])]
    ]


async def _told(unit: Unit, lifted: Sequence[Restriction]) -> tuple[DepartmentCode, ...]:
    if not lifted:
        return ()
    rows = await unit.run(
        statements.TOLD,
        {
            "subjects": sorted({each.subject for each in lifted}),
            "restrictions": sorted(each.id for each in lifted),
        },
    )
    return tuple(sorted({DepartmentCode(row["department"]) for row in rows}))
