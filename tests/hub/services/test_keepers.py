"""Who speaks for no department is refused before a listing is looked for, and learns nothing of which there are."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

import pytest

from graph_models.entities.subject import Identifier
from graph_models.errors import HubError
from graph_models.vocabulary import ListingId, RepairId
from hub.domain.commands.listing import (
    AnnulListing,
    ApplyForRepair,
    DecideRepair,
    FileObjection,
    ReleasePerson,
    RevokeRepair,
    StayListing,
)
from hub.domain.principal import Principal
from tests.support.example_law import ARREARS
from tests.support.town import AUDITOR, BANKING, OPERATOR, Town, firm

WHOM: Final[Identifier] = firm(1)
Act = Callable[[Town, Principal, ListingId], Awaitable[Any]]

ACTS: Final[dict[str, tuple[Act, str]]] = {
    "annul": (
        lambda town, caller, on: town.hub.listings.annul(caller, AnnulListing(listing=on, reason="示例")),
        "NOT_COMPETENT",
    ),
    "stay": (
        lambda town, caller, on: town.hub.listings.stay(caller, StayListing(listing=on, decision="1")),
        "NOT_PERMITTED",
    ),
    "resume": (
        lambda town, caller, on: town.hub.listings.resume(caller, StayListing(listing=on, decision="1")),
        "NOT_PERMITTED",
    ),
    "release": (
        lambda town, caller, on: town.hub.listings.release(caller, ReleasePerson(listing=on, subject=WHOM)),
        "NOT_COMPETENT",
    ),
    "apply": (lambda town, caller, on: town.hub.repairs.apply(caller, ApplyForRepair(listing=on)), "NOT_COMPETENT"),
    "decide": (
        lambda town, caller, on: town.hub.repairs.decide(caller, DecideRepair(repair=RepairId(on), granted=True)),
        "NOT_COMPETENT",
    ),
    "revoke": (
        lambda town, caller, on: town.hub.repairs.revoke(caller, RevokeRepair(listing=on, reason="示例")),
        "NOT_COMPETENT",
    ),
}


async def refusals(town: Town, caller: Principal, act: Act) -> list[str]:
    """The codes that refuse an act on a listing that stands, and on one that nobody made."""
    await town.register(WHOM)
    listing = await town.list(WHOM, ARREARS)
    codes = []
    for on in (listing.id, ListingId("nothing")):
        with pytest.raises(HubError) as refusal:
            await act(town, caller, on)
        codes.append(refusal.value.code)
    return codes


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("caller", [BANKING, OPERATOR])
async def test_what_a_department_does_is_refused_alike_whether_there_is_a_listing_or_not(
    town: Town, caller: Principal, name: str
) -> None:
    act, code = ACTS[name]
    assert await refusals(town, caller, act) == [code, code]


@pytest.mark.parametrize("caller", [BANKING, AUDITOR])
async def test_an_objection_is_refused_alike(town: Town, caller: Principal) -> None:
    def objecting(within: Town, who: Principal, on: ListingId) -> Awaitable[Any]:
        return within.hub.listings.object(who, FileObjection(listing=on, reason="示例"))

    assert await refusals(town, caller, objecting) == ["NOT_PERMITTED", "NOT_PERMITTED"]
