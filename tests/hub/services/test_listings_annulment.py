"""An annulled listing was never valid: it binds on no day, and the checks that it spoiled are named."""

from datetime import date
from typing import Any

import pytest

from graph_models.civil_time import noon
from graph_models.vocabulary import (
    ChangeKind,
    CheckId,
    Domain,
    LinkKind,
    ListingId,
    Purpose,
    SubjectId,
    VerdictKind,
)
from hub.app.clock import SettableClock
from hub.domain.answers.written import Annulment
from hub.domain.commands.listing import AnnulListing
from hub.domain.principal import Principal
from tests.hub.services.writing import LATER, bound, entries_after, nodes_of, published, refused, repaired, shown_to
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.town import (
    AUDITOR,
    BUYER,
    BUYING,
    ISSUING,
    JUDGING,
    OPERATOR,
    SECOND_ISSUING,
    Town,
    asking,
    firm,
    person,
    someone,
    subject_itself,
)

NAME = "示例甲"
SHOPPING = asking(Domain.CONSUMPTION)


async def annulled(town: Town, listing: ListingId) -> Annulment:
    command = AnnulListing(listing=listing, reason="示例理由", decision="示例撤销1号")
    return (await town.hub.listings.annul(ISSUING, command)).value


async def asked(town: Town, caller: Principal, *question: Any, **given: Any) -> CheckId:
    """The record's id of a check."""
    return (await town.check(caller, *question, **given)).check_id


