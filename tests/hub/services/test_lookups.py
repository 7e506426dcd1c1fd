"""A subject's file: its listings, restrictions and links on a day, known now or then; and who may open it."""

from datetime import date, timedelta

import pytest

from graph_models.civil_time import noon
from graph_models.entities.subject import ById, Identifier
from graph_models.errors import NotPermitted
from graph_models.vocabulary import FindingKind, LinkKind, SubjectId
from hub.app.clock import SettableClock
from hub.domain.answers.records import ListingState, SubjectFile
from hub.domain.principal import Principal
from tests.hub.services.deeds import REPAIRABLE, annul, end_link, object_to, repair, revision_of, stay
from tests.support.example_law import ARREARS, COURT_LIST, GRAVE
from tests.support.house import START
from tests.support.town import AUDITOR, BANKING, BUYING, OPERATOR, Town, firm, person, subject_itself, vehicle

REPRESENTS = LinkKind.LEGAL_REPRESENTATIVE_OF
STRANGER = subject_itself(SubjectId("o-stranger"))
END = date(2028, 1, 1)


async def file_of(town: Town, about: Identifier, caller: Principal = AUDITOR, **given: date) -> SubjectFile:
    """The file of a subject who is known."""
    file = await town.hub.lookups.subject(caller, about, **given)  # type: ignore[arg-type]  # days by their names
    assert file is not None
    return file


async def test_a_file_holds_the_listings_the_restrictions_and_the_links_of_a_day(town: Town) -> None:
    _, human = await town.register(firm(1), person(1), name="示例甲")
    link = await town.link(person(1), REPRESENTS, firm(1))
    listing = await town.list(firm(1), ARREARS)
    file = await file_of(town, firm(1))
    assert (file.revision, file.as_of, file.subject.name) == (await revision_of(town), START, "示例甲")
    assert [each.listing.id for each in file.listings] == [listing.id]
    assert [each.rule for each in file.restrictions] == [
        "arrears/credit",
        "arrears/licence",
        "arrears/supervision",
        "arrears/trading",
    ]
    assert (file.links, link.start) == ((link,), human.id)


async def test_a_listing_stands_in_a_file_as_it_stands_on_the_day(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(date(2025, 2, 1))
    await stay(town, listing.id)
    await object_to(town, listing.id)
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    seen = {}
    for day in (START - timedelta(days=1), START, date(2025, 2, 1), REPAIRABLE):
        [state] = (await file_of(town, firm(1), as_of=day)).listings
        seen[day] = (state.listed, state.suspended, state.repaired)
        assert (state.end, state.objected, state.annulled) == (END, True, False)
    assert list(seen.values()) == [
        (False, False, False),
        (True, False, False),
        (True, True, False),
        (False, True, True),
    ]


async def test_a_person_bound_through_a_link_has_restrictions_and_no_listing(town: Town) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), REPRESENTS, firm(1))
    await town.list(firm(1), COURT_LIST)
    file = await file_of(town, person(1))
    assert (file.listings, [each.rule for each in file.restrictions]) == ((), ["court/roles"])


async def test_the_listings_of_a_file_come_with_their_decisions(town: Town) -> None:
    await town.register(firm(1), person(1))
    found = [(person(1), FindingKind.PUNISHED)]
    listing = await town.list(firm(1), GRAVE, ground="示例事由", findings=found)
    [state] = (await file_of(town, firm(1))).listings
    assert state.listing == listing
    assert (state.listing.decision.ground, len(state.listing.decision.findings)) == ("示例事由", 1)


async def test_restrictions_are_in_the_order_of_their_listings(town: Town) -> None:
    await town.register(vehicle(1))
    later = await town.list(vehicle(1), ARREARS, effective=date(2025, 2, 1))
    earlier = await town.list(vehicle(1), ARREARS, number="示例2号")
    file = await file_of(town, vehicle(1), as_of=date(2025, 3, 1))
    assert [each.listing.id for each in file.restrictions] == [earlier.id] * 4 + [later.id] * 4


async def test_a_file_shows_links_that_are_recorded_ended_or_not(town: Town) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), REPRESENTS, firm(1))
    await end_link(town, person(1), REPRESENTS, firm(1), day=date(2024, 6, 1))
    [link] = (await file_of(town, firm(1))).links
    assert link.valid_to == date(2024, 6, 1)


async def test_a_file_as_it_was_known_holds_what_was_written_by_then(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    clock.set_to(date(2025, 1, 2))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(date(2025, 1, 3))
    await annul(town, listing.id)
    counts = []
    for known_at in (START, date(2025, 1, 2), date(2025, 1, 3)):
        file = await town.hub.lookups.subject(AUDITOR, firm(1), known_at=noon(known_at))
        assert file is not None
        counts.append((len(file.listings), any(each.annulled for each in file.listings)))
    assert counts == [(0, False), (1, False), (1, True)]
    day_before = noon(START - timedelta(days=1))
    assert await town.hub.lookups.subject(AUDITOR, firm(1), known_at=day_before) is None


@pytest.mark.parametrize("about", [firm(1), person(1), ById(id=SubjectId("nobody"))])
@pytest.mark.parametrize("caller", [AUDITOR, OPERATOR, BUYING])
async def test_who_may_open_files_is_told_that_there_is_none(town: Town, caller: Principal, about: Identifier) -> None:
    assert await town.hub.lookups.subject(caller, about) is None


@pytest.mark.parametrize("recorded", [True, False])
@pytest.mark.parametrize("caller", [BANKING, STRANGER])
async def test_a_bank_and_another_subject_are_refused_and_not_told_whether_there_is_a_file(
    town: Town, caller: Principal, recorded: bool
) -> None:
    if recorded:
        await town.register(person(1))
    with pytest.raises(NotPermitted) as refusal:
        await town.hub.lookups.subject(caller, person(1))
    assert refusal.value.code == "NOT_PERMITTED"


@pytest.mark.parametrize("about", [firm(1), firm(2)])
@pytest.mark.parametrize("caller", [OPERATOR, BUYING])
async def test_what_was_known_is_for_auditors_and_for_the_subject_itself(
    town: Town, caller: Principal, about: Identifier
) -> None:
    [subject] = await town.register(firm(1))
    own = await town.hub.lookups.subject(subject_itself(subject.id), firm(1), known_at=noon(START))
    assert own is not None
    with pytest.raises(NotPermitted):
        await town.hub.lookups.subject(caller, about, known_at=noon(START))


async def test_a_listing_is_found_by_its_id_with_its_decision(town: Town) -> None:
    await town.register(firm(1), person(1))
    listing = await town.list(firm(1), ARREARS, ground="示例事由")
    state = await town.hub.lookups.listing(AUDITOR, listing.id)
    assert state == ListingState(
        listing=listing,
        end=END,
        listed=True,
        suspended=False,
        repaired=False,
        annulled=False,
        objected=False,
    )
