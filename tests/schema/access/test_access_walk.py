"""Every query and the subscription, asked by every caller: what comes is what `docs/access.md` says."""

import json
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import pytest
import pytest_asyncio

from graph_models.catalogue.model import Catalogue
from tests.schema.access.callers import AGENCIES, BANKS, IN_FULL, Caller
from tests.schema.access.comparing import Answer, Gets, objects_of
from tests.schema.access.founding import found
from tests.schema.access.selection import fields_of_answers
from tests.schema.access.situation import Situation
from tests.schema.access.situations import SITUATIONS
from tests.schema.access.table import cells_of, exceptions, rows, words_of
from tests.schema.access.walk import Walk
from tests.support.house import House
from tests.support.town import Town

IN_EACH: Final = pytest.mark.parametrize("situation", SITUATIONS, ids=[each.label for each in SITUATIONS])
ENDINGS: Final = frozenset({"ENDED", "EXPIRED", "REPAIRED", "ANNULLED", "BASIS_REPEALED"})
KEPT_BY_ITS_MAKER: Final = frozenset({"Query.listing", "Query.listings", "Query.changes", "Subscription.changes"})
"""Where a department keeps its own listings in view when they have ended."""

Words = dict[str, dict[Caller, set[str]]]


@pytest_asyncio.fixture(scope="module")
async def walk(house: House, law: Catalogue) -> AsyncIterator[Walk]:
    """The town, loaded once; each situation is asked once."""
    await house.empty()
    yield Walk(place=await found(await Town.founded(await house.open(law)), house.clock))


@IN_EACH
async def test_every_caller_gets_what_the_page_says(walk: Walk, situation: Situation) -> None:
    assert await walk.cells(situation) == cells_of("asked")[situation.label]


@IN_EACH
async def test_nobody_gets_more_of_a_field_than_the_page_says(walk: Walk, situation: Situation) -> None:
    excepted, everybody = exceptions(), dict.fromkeys(Caller, frozenset({"full"}))
    beyond = {
        (caller, each.field, each.gets)
        for caller, seen in (await walk.seen(situation)).items()
        for each in seen
        if each.field.partition(".")[0] != "Answer" and each.gets not in excepted.get(each.field, everybody)[caller]
    }
    assert beyond == set()


@IN_EACH
async def test_a_persons_name_is_nowhere_but_where_it_is_needed(walk: Walk, situation: Situation) -> None:
    place, callers = walk.place, walk.callers(situation)
    named = {
        (caller, name)
        for caller, came in (await walk.came(situation)).items()
        for person, name in place.persons.items()
        if caller not in IN_FULL and callers[caller].subject != person and name in came.text
    }
    assert named == set()


@IN_EACH
async def test_documents_and_keys_of_registers_are_nowhere(walk: Walk, situation: Situation) -> None:
    came = (await walk.came(situation)).values()
    assert {secret for each in came for secret in walk.place.secrets if secret in each.text} == set()


@IN_EACH
async def test_of_what_is_repaired_or_annulled_departments_are_told_only_that_it_ended(
    walk: Walk, situation: Situation
) -> None:
    shown = {
        (caller, found["__typename"])
        for caller, came in (await walk.came(situation)).items()
        if caller in AGENCIES | BANKS
        for found in objects_of(came.value)
        if walk.place.ended & set(_texts(found)) and not _may(caller, situation, found)
    }
    assert shown == set()


async def test_every_word_of_the_page_is_met_and_every_field_reached(walk: Walk) -> None:
    met: Words = defaultdict(lambda: defaultdict(set))
    for situation in SITUATIONS:
        for caller, seen in (await walk.seen(situation)).items():
            for each in seen:
                met[each.field][caller].add(each.gets)
    for row in rows("field"):
        assert {caller: set().union(*(met[name][caller] for name in row.names)) for caller in Caller} == words_of(row)
    roots = {each.root for each in SITUATIONS if each.root != "Query.checkMany"}
    reached = frozenset().union(*(fields_of_answers(root) for root in roots))
    assert {field for field in reached - set(met) if field.partition(".")[2] not in {"checkId", "cursor"}} == {
        "PageInfo.endCursor"
    }
    assert {gets for cells in met.values() for words in cells.values() for gets in words} == set(Gets) - {Gets.OTHER}


def _may(caller: Caller, situation: Situation, found: Answer) -> bool:
    """Whether this is an ending without its days, or what a department keeps of its own listings."""
    if found["__typename"] == "Change":
        return caller is Caller.MAKER or (found["kind"] in ENDINGS and found["days"] == [])
    return caller is Caller.MAKER and situation.root in KEPT_BY_ITS_MAKER


def _texts(found: Answer) -> Iterator[str]:
    """What an object says itself, without the objects below it."""
    for value in found.values():
        yield from _words(value)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (each for each in value if isinstance(each, str))
    elif isinstance(value, dict) and "__typename" not in value:
        yield from json.dumps(value, ensure_ascii=False).split('"')