async def test_an_annulled_listing_binds_on_no_day(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    listing = await town.list(firm(1), COURT_LIST)
    clock.set_to(LATER)
    before = await published(town)
    await annulled(town, listing.id)
    assert await bound(town, listing.id) == {}
    for day in (date(2025, 1, 1), LATER, date(2030, 1, 1)):
        for who in (firm(1), person(1)):
            assert await shown_to(town, SHOPPING, who, Domain.CONSUMPTION, as_of=day) == ()
    entries = await entries_after(town, before)
    assert [each.kind for each in entries] == [ChangeKind.ANNULLED, ChangeKind.ENDED, ChangeKind.ENDED]
    assert {each.days.to_pairs() for each in entries if each.days} == {(("2025-01-01", "9999-12-31"),)}
    [event] = await nodes_of(town, "ListingEvent")
    assert (event["reason"], event["decision"]) == ("示例理由", "示例撤销1号")


async def test_only_what_was_known_before_the_annulment_shows_it(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(date(2025, 2, 1))
    await annulled(town, listing.id)
    instants = [noon(date(2025, 1, 15)), noon(date(2025, 2, 1))]
    shown = [
        await shown_to(
            town, AUDITOR, firm(1), Domain.PROCUREMENT, known_at=instant, as_of=date(2025, 1, 15), purpose=Purpose.AUDIT
        )
        for instant in instants
    ]
    assert [[each.listing.id for each in restrictions] for restrictions in shown] == [[listing.id], []]


async def test_the_damage_list_names_the_checks_that_showed_it(town: Town) -> None:
    [listed, head] = await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    listing = await town.list(firm(1), ARREARS)
    bought = await asked(town, BUYING, firm(1), Domain.PROCUREMENT)
    shopped = await asked(town, JUDGING, person(1), Domain.CONSUMPTION)
    watched = await asked(town, asking(Domain.SUPERVISION), firm(1), Domain.SUPERVISION)
    audited = await asked(town, AUDITOR, firm(1), Domain.PROCUREMENT, purpose=Purpose.AUDIT)
    await asked(town, BUYING, firm(1), Domain.PROCUREMENT, as_of=date(2024, 12, 31))
    await asked(town, BUYING, firm(2), Domain.PROCUREMENT)
    damage = {each.check: each for each in (await annulled(town, listing.id)).damage}
    assert set(damage) == {bought, shopped, watched, audited}
    assert (damage[bought].verdict, damage[bought].subject) == (VerdictKind.RESTRICTED, listed.id)
    assert (damage[bought].department, damage[bought].asked_at) == (BUYER, noon(date(2025, 1, 1)))
    assert (damage[shopped].subject, damage[watched].verdict) == (head.id, VerdictKind.NOTED)
    assert damage[audited].department is None


async def test_the_damage_is_listed_in_the_order_of_the_checks(town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    checks = [await asked(town, BUYING, firm(1), domain) for domain in (Domain.PROCUREMENT, Domain.BIDDING)]
    assert [each.check for each in (await annulled(town, listing.id)).damage] == checks


async def test_a_check_that_showed_another_listing_only_is_not_spoiled(town: Town) -> None:
    await town.register(firm(1))
    first = await town.list(firm(1), ARREARS)
    before = await asked(town, BUYING, firm(1), Domain.PROCUREMENT)
    second = await town.list(firm(1), ARREARS, number="示例2号")
    both = await asked(town, BUYING, firm(1), Domain.PROCUREMENT)
    assert [each.check for each in (await annulled(town, second.id)).damage] == [both]
    after = await asked(town, BUYING, firm(1), Domain.PROCUREMENT)
    assert [each.check for each in (await annulled(town, first.id)).damage] == [before, both, after]


async def test_a_check_that_one_namesake_alone_made_ambiguous_is_spoiled(town: Town) -> None:
    await town.register(someone("a"), name=NAME)
    listing = await town.list(someone("a"), ARREARS)
    verdict = await town.check(BUYING, person(9), Domain.PROCUREMENT, name=NAME)
    assert verdict.kind is VerdictKind.UNDETERMINED
    [damaged] = (await annulled(town, listing.id)).damage
    assert (damaged.check, damaged.subject, damaged.verdict) == (verdict.check_id, None, VerdictKind.UNDETERMINED)


async def test_a_check_that_another_namesake_made_ambiguous_too_is_not_spoiled(town: Town) -> None:
    await town.register(someone("a"), someone("b"), name=NAME)
    first = await town.list(someone("a"), ARREARS)
    await town.list(someone("b"), ARREARS)
    verdict = await town.check(BUYING, person(9), Domain.PROCUREMENT, name=NAME)
    assert verdict.kind is VerdictKind.UNDETERMINED
    assert (await annulled(town, first.id)).damage == ()


async def test_another_listing_of_the_same_subject_binds_on(town: Town) -> None:
    await town.register(firm(1))
    first = await town.list(firm(1), ARREARS)
    second = await town.list(firm(1), ARREARS, number="示例2号")
    days = await bound(town, second.id)
    await annulled(town, first.id)
    assert await bound(town, second.id) == days
    shown = await shown_to(town, BUYING, firm(1), Domain.PROCUREMENT)
    assert [(each.listing.id, each.listings_in_matter) for each in shown] == [(second.id, 1)]


async def test_a_repaired_listing_can_be_annulled(town: Town, clock: SettableClock) -> None:
    clock.set_to(LATER)
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    await repaired(town, listing.id)
    assert (await annulled(town, listing.id)).listing == listing.id
    assert await bound(town, listing.id) == {}


async def test_a_listing_is_annulled_once(town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    await annulled(town, listing.id)
    async with refused(town, "ILLEGAL_TRANSITION"):
        await annulled(town, listing.id)
    async with refused(town, "NOT_FOUND"):
        await annulled(town, ListingId("L-unknown"))


@pytest.mark.parametrize(
    "caller",
    [SECOND_ISSUING, BUYING, JUDGING, OPERATOR, AUDITOR, subject_itself(SubjectId("o-1"))],
    ids=lambda caller: caller.key,
)
async def test_only_the_listing_department_annuls(town: Town, caller: Principal) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    async with refused(town, "NOT_COMPETENT"):
        await town.hub.listings.annul(caller, AnnulListing(listing=listing.id, reason="示例"))
