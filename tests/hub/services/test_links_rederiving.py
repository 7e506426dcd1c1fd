"""A change of links derives the listings within reach anew, over all days, in the same transaction."""

from dataclasses import replace
from datetime import date

import pytest

from graph_models.catalogue.model import Catalogue, LinkStep, Reach
from graph_models.vocabulary import ChangeKind, Domain, FindingKind, LinkKind, Release, RuleId, Toward, When
from hub.app.clock import SettableClock
from hub.domain.commands.listing import AnnulListing
from hub.domain.commands.record import EndLink, RecordLink
from tests.hub.services.swapped import hub_with
from tests.hub.services.writing import bound, entries_after, kinds_after, published, refused, shown_to
from tests.support.example_law import ARREARS, COURT_LIST, DEBARRED, GRAVE, HEAD
from tests.support.house import House
from tests.support.town import BUYING, ISSUING, OPERATOR, Town, asking, firm, person

REPRESENTS, CONTROLS = LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.ACTUAL_CONTROLLER_OF
CONTROLLERS, HOLDINGS = RuleId("arrears/controllers"), RuleId("debarred/holdings")
BRANCHES = RuleId("arrears/branches")
TODAY = date(2025, 6, 1)


async def test_a_link_of_today_binds_from_today_in_its_own_revision(town: Town, clock: SettableClock) -> None:
    [_, controller] = await town.register(firm(1), person(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(TODAY)
    before = await published(town)
    await town.link(person(1), CONTROLS, firm(1), since=TODAY)
    assert (await bound(town, listing.id))[CONTROLLERS, controller.id] == (("2025-06-01", "2028-01-01"),)
    assert await published(town) == before + 1
    [entry] = await entries_after(town, before)
    assert (entry.kind, entry.revision, entry.listing) == (ChangeKind.BEGUN, before + 1, listing.id)


async def test_an_end_of_today_ends_what_rested_on_the_link(town: Town, clock: SettableClock) -> None:
    [_, controller] = await town.register(firm(1), person(1))
    await town.link(person(1), CONTROLS, firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(TODAY)
    before = await published(town)
    ending = EndLink(kind=CONTROLS, start=person(1), end=firm(1), valid_to=TODAY)
    await town.hub.links.end(OPERATOR, ending)
    assert (await bound(town, listing.id))[CONTROLLERS, controller.id] == (("2025-01-01", "2025-06-01"),)
    assert await kinds_after(town, before) == [ChangeKind.ENDED]


async def test_a_second_reason_changes_the_support_and_no_day(town: Town) -> None:
    [_, head] = await town.register(firm(1), person(1))
    await town.link(person(1), REPRESENTS, firm(1))
    listing = await town.list(firm(1), COURT_LIST)
    days, before = await bound(town, listing.id), await published(town)
    await town.link(person(1), CONTROLS, firm(1))
    assert await bound(town, listing.id) == days
    [entry] = await entries_after(town, before)
    assert (entry.kind, entry.subject, entry.days is None or not entry.days) == (
        ChangeKind.SUPPORT_CHANGED,
        head.id,
        True,
    )


async def test_a_link_that_no_rule_walks_changes_nothing_but_itself(town: Town) -> None:
    await town.register(firm(1), firm(2), person(1))
    await town.list(firm(1), ARREARS)
    await town.list(firm(1), COURT_LIST)
    before = await published(town)
    await town.link(person(1), LinkKind.DIRECTOR_OF, firm(1))
    await town.link(firm(2), LinkKind.BRANCH_OF, firm(1))
    await town.link(person(1), CONTROLS, firm(2))
    assert await kinds_after(town, before) == []
    assert await published(town) == before + 3


async def test_a_holding_further_on_in_a_chain_reaches_back_to_the_listing(town: Town) -> None:
    subjects = [each.id for each in await town.register(*map(firm, range(1, 6)))]
    for number in (1, 3, 4):
        await town.link(firm(number), LinkKind.SHAREHOLDER_OF, firm(number + 1), percent=60)
    listing = await town.list(firm(1), DEBARRED)
    assert {who for rule, who in await bound(town, listing.id) if rule == HOLDINGS} == {subjects[1]}
    await town.link(firm(2), LinkKind.SHAREHOLDER_OF, firm(3), percent=60)
    assert {who for rule, who in await bound(town, listing.id) if rule == HOLDINGS} == set(subjects[1:4])
    sold = EndLink(kind=LinkKind.SHAREHOLDER_OF, start=firm(2), end=firm(3), valid_to=date(2024, 1, 1))
    await town.hub.links.end(OPERATOR, sold)
    assert {who for rule, who in await bound(town, listing.id) if rule == HOLDINGS} == {subjects[1]}


async def test_parallel_holdings_add_up_and_a_nominee_counts_for_nothing(town: Town) -> None:
    [_, held] = await town.register(firm(1), firm(2))
    listing = await town.list(firm(1), DEBARRED)
    await town.link(firm(1), LinkKind.SHAREHOLDER_OF, firm(2), percent=30)
    assert await bound(town, listing.id) == {}
    await town.link(firm(1), LinkKind.SHAREHOLDER_OF, firm(2), percent=20, since=date(2025, 3, 1))
    assert await bound(town, listing.id) == {(HOLDINGS, held.id): (("2025-03-01", "9999-12-31"),)}


async def test_a_post_held_at_the_act_binds_also_when_it_is_recorded_after_it_ended(town: Town) -> None:
    [_, head] = await town.register(firm(1), person(1))
    listing = await town.list(firm(1), GRAVE, findings=[(person(1), FindingKind.PUNISHED)])
    office = asking(Domain.OFFICE)
    assert await shown_to(town, office, person(1), Domain.OFFICE, kind=HEAD) == ()
    await town.link(person(1), LinkKind.PRINCIPAL_OF, firm(1), to=date(2024, 7, 1))
    assert (await bound(town, listing.id))[RuleId("grave/office"), head.id] == (("2025-01-01", "2029-12-20"),)
    assert len(await shown_to(town, office, person(1), Domain.OFFICE, kind=HEAD)) == 1


async def test_one_link_touches_every_listing_of_the_subject_and_no_other(town: Town) -> None:
    [_, _, controller] = await town.register(firm(1), firm(2), person(1))
    first = await town.list(firm(1), ARREARS)
    second = await town.list(firm(1), ARREARS, number="示例2号")
    other = await town.list(firm(2), ARREARS)
    await town.link(person(1), CONTROLS, firm(1))
    for listing, reached in ((first, True), (second, True), (other, False)):
        assert ((CONTROLLERS, controller.id) in await bound(town, listing.id)) is reached


async def test_an_annulled_listing_is_not_woken_by_a_link(town: Town) -> None:
    await town.register(firm(1), person(1))
    listing = await town.list(firm(1), ARREARS)
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=listing.id, reason="示例"))
    before = await published(town)
    await town.link(person(1), CONTROLS, firm(1))
    assert (await bound(town, listing.id), await kinds_after(town, before)) == ({}, [])
    assert await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT) == ()


