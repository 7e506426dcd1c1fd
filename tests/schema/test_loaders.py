"""What many objects point to is read once; on a socket nothing is remembered."""

from typing import Any, Final

import pytest

from hub.app.hub import Hub, Parts, build_hub
from hub.app.ids import RandomIds
from hub.app.keys import HmacKeys
from hub.domain.commands.record import RegisterSubject
from hub.services.policy import Policy
from tests.schema.asking import SCHEMA, context_of
from tests.support.counting import CountingStore
from tests.support.example_law import ARREARS
from tests.support.house import House
from tests.support.town import AUDITOR, BUYING, OPERATOR, Town, firm, kind_of, person

READ: Final = "lookup_subjects_by_id"
LISTINGS: Final = "{ listings { edges { node { subject { name } again: subject { id } } } } }"


@pytest.fixture
def store(house: House) -> CountingStore:
    """A counting store."""
    return CountingStore(store=house.store)


@pytest.fixture
def hub(town: Town, store: CountingStore, house: House) -> Hub:
    """The town's hub over it."""
    return build_hub(
        Parts(
            store=store,
            catalogue=town.hub.catalogue,
            clock=house.clock,
            ids=RandomIds(house.clock),
            keys=HmacKeys.for_development(),
            policy=Policy(),
        )
    )


async def listed(town: Town, count: int) -> None:
    """Listed firms."""
    for number in range(1, count + 1):
        await town.register(firm(number), name=f"示例{number}")
        await town.list(firm(number), ARREARS, number=f"〔2024〕示例{number}号")


@pytest.mark.parametrize("count", [1, 12])
async def test_any_number_of_references_costs_one_read(hub: Hub, town: Town, store: CountingStore, count: int) -> None:
    await listed(town, count)
    for live in (False, True):
        store.reads.clear()
        result = await SCHEMA.execute(LISTINGS, context_value=context_of(hub, AUDITOR, live=live))
        assert result.errors is None
        assert result.data is not None
        assert len(result.data["listings"]["edges"]) == count
        assert store.reads[READ] == 1


async def test_what_is_asked_twice_in_a_request_is_read_once_and_on_a_socket_anew(
    hub: Hub, town: Town, store: CountingStore
) -> None:
    [subject] = await town.register(firm(1), name="示例旧")
    names: dict[bool, list[Any]] = {False: [], True: []}
    for live, seen in names.items():
        context = context_of(hub, AUDITOR, live=live)
        store.reads.clear()
        for name in ("示例甲", "示例乙"):
            command = RegisterSubject(ref=firm(1), kind=kind_of(firm(1)), name=name)
            await hub.registry.register_subject(OPERATOR, command)
            found = await context.loaders.subjects.load(subject.id)
            assert found is not None
            seen.append(found.name)
        assert store.reads[READ] == (2 if live else 1)
    assert names == {False: ["示例甲", "示例甲"], True: ["示例甲", "示例乙"]}


async def test_names_are_masked_for_the_caller_of_the_context(hub: Hub, town: Town) -> None:
    [somebody] = await town.register(person(1), name="示例甲")
    names = []
    for caller in (AUDITOR, BUYING):
        found = await context_of(hub, caller).loaders.subjects.load(somebody.id)
        names.append(found and found.name)
    assert names == ["示例甲", "示＊＊"]


async def test_a_subject_that_is_not_known_is_nothing(hub: Hub) -> None:
    context = context_of(hub, AUDITOR)
    assert await context.loaders.subjects.load_many([firm(9).uscc]) == [None]  # type: ignore[list-item]  # no id at all
