"""The verdict of a check: what binds this subject in this very matter, on this day."""

from datetime import date, timedelta

import pytest

from graph_models.entities.subject import ById, Identifier
from graph_models.intervals import Interval
from graph_models.vocabulary import Coverage, Domain, Effect, LinkKind, MeasureId, RegionCode, Role, RuleId, SubjectId
from hub.domain.answers.verdict import Clear, Noted, Restricted, ShownListing, ShownRestriction
from hub.domain.principal import Principal
from tests.hub.services.deeds import revision_of
from tests.support.example_law import ARREARS, DEBARRED, FOOD, LAW_A, TRANSPORT
from tests.support.house import START
from tests.support.town import (
    BANKING,
    BUYER,
    BUYING,
    CITY,
    ISSUER,
    OTHER_CITY,
    Town,
    asking,
    firm,
    person,
    someone,
    vehicle,
)

SUPERVISING, LICENSING, SHOPPING = asking(Domain.SUPERVISION), asking(Domain.LICENSING), asking(Domain.CONSUMPTION)
END = date(2028, 1, 1)
"""A listing of arrears runs three years from 2025-01-01."""


async def test_who_is_not_recorded_here_is_clear_and_said_to_be_unknown(town: Town) -> None:
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert verdict == Clear(
        check_id=verdict.check_id,
        revision=await revision_of(town),
        as_of=START,
        subject_known=False,
        coverage=Coverage.COMPLETE,
    )


async def test_who_is_recorded_and_bound_by_nothing_is_clear(town: Town) -> None:
    [subject] = await town.register(firm(1))
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    assert isinstance(verdict, Clear)
    assert (verdict.subject, verdict.subject_known) == (subject.id, True)


async def test_a_restriction_is_shown_with_its_law_its_listing_and_its_days(town: Town) -> None:
    [subject] = await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    verdict = await town.check(BUYING, firm(1), Domain.BIDDING)
    assert isinstance(verdict, Restricted)
    assert (verdict.subject, verdict.revision, verdict.as_of) == (subject.id, await revision_of(town), START)
    [shown] = verdict.restrictions
    assert shown == ShownRestriction(
        id=shown.id,
        rule=RuleId("arrears/trading"),
        subject=subject.id,
        effect=Effect.LIMIT,
        measure=MeasureId("M01"),
        measure_name="示例措施",
        domains=frozenset({Domain.PROCUREMENT, Domain.BIDDING}),
        basis=(town.hub.catalogue.legal_bases[LAW_A],),
        listing=ShownListing(
            id=listing.id,
            list_type=ARREARS,
            list_name="示例欠薪名单",
            department=ISSUER,
            department_name="示例局",
            decision_number="〔2024〕示例1号",
            subject=subject.id,
            effective=START,
            until=END,
        ),
        interval=Interval(START, END),
        marks=frozenset(),
        listings_in_matter=1,
    )


@pytest.mark.parametrize(
    ("caller", "domain", "effect"),
    [(SUPERVISING, Domain.SUPERVISION, Effect.SCRUTINISE), (BANKING, Domain.BANKING, Effect.REFERENCE)],
)
async def test_stricter_checks_and_facts_to_weigh_are_only_noted(
    town: Town, caller: Principal, domain: Domain, effect: Effect
) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    verdict = await town.check(caller, firm(1), domain)
    assert isinstance(verdict, Noted)
    assert [each.effect for each in verdict.restrictions] == [effect]


async def test_a_kind_of_matter_that_the_rule_does_not_name_is_clear(town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    food = await town.check(LICENSING, firm(1), Domain.LICENSING, kind=FOOD)
    transport = await town.check(LICENSING, firm(1), Domain.LICENSING, kind=TRANSPORT)
    assert (type(food), type(transport)) == (Restricted, Clear)


@pytest.mark.parametrize(
    ("matter", "asker", "expected"),
    [
        (None, CITY, Restricted),
        (None, OTHER_CITY, Clear),
        (None, None, Restricted),
        (CITY, OTHER_CITY, Restricted),
        (RegionCode("330102"), CITY, Restricted),
        (OTHER_CITY, CITY, Clear),
    ],
)
async def test_a_rule_of_the_issuers_region_binds_where_that_contains_the_matter_or_the_askers_own(
    town: Town, matter: RegionCode | None, asker: RegionCode | None, expected: type
) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    caller = Principal(role=Role.AGENCY, department=BUYER, domains=frozenset({Domain.LICENSING}), region=asker)
    verdict = await town.check(caller, firm(1), Domain.LICENSING, kind=FOOD, region=matter)
    assert type(verdict) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (START - timedelta(days=1), Clear),
        (START, Restricted),
        (END - timedelta(days=1), Restricted),
        (END, Clear),
    ],
)
async def test_a_restriction_binds_from_its_first_day_up_to_its_end(town: Town, day: date, expected: type) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT, as_of=day)
    assert (type(verdict), verdict.as_of) == (expected, day)


async def test_every_listing_that_binds_is_shown_the_earlier_first(town: Town) -> None:
    await town.register(firm(1))
    later = await town.list(firm(1), ARREARS, effective=date(2025, 2, 1))
    earlier = await town.list(firm(1), ARREARS, number="示例2号")
    verdict = await town.check(BUYING, firm(1), Domain.PROCUREMENT, as_of=date(2025, 3, 1))
    assert isinstance(verdict, Restricted)
    assert [each.listing.id for each in verdict.restrictions] == [earlier.id, later.id]
    assert [each.listings_in_matter for each in verdict.restrictions] == [2, 2]


async def test_a_rule_that_reaches_others_binds_them_and_not_the_listed(town: Town) -> None:
    await town.register(firm(1), firm(2), person(1))
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    await town.link(firm(1), LinkKind.SHAREHOLDER_OF, firm(2), percent=60)
    await town.list(firm(1), ARREARS)
    await town.list(firm(1), DEBARRED, number="示例2号", until=END)
    verdicts = [
        await town.check(SHOPPING, person(1), Domain.CONSUMPTION),
        await town.check(SHOPPING, firm(1), Domain.CONSUMPTION),
        await town.check(BUYING, firm(2), Domain.PROCUREMENT),
    ]
    assert [type(each) for each in verdicts] == [Restricted, Clear, Restricted]


@pytest.mark.parametrize("identifier", [firm(1), person(1), vehicle(1), someone("甲")])
async def test_a_subject_is_found_by_any_identifier_and_by_its_own_id(town: Town, identifier: Identifier) -> None:
    [subject] = await town.register(identifier)
    await town.list(identifier, ARREARS)
    for known_by in (identifier, ById(id=subject.id)):
        verdict = await town.check(BUYING, known_by, Domain.PROCUREMENT)
        assert (type(verdict), verdict.subject) == (Restricted, subject.id)


async def test_an_id_that_nobody_has_is_unknown(town: Town) -> None:
    verdict = await town.check(BUYING, ById(id=SubjectId("nobody")), Domain.PROCUREMENT)
    assert isinstance(verdict, Clear)
    assert (verdict.subject_known, verdict.subject) == (False, None)
