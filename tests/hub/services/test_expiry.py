"""A listing runs out by itself; the job only writes the entries that tell of it, and each only once."""

from datetime import date, timedelta

import pytest

from graph_models.vocabulary import ChangeKind, Domain, FindingKind, LinkKind
from hub.app.clock import SettableClock
from hub.domain.answers.verdict import Clear, Restricted
from hub.domain.commands.listing import AnnulListing
from hub.domain.commands.record import EndLink
from tests.hub.services.writing import LATER, bound, entries_after, kinds_after, published, repaired, untouched
from tests.support.example_law import ARREARS, COURT_LIST, GRAVE
from tests.support.town import BUYING, ISSUING, OPERATOR, Town, firm, person

END = date(2025, 3, 1)


@pytest.fixture
async def short(town: Town) -> Town:
    """A town with a listing that ends on the first of March."""
    await town.register(firm(1), person(1))
    await town.list(firm(1), ARREARS, until=END)
    return town


async def test_an_answer_after_the_end_is_clear_without_any_job(short: Town, clock: SettableClock) -> None:
    days = [END - timedelta(days=1), END]
    ahead = [await short.check(BUYING, firm(1), Domain.PROCUREMENT, as_of=day) for day in days]
    assert [type(each) for each in ahead] == [Restricted, Clear]
    for day, expected in zip(days, (Restricted, Clear), strict=True):
        clock.set_to(day)
        assert isinstance(await short.check(BUYING, firm(1), Domain.PROCUREMENT), expected)


async def test_the_job_writes_an_entry_for_each_row_that_ran_out_and_nothing_else(
    short: Town, clock: SettableClock
) -> None:
    listing = await short.list(firm(1), ARREARS, number="示例2号", until=END)
    days = await bound(short, listing.id)
    clock.set_to(END)
    before = await published(short)
    written = await short.hub.expiry.run(OPERATOR)
    assert (written.value, written.changed, written.revision) == (8, True, before + 1)
    entries = await entries_after(short, before)
    assert [each.kind for each in entries] == [ChangeKind.EXPIRED] * 8
    assert {each.days.to_pairs() for each in entries if each.days} == {(("2025-01-01", "2025-03-01"),)}
    assert {(each.restriction, each.listing) for each in entries if each.listing == listing.id} == {
        (each.restriction, listing.id) for each in entries if each.listing == listing.id
    }
    assert len({each.restriction for each in entries}) == 8
    assert await bound(short, listing.id) == days


async def test_before_the_end_there_is_nothing_to_tell(short: Town, clock: SettableClock) -> None:
    clock.set_to(END - timedelta(days=1))
    before = await published(short)
    assert (await short.hub.expiry.run(OPERATOR)).value == 0
    assert await kinds_after(short, before) == []


async def test_twice_is_once(short: Town, clock: SettableClock) -> None:
    clock.set_to(END)
    first = await short.hub.expiry.run(OPERATOR)
    async with untouched(short):
        again = await short.hub.expiry.run(OPERATOR)
    assert (again.value, again.changed, again.revision) == (0, False, first.revision)
    clock.set_to(END + timedelta(days=1))
    before = await published(short)
    assert (await short.hub.expiry.run(OPERATOR)).value == 0
    assert await kinds_after(short, before) == []


async def test_a_run_with_nothing_to_do_names_a_revision_that_is_there(short: Town, clock: SettableClock) -> None:
    clock.set_to(END)
    await short.hub.expiry.run(OPERATOR)
    await short.register(firm(2))
    assert (await short.hub.expiry.run(OPERATOR)).revision == await published(short)


async def test_each_run_tells_of_what_ran_out_since_the_last(short: Town, clock: SettableClock) -> None:
    await short.list(firm(1), ARREARS, number="示例2号", until=date(2025, 4, 1))
    counts = []
    for day in (date(2025, 2, 1), END, date(2025, 3, 31), date(2025, 4, 1), date(2026, 1, 1)):
        clock.set_to(day)
        counts.append((await short.hub.expiry.run(OPERATOR)).value)
    assert counts == [0, 4, 0, 4, 0]


async def test_a_clock_that_goes_back_tells_of_nothing_twice(short: Town, clock: SettableClock) -> None:
    clock.set_to(END)
    await short.hub.expiry.run(OPERATOR)
    clock.set_to(date(2025, 2, 1))
    assert (await short.hub.expiry.run(OPERATOR)).value == 0
    clock.set_to(END)
    assert (await short.hub.expiry.run(OPERATOR)).value == 0


async def test_whom_the_listing_reached_runs_out_with_it(short: Town, clock: SettableClock) -> None:
    await short.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    clock.set_to(END)
    assert (await short.hub.expiry.run(OPERATOR)).value == 5


async def test_what_has_no_end_or_was_ended_by_an_act_on_no_day_is_not_told(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    await town.list(firm(1), COURT_LIST)
    annulled = await town.list(firm(1), ARREARS, number="示例2号", until=END)
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=annulled.id, reason="示例"))
    clock.set_to(date(2035, 1, 1))
    assert (await town.hub.expiry.run(OPERATOR)).value == 0


async def test_what_an_act_ended_was_told_by_the_act_and_did_not_run_out(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(date(2025, 5, 1))
    gone = EndLink(kind=LinkKind.ACTUAL_CONTROLLER_OF, start=person(1), end=firm(1), valid_to=date(2025, 4, 1))
    await town.hub.links.end(OPERATOR, gone)
    clock.set_to(LATER)
    await repaired(town, listing.id)
    before = await published(town)
    for day in (LATER, date(2030, 1, 1)):
        clock.set_to(day)
        assert (await town.hub.expiry.run(OPERATOR)).value == 0
    assert await kinds_after(town, before) == []


async def test_a_row_whose_beginning_is_corrected_after_its_end_still_runs_out(
    short: Town, clock: SettableClock
) -> None:
    await short.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1), since=date(2025, 2, 1))
    clock.set_to(END)
    earlier = date(2024, 1, 1)
    await short.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1), since=earlier)
    assert (await short.hub.expiry.run(OPERATOR)).value == 5


async def test_a_rule_that_survives_the_listing_runs_out_at_its_own_end(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.PRINCIPAL_OF, firm(1))
    await town.list(firm(1), GRAVE, until=END, findings=[(person(1), FindingKind.PUNISHED)])
    counts = []
    for day in (END, date(2029, 12, 19), date(2029, 12, 20)):
        clock.set_to(day)
        counts.append((await town.hub.expiry.run(OPERATOR)).value)
    assert counts == [1, 0, 1]
