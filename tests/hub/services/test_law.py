"""A legal basis is repealed: what rests on it alone ends that day, and nothing else does."""

from datetime import date

import pytest

from graph_models.vocabulary import BasisId, ChangeKind, Domain, LinkKind, ListingId, RuleId
from hub.app.clock import SettableClock
from hub.domain.commands.listing import RevokeRepair
from hub.domain.commands.record import RepealBasis
from tests.hub.services.writing import (
    LATER,
    bound,
    entries_after,
    kinds_after,
    nodes_of,
    published,
    refused,
    repaired,
    shown_to,
    untouched,
)
from tests.support.example_law import ARREARS, COURT_LIST, GRAVE, LAW_A, LAW_B
from tests.support.town import BUYING, ISSUING, OPERATOR, Town, asking, firm, person

DAY = date(2025, 5, 1)
WHOLE, CUT = (("2025-01-01", "2028-01-01"),), (("2025-01-01", "2025-05-01"),)


@pytest.fixture
async def listed(town: Town) -> ListingId:
    """A listing whose rules rest on law a alone, or on a and b."""
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    return (await town.list(firm(1), ARREARS)).id


async def days(town: Town, listing: ListingId) -> dict[RuleId, tuple[tuple[str, str], ...]]:
    return {rule: pairs for (rule, _), pairs in (await bound(town, listing)).items()}


async def test_only_rows_whose_rule_rests_on_it_alone_end_that_day(town: Town, listed: ListingId) -> None:
    before = await published(town)
    written = await town.hub.law.repeal(OPERATOR, RepealBasis(basis=LAW_A, day=DAY))
    assert (written.value, written.changed, written.revision) == (LAW_A, True, before + 1)
    assert await days(town, listed) == {
        "arrears/trading": CUT,
        "arrears/credit": CUT,
        "arrears/licence": CUT,
        "arrears/supervision": WHOLE,
        "arrears/controllers": WHOLE,
    }
    shown = [await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT, as_of=day) for day in (date(2025, 4, 30), DAY)]
    assert [len(each) for each in shown] == [1, 0]
    watched = await shown_to(town, asking(Domain.SUPERVISION), firm(1), Domain.SUPERVISION, as_of=DAY)
    assert [each.rule for each in watched] == ["arrears/supervision"]


async def test_the_repeal_is_told_before_what_it_ends(town: Town, listed: ListingId) -> None:
    before = await published(town)
    await town.hub.law.repeal(OPERATOR, RepealBasis(basis=LAW_A, day=DAY))
    repeal, *ended = await entries_after(town, before)
    assert (repeal.kind, repeal.listing, repeal.subject) == (ChangeKind.BASIS_REPEALED, None, None)
    assert [each.kind for each in ended] == [ChangeKind.ENDED] * 3
    assert {each.days.to_pairs() for each in ended if each.days} == {(("2025-05-01", "2028-01-01"),)}
    assert (await nodes_of(town, "Change"))[-4]["basis"] == LAW_A


async def test_what_rests_on_two_ends_when_the_last_is_repealed(town: Town, listed: ListingId) -> None:
    for basis, day in ((LAW_B, date(2025, 6, 1)), (LAW_A, DAY)):
        await town.hub.law.repeal(OPERATOR, RepealBasis(basis=basis, day=day))
    found = await days(town, listed)
    assert found[RuleId("arrears/supervision")] == (("2025-01-01", "2025-06-01"),)
    assert found[RuleId("arrears/trading")] == CUT


async def test_a_repeal_without_a_day_is_of_today(town: Town, listed: ListingId, clock: SettableClock) -> None:
    clock.set_to(DAY)
    await town.hub.law.repeal(OPERATOR, RepealBasis(basis=LAW_A))
    assert (await days(town, listed))[RuleId("arrears/trading")] == CUT


async def test_the_earliest_recorded_day_counts(town: Town, listed: ListingId) -> None:
    first = date(2025, 4, 1)
    for day, changed in ((DAY, True), (first, True), (date(2025, 7, 1), False)):
        assert (await town.hub.law.repeal(OPERATOR, RepealBasis(basis=LAW_A, day=day))).changed is changed
    assert (await days(town, listed))[RuleId("arrears/trading")] == (("2025-01-01", "2025-04-01"),)
    async with untouched(town):
        again = await town.hub.law.repeal(OPERATOR, RepealBasis(basis=LAW_A, day=first))
    revisions = {each["day"]: each["revision"] for each in await nodes_of(town, "Repeal")}
    assert (again.changed, again.revision) == (False, revisions[first.isoformat()])


async def test_listings_of_other_lists_stay_as_they_are(town: Town, listed: ListingId) -> None:
    court = await town.list(firm(1), COURT_LIST, number="示例2号")
    grave = await town.list(firm(1), GRAVE, number="示例3号")
    before = [await bound(town, each.id) for each in (court, grave)]
    await town.hub.law.repeal(OPERATOR, RepealBasis(basis=LAW_A, day=DAY))
    assert [await bound(town, each.id) for each in (court, grave)] == before


async def test_a_repeal_that_nothing_rests_on_ends_nothing(town: Town) -> None:
    before = await published(town)
    await town.hub.law.repeal(OPERATOR, RepealBasis(basis=LAW_A, day=DAY))
    assert await kinds_after(town, before) == [ChangeKind.BASIS_REPEALED]


async def test_a_later_listing_and_a_revoked_repair_find_the_basis_repealed(
    town: Town, listed: ListingId, clock: SettableClock
) -> None:
    clock.set_to(LATER)
    await repaired(town, listed)
    repealed = date(2025, 11, 1)
    await town.hub.law.repeal(OPERATOR, RepealBasis(basis=LAW_A, day=repealed))
    clock.set_to(date(2025, 10, 1))
    await town.hub.repairs.revoke(ISSUING, RevokeRepair(listing=listed, reason="示例"))
    later = await town.list(firm(1), ARREARS, number="示例2号", effective=date(2025, 10, 1))
    assert (await days(town, listed))[RuleId("arrears/trading")] == (
        ("2025-01-01", "2025-08-01"),
        ("2025-10-01", "2025-11-01"),
    )
    assert (await days(town, later.id))[RuleId("arrears/trading")] == (("2025-10-01", "2025-11-01"),)
    assert (await days(town, later.id))[RuleId("arrears/supervision")] == (("2025-10-01", "2028-10-01"),)


async def test_what_the_catalogue_does_not_know_is_not_repealed(town: Town) -> None:
    async with refused(town, "NOT_FOUND"):
        await town.hub.law.repeal(OPERATOR, RepealBasis(basis=BasisId("law/unheard-of")))
