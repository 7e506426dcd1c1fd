"""What a listing, a repair or a link would do: the same difference as the write makes, and nothing is written."""

from collections.abc import Sequence
from datetime import date

from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import ChangeKind, FindingKind, LinkKind, ListingId, RestrictionId, Revision, SubjectId
from hub.app.clock import SettableClock
from hub.domain.answers.explanation import Impact
from hub.domain.commands.record import RecordLink
from tests.hub.services.deeds import REPAIRABLE, annul, repair, revision_of
from tests.support.example_law import ARREARS, COURT_LIST, DEBARRED, GRAVE
from tests.support.house import START
from tests.support.town import AUDITOR, ISSUING, OPERATOR, REGISTER, SINCE, Town, firm, listing_input, person

REPRESENTS, CONTROLS, HOLDS = (
    LinkKind.LEGAL_REPRESENTATIVE_OF,
    LinkKind.ACTUAL_CONTROLLER_OF,
    LinkKind.SHAREHOLDER_OF,
)
END = date(2028, 1, 1)

Difference = dict[tuple[RestrictionId | None, SubjectId | None, ListingId | None], IntervalSet]


def difference_of(impact: Impact) -> Difference:
    """The days that would be gained or lost, by restriction."""
    return {(each.restriction, each.subject, each.listing): each.gained | each.lost for each in impact.entries}


async def written_since(town: Town, before: Revision, kinds: Sequence[ChangeKind]) -> Difference:
    """The days that were gained or lost, by restriction, as the log tells."""
    found: Difference = {}
    for change in (await town.hub.log.changes(AUDITOR, before, first=1_000)).changes:
        if change.restriction is not None and change.days is not None:
            assert change.kind in kinds
            key = (change.restriction, change.subject, change.listing)
            found[key] = found.get(key, IntervalSet.empty()) | change.days
    return found


async def test_a_listing_does_what_its_impact_says(town: Town) -> None:
    subject, human, found = await town.register(firm(1), person(1), person(2))
    await town.link(person(1), REPRESENTS, firm(1))
    command = listing_input(firm(1), COURT_LIST, findings=[(person(2), FindingKind.DIRECTLY_RESPONSIBLE)])
    before = await revision_of(town)
    impact = await town.hub.impacts.of_listing(ISSUING, command)
    assert (impact.revision, await revision_of(town)) == (before, before)
    assert impact.reached == {subject.id, human.id, found.id}
    assert impact.freed == set()
    listing = (await town.hub.listings.list_subject(ISSUING, command)).value
    assert difference_of(impact) == await written_since(town, before, [ChangeKind.BEGUN])
    assert {each.listing for each in impact.entries} == {listing.id}
    assert {each.rule for each in impact.entries} == {"court/self", "court/roles", "court/responsible"}


