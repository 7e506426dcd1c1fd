"""Listings of feeds are made in the name of their departments, each row judged by itself."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import Defect, HubError, StoreTimeout
from graph_models.statements.listing import CREATE_LISTING
from graph_models.statements.statement import Statement
from graph_models.vocabulary import ChangeKind, Domain, FindingKind, Revision, SubjectId
from hub.app.clock import SettableClock
from hub.app.hub import Parts, build_hub
from hub.app.ids import RandomIds
from hub.app.keys import HmacKeys
from hub.domain.principal import Principal
from hub.ports.store import Parameters, Row, Store, Unchanged, Unit, View
from hub.services.intake import RowOutcome
from hub.services.policy import Policy
from tests.hub.services.writing import kinds_after, nodes_of, published, refused, shown_to, untouched
from tests.support.example_law import ARREARS, COURT_LIST, GRAVE
from tests.support.house import House
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYER,
    BUYING,
    ISSUER,
    ISSUING,
    JUDGING,
    OPERATOR,
    SECOND,
    Town,
    department_code,
    firm,
    listing_input,
    person,
    subject_itself,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingUnit:
    """A unit of work that fails where it makes a listing."""

    unit: Unit
    fault: HubError

    @property
    def revision(self) -> Revision:
        """The unit's own."""
        return self.unit.revision

    @property
    def at(self) -> datetime:
        """The unit's own."""
        return self.unit.at

    async def run(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """Run, or fail."""
        if statement is CREATE_LISTING:
            raise self.fault
        return await self.unit.run(statement, parameters)


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingStore:
    """A store whose units fail where they make a listing; everything else is the real one's."""

    store: Store
    fault: HubError

    async def read(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """Read."""
        return await self.store.read(statement, parameters)

    async def view(self) -> View:
        """A view."""
        return await self.store.view()

    async def append(self, statement: Statement, parameters: Parameters) -> None:
        """Append."""
        await self.store.append(statement, parameters)

    async def write(self, work: Callable[[Unit], Awaitable[T | Unchanged]]) -> T:
        """Write in a unit that fails."""

        async def failing(unit: Unit) -> T | Unchanged:
            return await work(FailingUnit(unit=unit, fault=self.fault))

        return await self.store.write(failing)


def codes(outcomes: Sequence[RowOutcome]) -> list[str]:
    """What became of each row: its status, or the code that refuses it."""
    return [each.status if each.error is None else each.error.code for each in outcomes]


@pytest.mark.parametrize(
    "caller", [ISSUING, JUDGING, BANKING, AUDITOR, subject_itself(SubjectId("o-1"))], ids=lambda caller: caller.key
)
async def test_only_the_operator_loads_listings(town: Town, caller: Principal) -> None:
    await town.register(firm(1))
    async with refused(town, "NOT_PERMITTED"):
        await town.hub.intake.load_listings(caller, [(ISSUER, listing_input(firm(1), ARREARS))])


async def test_listings_are_made_in_the_name_of_their_departments(town: Town) -> None:
    await town.register(firm(1), firm(2), person(1))
    found = [(person(1), FindingKind.DIRECTLY_RESPONSIBLE)]
    rows = [
        (ISSUER, listing_input(firm(1), COURT_LIST, findings=found)),
        (SECOND, listing_input(firm(1), ARREARS)),
        (BUYER, listing_input(firm(1), ARREARS)),
        (department_code(99), listing_input(firm(1), ARREARS)),
        (ISSUER, listing_input(firm(9), ARREARS, number="示例2号")),
        (ISSUER, listing_input(firm(1), ARREARS, number="示例3号", notice=None)),
        (ISSUER, listing_input(person(1), GRAVE, number="示例4号")),
        (ISSUER, listing_input(firm(1), COURT_LIST, findings=found)),
        (ISSUER, listing_input(firm(2), COURT_LIST)),
    ]
    before = await published(town)
    outcomes = await town.hub.intake.load_listings(OPERATOR, rows)
    assert codes(outcomes) == [
        "ACCEPTED",
        "ACCEPTED",
        "NOT_COMPETENT",
        "NOT_FOUND",
        "NOT_FOUND",
        "NOTICE_MISSING",
        "WRONG_SUBJECT_KIND",
        "UNCHANGED",
        "CONFLICT",
    ]
    assert await published(town) == before + 1
    assert (await kinds_after(town, before)).count(ChangeKind.LISTED) == 2
    assert sorted(each["department"] for each in await nodes_of(town, "Listing")) == sorted([ISSUER, SECOND])
    assert len(await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT)) == 1


async def test_the_same_listings_again_take_no_revision_on_a_later_day_either(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    rows = [
        (ISSUER, listing_input(firm(1), ARREARS, effective=None)),
        (ISSUER, listing_input(firm(1), COURT_LIST, number="示例2号")),
    ]
    assert codes(await town.hub.intake.load_listings(OPERATOR, rows)) == ["ACCEPTED"] * 2
    clock.set_to(date(2025, 1, 5))
    async with untouched(town):
        assert codes(await town.hub.intake.load_listings(OPERATOR, rows)) == ["UNCHANGED"] * 2


@pytest.mark.parametrize("fault", [StoreTimeout("示例"), Defect("示例")], ids=lambda fault: fault.code)
async def test_a_fault_that_is_no_rows_own_stops_the_batch_and_leaves_nothing(
    town: Town, house: House, law: Catalogue, fault: HubError
) -> None:
    await town.register(firm(1))
    parts = Parts(
        store=FailingStore(store=house.store, fault=fault),
        catalogue=law,
        clock=house.clock,
        ids=RandomIds(house.clock),
        keys=HmacKeys.for_development(),
        policy=Policy(),
    )
    rows = [(ISSUER, listing_input(firm(9), ARREARS)), (ISSUER, listing_input(firm(1), ARREARS))]
    async with refused(town, fault.code):
        await build_hub(parts).intake.load_listings(OPERATOR, rows)


async def test_nothing_at_all_is_loaded_from_no_rows(town: Town) -> None:
    async with untouched(town):
        assert await town.hub.intake.load_listings(OPERATOR, []) == ()
