"""Every mutation, tried by every caller: who may does it, who may not is refused as `docs/access.md` says."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Final

import pytest
import pytest_asyncio

from graph_models.catalogue.model import Catalogue
from hub.domain.principal import Principal
from tests.hub.services.deeds import REPAIRABLE, revision_of
from tests.schema.access.asking import execute
from tests.schema.access.callers import IN_FULL, Caller, declare_callers
from tests.schema.access.doing import DEEDS, Ground, Input, prepared
from tests.schema.access.table import cells_of
from tests.support.house import House
from tests.support.town import Town, firm

APART: Final = firm(999)
NUMBERS: Final = {label: number for number, label in enumerate(DEEDS, start=1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What came of one try: `done` or the code, the object of the payload, all of it as text, and what was written."""

    outcome: str
    value: Any
    text: str
    wrote: bool


@pytest_asyncio.fixture(scope="module")
async def doing(house: House, law: Catalogue) -> AsyncIterator[Town]:
    """A town in which things are done."""
    await house.empty()
    town = await Town.founded(await house.open(law))
    await declare_callers(town)
    yield town


async def tried(ground: Ground, caller: Principal, root: str, given: Input) -> Tried:
    """Try a mutation with everything of its payload."""
    before = await revision_of(ground.town)
    came = await execute(ground.town.hub, caller, root, {"input": given})
    payload = dict(came.value or {"problems": [{"code": code} for code in came.codes]})
    codes = [each["code"] for each in payload.pop("problems")]
    for other in ("__typename", "revision", "changed"):
        payload.pop(other, None)
    return Tried(
        outcome=", ".join(codes) or "done",
        value=next(iter(payload.values()), None),
        text=came.text,
        wrote=await revision_of(ground.town) != before,
    )


@pytest.mark.parametrize("label", DEEDS)
async def test_who_may_does_it_and_nobody_else(doing: Town, house: House, label: str) -> None:
    house.clock.set_to(REPAIRABLE)
    [stranger] = await doing.register(APART)
    ground = await prepared(doing, NUMBERS[label], stranger=stranger.id)
    inputs, root = await DEEDS[label](ground), label.split("`")[1]
    results = {caller: await tried(ground, who, root, inputs(caller)) for caller, who in ground.callers.items()}
    assert {caller: each.outcome for caller, each in results.items()} == cells_of("done")[label]
    refused = [each for each in results.values() if each.outcome != "done"]
    assert [(each.value, each.wrote) for each in refused] == [(None, False)] * len(refused)
    assert all(each.value is not None for each in results.values() if each.outcome == "done")
    shown = {caller for caller, each in results.items() if ground.name in each.text}
    assert shown <= IN_FULL | {Caller.BOUND}
    assert [caller for caller, each in results.items() if ground.document in each.text] == []
