"""What is done in a town, in one word each: repaired, annulled, stayed, objected to, ended, consented."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Final

from graph_models.entities.subject import Identifier
from graph_models.vocabulary import DepartmentCode, Domain, LinkKind, ListingId, Purpose, Revision
from hub.domain.answers.written import Annulment, Repair
from hub.domain.commands.listing import (
    AnnulListing,
    ApplyForRepair,
    DecideRepair,
    FileObjection,
    RevokeRepair,
    StayListing,
)
from hub.domain.commands.record import EndLink, RecordConsent
from tests.support.town import BANK, ISSUING, JUDGING, OPERATOR, Town

Ending = Callable[[Town, ListingId], Awaitable[object]]

REPAIRABLE: Final = date(2025, 8, 1)
"""More than six months after the decision of the town's listings: they can be repaired."""


async def revision_of(town: Town) -> Revision:
    """The revision that is published now."""
    return (await town.hub.store.view()).revision


async def repair(town: Town, listing: ListingId) -> Repair:
    """Repair a listing, in the name of its department."""
    application = ApplyForRepair(listing=listing, corrected=True, duties_done=True, commitment=True)
    applied = await town.hub.repairs.apply(ISSUING, application)
    return (await town.hub.repairs.decide(ISSUING, DecideRepair(repair=applied.value.id, granted=True))).value


async def revoke(town: Town, listing: ListingId) -> None:
    """Take the repair of a listing back."""
    await town.hub.repairs.revoke(ISSUING, RevokeRepair(listing=listing, reason="示例"))


async def annul(town: Town, listing: ListingId) -> Annulment:
    """Annul a listing, in the name of its department."""
    return (await town.hub.listings.annul(ISSUING, AnnulListing(listing=listing, reason="示例"))).value


async def stay(town: Town, listing: ListingId) -> None:
    """Suspend a listing, by the court."""
    await town.hub.listings.stay(JUDGING, StayListing(listing=listing, decision="示例1号"))


async def resume(town: Town, listing: ListingId) -> None:
    """Let a stayed listing count again, by the court."""
    await town.hub.listings.resume(JUDGING, StayListing(listing=listing, decision="示例2号"))


async def object_to(town: Town, listing: ListingId) -> None:
    """Mark a listing as objected to."""
    await town.hub.listings.object(OPERATOR, FileObjection(listing=listing, reason="示例"))


async def end_link(town: Town, start: Identifier, kind: LinkKind, end: Identifier, *, day: date) -> None:
    """End a relation on a day."""
    await town.hub.links.end(OPERATOR, EndLink(kind=kind, start=start, end=end, valid_to=day))


def consent_of(
    person: Identifier,
    *,
    bank: DepartmentCode = BANK,
    purpose: Purpose = Purpose.CREDIT_GRANTING,
    since: date = date(2025, 1, 1),
    to: date = date(2025, 2, 1),
    scope: frozenset[Domain] = frozenset({Domain.BANKING}),
) -> RecordConsent:
    """A person's consent for January 2025, unless given otherwise."""
    return RecordConsent(
        subject=person, bank=bank, purpose=purpose, valid_from=since, valid_to=to, scope=scope, document="示例"
    )


async def consent(town: Town, command: RecordConsent) -> None:
    """Record a consent."""
    await town.hub.consents.record(OPERATOR, command)
