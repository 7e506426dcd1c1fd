"""A listing is written with its decision, everything it does, and the entries that tell of it."""

from datetime import date

from graph_models.vocabulary import ChangeKind, Domain, FindingKind, LinkKind, SubjectId
from tests.hub.services.writing import bound, entries_after, nodes_of, published, shown_to
from tests.support.example_law import ARREARS, COURT_LIST, FOOD
from tests.support.town import AUDITOR, BUYING, DECIDED, ISSUER, ISSUING, Town, asking, firm, listing_input, person

WHOLE = (("2025-01-01", "2028-01-01"),)
"""The three years of the arrears list."""


async def test_a_listing_binds_its_subject_by_each_rule_of_its_list_and_nobody_else(town: Town) -> None:
    [listed, _] = await town.register(firm(1), firm(2))
    listing = await town.list(firm(1), ARREARS)
    rules = ("arrears/credit", "arrears/licence", "arrears/supervision", "arrears/trading")
    assert await bound(town, listing.id) == {(rule, listed.id): WHOLE for rule in rules}
    assert await shown_to(town, BUYING, firm(2), Domain.PROCUREMENT) == ()


async def test_a_listing_reaches_along_links_and_findings_whom_its_rules_name(town: Town) -> None:
    [listed, head, found, _] = await town.register(firm(1), person(1), person(2), person(3))
    await town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    await town.link(person(3), LinkKind.DIRECTOR_OF, firm(1))
    findings = [(person(2), FindingKind.DIRECTLY_RESPONSIBLE), (person(3), FindingKind.OTHER_RESPONSIBLE)]
    listing = await town.list(firm(1), COURT_LIST, findings=findings)
    assert set(await bound(town, listing.id)) == {
        ("court/self", listed.id),
        ("court/roles", head.id),
        ("court/responsible", found.id),
    }


async def test_what_a_listing_begins_is_told_after_the_listing_itself(town: Town) -> None:
    [listed] = await town.register(firm(1))
    before = await published(town)
    listing = await town.list(firm(1), ARREARS)
    entries = await entries_after(town, before)
    assert [(each.kind, each.position) for each in entries] == [
        (ChangeKind.LISTED, 0),
        *((ChangeKind.BEGUN, position) for position in range(1, 5)),
    ]
    assert {(each.listing, each.subject, each.revision) for each in entries} == {(listing.id, listed.id, before + 1)}
    assert {each.days.to_pairs() for each in entries if each.days is not None} == {WHOLE}


async def test_a_listing_keeps_what_it_was_given(town: Town) -> None:
    [listed, found] = await town.register(firm(1), person(1))
    given = listing_input(
        firm(1),
        ARREARS,
        findings=[(person(1), FindingKind.PUNISHED)],
        act_to=date(2024, 7, 1),
        ground="示例",
        published=date(2025, 2, 1),
        until=date(2027, 1, 1),
        scope=frozenset({FOOD}),
    )
    written = await town.hub.listings.list_subject(ISSUING, given)
    state = await town.hub.lookups.listing(AUDITOR, written.value.id)
    assert state is not None
    kept = state.listing
    assert kept == written.value
    assert (kept.department, kept.list_type, kept.subject) == (ISSUER, ARREARS, listed.id)
    assert (kept.effective, kept.published, kept.until) == (date(2025, 1, 1), date(2025, 2, 1), date(2027, 1, 1))
    assert kept.scope == {FOOD}
    assert (kept.decision.number, kept.decision.decided_on, kept.decision.ground) == (
        given.decision.number,
        DECIDED,
        "示例",
    )
    assert kept.decision.act is not None
    assert (kept.decision.act.start, kept.decision.act.end) == (date(2024, 6, 1), date(2024, 7, 1))
    assert kept.decision.found_about(found.id) == {FindingKind.PUNISHED}
    [node] = await nodes_of(town, "Listing")
    assert (node["notice_served"], node["notice_heard"]) == ("2024-12-01", True)


async def test_a_listing_without_an_effective_day_begins_today_and_is_published_then(town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS, effective=None)
    assert (listing.effective, listing.published) == (date(2025, 1, 1), date(2025, 1, 1))


async def test_where_the_law_asks_for_publication_a_listing_binds_from_that_day(town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS, published=date(2025, 3, 1))
    assert set((await bound(town, listing.id)).values()) == {(("2025-03-01", "2028-01-01"),)}


async def test_a_listing_can_lie_ahead(town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS, effective=date(2025, 2, 1))
    days = [date(2025, 1, 31), date(2025, 2, 1)]
    shown = [await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT, as_of=day) for day in days]
    assert [len(each) for each in shown] == [0, 1]


async def test_two_subjects_share_one_decision_and_its_findings(town: Town) -> None:
    [_, _, found] = await town.register(firm(1), firm(2), person(1))
    findings = [(person(1), FindingKind.DIRECTLY_RESPONSIBLE)]
    first = await town.list(firm(1), COURT_LIST, findings=findings)
    second = await town.list(firm(2), COURT_LIST, findings=findings)
    assert len(await nodes_of(town, "Decision")) == 1
    shown = await shown_to(town, asking(Domain.CONSUMPTION), person(1), Domain.CONSUMPTION)
    assert {(each.listing.id, each.subject) for each in shown} == {(first.id, found.id), (second.id, found.id)}


async def test_a_person_can_be_listed_and_then_roles_reach_nobody(town: Town) -> None:
    [listed, _] = await town.register(person(1), firm(1))
    await town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    listing = await town.list(person(1), COURT_LIST)
    reached: set[SubjectId] = {subject for _, subject in await bound(town, listing.id)}
    assert reached == {listed.id}