async def test_a_listing_that_stands_already_would_do_nothing(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    command = listing_input(firm(1), ARREARS)
    listing = (await town.hub.listings.list_subject(ISSUING, command)).value
    standing = await town.hub.impacts.of_listing(ISSUING, command)
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    repaired = await town.hub.impacts.of_listing(ISSUING, command)
    assert (standing.entries, repaired.entries) == ((), ())


async def test_a_listing_beside_another_would_bind_anew(town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    impact = await town.hub.impacts.of_listing(ISSUING, listing_input(firm(1), ARREARS, number="示例2号"))
    assert {each.gained for each in impact.entries} == {IntervalSet.of(Interval(START, END))}
    assert len(impact.entries) == 4


async def test_a_repair_does_what_its_impact_says(town: Town, clock: SettableClock) -> None:
    subject, human = await town.register(firm(1), person(1))
    await town.link(person(1), CONTROLS, firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(REPAIRABLE)
    before = await revision_of(town)
    impact = await town.hub.impacts.of_repair(ISSUING, listing.id)
    assert (impact.revision, await revision_of(town)) == (before, before)
    assert impact.freed == {subject.id, human.id}
    assert impact.reached == set()
    assert {each.lost for each in impact.entries} == {IntervalSet.of(Interval(REPAIRABLE, END))}
    await repair(town, listing.id)
    assert difference_of(impact) == await written_since(town, before, [ChangeKind.ENDED])


async def test_a_repair_would_leave_what_survives_it(town: Town) -> None:
    subject, _ = await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.PRINCIPAL_OF, firm(1))
    listing = await town.list(firm(1), GRAVE, findings=[(person(1), FindingKind.PUNISHED)])
    impact = await town.hub.impacts.of_repair(AUDITOR, listing.id)
    assert [each.rule for each in impact.entries] == ["grave/honours"]
    assert impact.freed == {subject.id}


async def test_a_repair_of_what_is_repaired_or_annulled_would_do_nothing(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    repaired = await town.list(firm(1), ARREARS)
    annulled = await town.list(firm(1), ARREARS, number="示例2号")
    clock.set_to(REPAIRABLE)
    await repair(town, repaired.id)
    await annul(town, annulled.id)
    impacts = [await town.hub.impacts.of_repair(ISSUING, each.id) for each in (repaired, annulled)]
    assert [each.entries for each in impacts] == [(), ()]


def control(since: date, to: date = date.max) -> RecordLink:
    """The person controls the firm on these days."""
    return RecordLink(kind=CONTROLS, start=person(1), end=firm(1), valid_from=since, valid_to=to, source=REGISTER)


async def test_a_link_does_what_its_impact_says_past_days_included(town: Town, clock: SettableClock) -> None:
    _, human = await town.register(firm(1), person(1))
    await town.list(firm(1), ARREARS)
    clock.set_to(date(2025, 3, 1))
    before = await revision_of(town)
    impact = await town.hub.impacts.of_link(OPERATOR, control(date(2025, 2, 1)))
    assert (impact.revision, await revision_of(town)) == (before, before)
    [entry] = impact.entries
    assert (entry.subject, entry.gained) == (human.id, IntervalSet.of(Interval(date(2025, 2, 1), END)))
    await town.hub.links.record(OPERATOR, control(date(2025, 2, 1)))
    kinds = [ChangeKind.BEGUN, ChangeKind.CORRECTED]
    assert difference_of(impact) == await written_since(town, before, kinds)


async def test_a_link_that_would_be_given_an_end_frees_whom_it_bound(town: Town) -> None:
    _, human = await town.register(firm(1), person(1))
    await town.link(person(1), CONTROLS, firm(1))
    await town.list(firm(1), ARREARS)
    before = await revision_of(town)
    shortened = control(SINCE, date(2025, 6, 1))
    impact = await town.hub.impacts.of_link(OPERATOR, shortened)
    assert impact.freed == {human.id}
    assert impact.reached == set()
    assert {each.lost for each in impact.entries} == {IntervalSet.of(Interval(date(2025, 6, 1), END))}
    await town.hub.links.record(OPERATOR, shortened)
    assert difference_of(impact) == await written_since(town, before, [ChangeKind.ENDED])


async def test_a_link_reaches_on_through_links_that_are_there(town: Town) -> None:
    _, second, third = await town.register(firm(1), firm(2), firm(3))
    await town.link(firm(2), HOLDS, firm(3), percent=60)
    await town.list(firm(1), DEBARRED)
    holding = RecordLink(kind=HOLDS, start=firm(1), end=firm(2), valid_from=SINCE, share=None)
    unknown = await town.hub.impacts.of_link(OPERATOR, holding)
    link = await town.link(firm(1), HOLDS, firm(2), percent=60)
    assert (unknown.entries, link.share) == ((), 600_000)
    debarred = (await town.hub.lookups.listings(AUDITOR)).items[0].listing.id
    lifted = await town.hub.impacts.of_repair(AUDITOR, debarred)
    assert lifted.freed == {second.id, third.id}


async def test_a_link_that_is_recorded_or_meets_no_listing_would_do_nothing(town: Town) -> None:
    await town.register(firm(1), person(1), person(2))
    await town.link(person(1), CONTROLS, firm(1))
    recorded = await town.hub.impacts.of_link(OPERATOR, control(SINCE))
    elsewhere = await town.hub.impacts.of_link(
        OPERATOR, RecordLink(kind=CONTROLS, start=person(2), end=firm(1), valid_from=SINCE)
    )
    assert (recorded.entries, elsewhere.entries) == ((), ())