@pytest.fixture
async def further(house: House, law: Catalogue) -> Town:
    """A town whose arrears list also reaches the representatives of the branches of the listed firm."""
    steps = [
        LinkStep(links=frozenset({kind}), toward=Toward.FROM, when=When.CURRENT, release=Release.AUTOMATIC)
        for kind in (LinkKind.BRANCH_OF, REPRESENTS)
    ]
    rule = replace(law.rules[CONTROLLERS], id=BRANCHES, reach=Reach(walk=tuple(steps)))
    await house.empty()
    return await Town.founded(await house.open(replace(law, rules={**law.rules, BRANCHES: rule})))


async def test_a_link_that_a_walk_takes_later_reaches_back_to_the_listing(further: Town) -> None:
    [*_, head] = await further.register(firm(1), firm(2), firm(3), person(1))
    listing = await further.list(firm(1), ARREARS)
    await further.link(firm(2), LinkKind.BRANCH_OF, firm(1))
    await further.link(person(1), REPRESENTS, firm(3))
    assert (BRANCHES, head.id) not in await bound(further, listing.id)
    await further.link(person(1), REPRESENTS, firm(2), since=date(2025, 3, 1))
    assert (await bound(further, listing.id))[BRANCHES, head.id] == (("2025-03-01", "2028-01-01"),)
    parted = EndLink(kind=LinkKind.BRANCH_OF, start=firm(2), end=firm(1), valid_to=date(2025, 5, 1))
    await further.hub.links.end(OPERATOR, parted)
    assert (await bound(further, listing.id))[BRANCHES, head.id] == (("2025-03-01", "2025-05-01"),)


async def test_a_store_that_rests_on_a_list_the_law_lacks_is_a_defect_and_changes_nothing(
    town: Town, house: House, law: Catalogue
) -> None:
    await town.register(firm(1), person(1))
    await town.list(firm(1), ARREARS)
    lists = {name: each for name, each in law.list_types.items() if name != ARREARS}
    lacking = hub_with(house, replace(law, list_types=lists))
    link = RecordLink(kind=CONTROLS, start=person(1), end=firm(1), valid_from=date(2025, 1, 1))
    async with refused(town, "DEFECT"):
        await lacking.links.record(OPERATOR, link)
