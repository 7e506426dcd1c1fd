"""The change feed: whole revisions a page, nothing skipped and nothing twice, each entry as it was written."""

from datetime import date

import pytest

from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import ChangeKind, Domain, LinkKind, Purpose, Revision
from hub.app.clock import SettableClock
from hub.domain.answers.written import Change
from hub.domain.commands.record import RepealBasis
from tests.hub.services.deeds import annul, end_link, revision_of
from tests.support.example_law import ARREARS, COURT_LIST, GRAVE, LAW_C
from tests.support.house import START
from tests.support.town import AUDITOR, BUYING, OPERATOR, Town, asking, firm, person

BEGINNING = Revision(0)
END = date(2028, 1, 1)
REPRESENTS, CONTROLS = LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.ACTUAL_CONTROLLER_OF
SHOPPING = asking(Domain.CONSUMPTION)


async def every_change(town: Town, after: Revision = BEGINNING) -> list[Change]:
    """All changes after a revision in one page."""
    page = await town.hub.log.changes(AUDITOR, after, first=1_000)
    assert page.complete
    return list(page.changes)


async def eventful(town: Town) -> None:
    """Revisions of one to five entries, and some of none."""
    await town.register(firm(1), firm(2), person(1))
    await town.list(firm(1), ARREARS)
    await town.link(person(1), CONTROLS, firm(1), since=date(2025, 1, 1))
    listing = await town.list(firm(2), COURT_LIST)
    await town.register(person(2))
    await annul(town, listing.id)
    await end_link(town, person(1), CONTROLS, firm(1), day=date(2025, 6, 1))


@pytest.mark.parametrize("first", [1, 2, 3, 4, 5, 6, 7, 20])
async def test_pages_of_any_size_give_every_change_once_and_whole_revisions(town: Town, first: int) -> None:
    await eventful(town)
    seen: list[Change] = []
    throughs: list[Revision] = []
    through, complete = BEGINNING, False
    while not complete:
        page = await town.hub.log.changes(AUDITOR, through, first)
        assert all(through < each.revision <= page.through for each in page.changes)
        seen += page.changes
        through, complete = page.through, page.complete
        throughs.append(through)
    assert seen == await every_change(town)
    assert throughs == sorted(set(throughs))
    assert throughs[-1] == await revision_of(town)


async def test_entries_stand_in_the_order_of_their_revisions_and_positions(town: Town) -> None:
    await eventful(town)
    places = [(each.revision, each.position) for each in await every_change(town)]
    assert places == sorted(places)
    by_revision = [[at for revision, at in places if revision == each] for each in {place[0] for place in places}]
    assert all(positions == list(range(len(positions))) for positions in by_revision)


async def test_a_revision_larger_than_a_page_is_given_whole(town: Town) -> None:
    await town.register(firm(1))
    before = await revision_of(town)
    await town.list(firm(1), ARREARS)
    await town.list(firm(1), COURT_LIST, number="示例2号")
    page = await town.hub.log.changes(AUDITOR, before, first=2)
    assert [each.position for each in page.changes] == [0, 1, 2, 3, 4]
    assert (page.through, page.complete) == (before + 1, False)


async def test_a_page_goes_on_from_the_revision_of_the_one_before(town: Town) -> None:
    await eventful(town)
    through = (await town.hub.log.changes(AUDITOR, BEGINNING, first=1_000)).through
    nothing = await town.hub.log.changes(AUDITOR, through)
    await town.list(firm(1), GRAVE, number="示例9号")
    news = await town.hub.log.changes(AUDITOR, through)
    assert (nothing.changes, nothing.through, nothing.complete) == ((), through, True)
    assert ([each.kind for each in news.changes], news.through) == (["LISTED", "BEGUN"], through + 1)


async def test_a_revision_that_is_not_there_yet_is_the_end_of_the_feed(town: Town) -> None:
    ahead = Revision(await revision_of(town) + 100)
    page = await town.hub.log.changes(AUDITOR, ahead)
    assert (page.changes, page.through, page.complete) == ((), ahead, True)


async def test_a_reader_of_whom_nothing_is_told_still_goes_on(town: Town) -> None:
    await eventful(town)
    honours = asking(Domain.HONOURS)
    page = await town.hub.log.changes(honours, BEGINNING, first=5)
    assert (page.changes, page.complete) == ((), False)
    assert page.through > BEGINNING


async def test_a_listing_tells_of_itself_and_of_every_row_that_begins(town: Town) -> None:
    [subject] = await town.register(firm(1))
    before = await revision_of(town)
    listing = await town.list(firm(1), COURT_LIST)
    [restriction] = (await town.check(AUDITOR, firm(1), Domain.CONSUMPTION, purpose=Purpose.AUDIT)).restrictions  # type: ignore[union-attr]  # a Restricted, or the test fails here
    listed, begun = await every_change(town, before)
    assert listed == Change(
        revision=Revision(before + 1), position=0, kind=ChangeKind.LISTED, listing=listing.id, subject=subject.id
    )
    assert begun == Change(
        revision=Revision(before + 1),
        position=1,
        kind=ChangeKind.BEGUN,
        listing=listing.id,
        restriction=restriction.id,
        subject=subject.id,
        days=IntervalSet.of(Interval(START, date.max)),
    )


async def test_a_past_day_that_is_corrected_names_the_checks_that_were_answered_differently(
    town: Town, clock: SettableClock
) -> None:
    await town.register(firm(1), person(1))
    await town.list(firm(1), ARREARS)
    clock.set_to(date(2025, 3, 1))
    verdict = await town.check(SHOPPING, person(1), Domain.CONSUMPTION, as_of=date(2025, 2, 1))
    before = await revision_of(town)
    await town.link(person(1), CONTROLS, firm(1), since=date(2025, 1, 15))
    found = {each.kind: (each.days, each.damaged) for each in await every_change(town, before)}
    assert found == {
        ChangeKind.CORRECTED: (
            IntervalSet.of(Interval(date(2025, 1, 15), date(2025, 3, 1))),
            (verdict.check_id,),
        ),
        ChangeKind.BEGUN: (IntervalSet.of(Interval(date(2025, 3, 1), END)), ()),
    }


async def test_a_repeal_and_a_run_of_expiry_are_told(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    before = await revision_of(town)
    await town.hub.law.repeal(OPERATOR, RepealBasis(basis=LAW_C))
    clock.set_to(date(2028, 2, 1))
    await town.hub.expiry.run(OPERATOR)
    repealed, *expired = await every_change(town, before)
    assert (repealed.kind, repealed.listing, repealed.subject) == (ChangeKind.BASIS_REPEALED, None, None)
    assert [(each.kind, each.listing, each.days) for each in expired] == [
        (ChangeKind.EXPIRED, listing.id, IntervalSet.of(Interval(START, END)))
    ] * 4
    assert (await town.hub.log.changes(BUYING, before)).changes == (expired[-1],)
