"""The subscription: what changes for the caller, how far was looked, resumed in place, and ended by its token."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from datetime import timedelta
from typing import Any, Final, cast

import pytest

from graph_models.errors import NotPermitted
from hub.app.clock import SettableClock
from hub.app.hub import Hub
from hub.domain.principal import Principal
from hub.services.feed import WHOLE
from schema.context import HubContext
from tests.hub.services.deeds import REPAIRABLE
from tests.hub.services.following import PATIENCE, busy
from tests.schema.asking import SCHEMA, Purse, context_of
from tests.schema.test_queries_catalogue import CHANGES
from tests.schema.unreached import unreached
from tests.support.town import AUDITOR, BUYING, Town

FOLLOW: Final = """
subscription ($after: Revision, $position: Int! = 2147483647) {
  changes(after: $after, position: $position) {
    revision position kind listing restriction subjectId subject { id } days { from to } damaged
  }
}
"""

Told = dict[str, Any]


async def follow(context: HubContext, variables: Mapping[str, Any]) -> AsyncIterator[Any]:
    """The results of a subscription."""
    async with asyncio.timeout(PATIENCE):
        stream = await SCHEMA.subscribe(FOLLOW, variable_values=dict(variables), context_value=context)
        async with aclosing(cast("Any", stream)) as results:
            async for result in results:
                yield result


async def told(
    context: HubContext, variables: Mapping[str, Any], *, through: int | None = None, count: int | None = None
) -> list[Told]:
    """The entries of a subscription until it has looked so far, or there are so many."""
    entries: list[Told] = []
    async with aclosing(cast("Any", follow(context, variables))) as results:
        async for result in results:
            assert result.errors is None, result.errors
            entry: Told = result.data["changes"]
            entries.append(entry)
            if count == len(entries) or (
                through is not None and entry["kind"] == "LOOKED" and int(entry["revision"]) >= through
            ):
                break
    return entries


def changes_of(entries: list[Told]) -> list[Told]:
    """What changed among the entries."""
    return [each for each in entries if each["kind"] != "LOOKED"]


async def page(hub: Hub, caller: Principal) -> list[Told]:
    """The same by the query."""
    result = await SCHEMA.execute(CHANGES, context_value=context_of(hub, caller))
    assert result.data is not None
    changes: list[Told] = result.data["changes"]["changes"]
    return changes


@pytest.mark.parametrize("caller", [AUDITOR, BUYING])
async def test_it_tells_what_the_query_tells_and_how_far_it_looked(hub: Hub, town: Town, caller: Principal) -> None:
    last = await busy(town, 3)
    entries = await told(context_of(hub, caller, live=True), {"after": "0"}, through=last)
    assert changes_of(entries) == await page(hub, caller)
    looked = entries[-1]
    assert (looked["kind"], looked["revision"], looked["position"]) == ("LOOKED", str(last), WHOLE)
    assert (looked["listing"], looked["subject"], looked["days"]) == (None, None, [])


async def test_it_is_resumed_at_any_entry_without_gap_or_repeat(hub: Hub, town: Town) -> None:
    last = await busy(town, 2)
    context = context_of(hub, AUDITOR, live=True)
    entries = await told(context, {"after": "0"}, through=last)
    for number, entry in enumerate(entries[:-1]):
        place = {"after": entry["revision"], "position": entry["position"]}
        rest = await told(context, place, through=last)
        assert changes_of(rest) == changes_of(entries[number + 1 :])


async def test_it_is_resumed_again_and_again_while_writes_go_on(hub: Hub, town: Town, clock: SettableClock) -> None:
    writing = asyncio.create_task(busy(town, 60))
    seen: list[Told] = []
    place: dict[str, Any] = {"after": "0"}
    while not writing.done():
        context = context_of(hub, AUDITOR, live=True)
        context.ends_at = clock.now() + timedelta(seconds=0.1)  # the clock stands still: it is only told sooner
        entries = await told(context, place, through=0, count=4)
        seen += changes_of(entries)
        place = {"after": entries[-1]["revision"], "position": entries[-1]["position"]}
    seen += changes_of(await told(context_of(hub, AUDITOR, live=True), place, through=await writing))
    places = [(int(each["revision"]), each["position"]) for each in seen]
    assert places == sorted(set(places))
    assert len(places) == 60 * 5


async def test_by_default_it_begins_now(hub: Hub, town: Town) -> None:
    begun = await busy(town, 1)
    following = asyncio.create_task(told(context_of(hub, AUDITOR, live=True), {}, count=1))
    writing = asyncio.create_task(busy(town, 40, start=10))
    [entry] = await following
    await writing
    assert int(entry["revision"]) > begun


async def test_a_token_that_has_ended_ends_it(hub: Hub, town: Town, clock: SettableClock) -> None:
    await busy(town, 1)
    context = context_of(hub, AUDITOR, live=True)
    context.ends_at = clock.now() + timedelta(hours=1)
    codes: list[str | None] = []
    async with aclosing(cast("Any", follow(context, {"after": "0"}))) as results:
        async for result in results:
            codes += [error.extensions["code"] for error in result.errors or ()] or [None]
            if len(codes) == 2:
                clock.set_to(REPAIRABLE)
    assert codes == [None, None, "NOT_PERMITTED"]


async def test_a_caller_who_may_no_longer_call_is_told_so_and_nothing_more(hub: Hub, town: Town) -> None:
    await busy(town, 1)

    async def renew() -> Principal:
        raise NotPermitted("示例: ended")

    context = context_of(hub, AUDITOR, live=True)
    context = HubContext(
        principal=AUDITOR, services=hub, request_id="r-2", charge=context.charge, renew=renew, live=True
    )
    results = [each async for each in follow(context, {"after": "0"})]
    [error] = [error for result in results for error in result.errors or ()]
    assert error.extensions == {"code": "NOT_PERMITTED", "requestId": "r-2"}


async def test_a_store_that_fails_ends_it_with_its_code_and_a_defect_is_masked() -> None:
    results = [each async for each in follow(context_of(unreached(), AUDITOR, live=True), {})]
    codes = [error.extensions["code"] for result in results for error in result.errors or ()]
    assert codes == ["STORE_UNREACHABLE"]


async def test_it_is_charged_before_it_begins() -> None:
    purse = Purse()
    context = context_of(unreached(), AUDITOR, live=True, purse=purse)
    assert [each async for each in follow(context, {})]
    [cost] = purse.costs
    assert cost > 100
    poor = context_of(unreached(), AUDITOR, live=True, purse=Purse(refusal=NotPermitted("示例: no more")))
    results = [each async for each in follow(poor, {})]
    assert [error.message for result in results for error in result.errors or ()] == ["示例: no more"]
