"""The receipt of a repair says what it lifted, what stays and why, and which departments are told again."""

from datetime import date

import pytest

from graph_models.vocabulary import Domain, FindingKind, LinkKind, Purpose, StayingReason
from hub.app.clock import SettableClock
from hub.domain.answers.written import Receipt, Repair
from hub.domain.commands.listing import AnnulListing, DecideRepair, RevokeRepair
from hub.domain.commands.record import RecordConsent, RepealBasis
from tests.hub.services.writing import LATER, applied, nodes_of, repaired
from tests.support.example_law import ARREARS, COURT_LIST, GRAVE, LAW_C
from tests.support.town import (
    AUDITOR,
    BANK,
    BANKING,
    BUYER,
    BUYING,
    COURT,
    ISSUING,
    JUDGING,
    OPERATOR,
    Town,
    asking,
    firm,
    person,
    subject_itself,
)

SECOND_NUMBER = "〔2024〕示例2号"


@pytest.fixture
def later(clock: SettableClock) -> date:
    """The day of the repairs."""
    clock.set_to(LATER)
    return LATER


def receipt_of(repair: Repair) -> Receipt:
    assert repair.receipt is not None
    return repair.receipt


async def test_everything_that_ended_is_lifted(town: Town, later: date) -> None:
    [listed, controller] = await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    listing = await town.list(firm(1), ARREARS)
    receipt = receipt_of(await repaired(town, listing.id))
    assert receipt.listing == listing.id
    assert [(each.rule, each.subject) for each in receipt.lifted] == [
        ("arrears/controllers", controller.id),
        *((f"arrears/{rule}", listed.id) for rule in ("credit", "licence", "supervision", "trading")),
    ]
    assert (receipt.staying, receipt.told) == ((), ())


async def test_another_listing_stays_where_it_has_a_domain_in_common(town: Town, later: date) -> None:
    [listed, _] = await town.register(firm(1), firm(2))
    first = await town.list(firm(1), ARREARS)
    second = await town.list(firm(1), ARREARS, number=SECOND_NUMBER)
    await town.list(firm(1), GRAVE)
    await town.list(firm(2), ARREARS)
    receipt = receipt_of(await repaired(town, first.id))
    assert {(each.because, each.listing, each.subject) for each in receipt.staying} == {
        (StayingReason.OTHER_LISTING, second.id, listed.id)
    }
    assert len(receipt.staying) == len(receipt.lifted) == 4


async def test_another_list_counts_by_its_domains_and_for_each_subject_by_itself(town: Town, later: date) -> None:
    [_, controller] = await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    arrears = await town.list(firm(1), ARREARS)
    court = await town.list(firm(1), COURT_LIST, number=SECOND_NUMBER)
    receipt = receipt_of(await repaired(town, arrears.id))
    # consumption of the controller was lifted; the firm's own consumption was never the arrears list's
    assert [(each.because, each.listing, each.subject) for each in receipt.staying] == [
        (StayingReason.OTHER_LISTING, court.id, controller.id)
    ]


async def test_what_has_ended_or_does_not_bind_today_does_not_stay(town: Town, later: date) -> None:
    await town.register(firm(1))
    first = await town.list(firm(1), ARREARS)
    annulled = await town.list(firm(1), ARREARS, number=SECOND_NUMBER)
    await town.hub.listings.annul(ISSUING, AnnulListing(listing=annulled.id, reason="示例"))
    await town.list(firm(1), ARREARS, number="〔2024〕示例3号", until=date(2025, 7, 1))
    await town.list(firm(1), ARREARS, number="〔2024〕示例4号", effective=date(2025, 9, 1))
    assert receipt_of(await repaired(town, first.id)).staying == ()


async def test_a_term_that_survives_is_named(town: Town, later: date) -> None:
    [_, head] = await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.PRINCIPAL_OF, firm(1))
    listing = await town.list(firm(1), GRAVE, findings=[(person(1), FindingKind.PUNISHED)])
    receipt = receipt_of(await repaired(town, listing.id))
    assert [each.rule for each in receipt.lifted] == ["grave/honours"]
    assert [(each.because, each.listing, each.subject) for each in receipt.staying] == [
        (StayingReason.SURVIVING_TERM, listing.id, head.id)
    ]


async def test_a_surviving_term_that_has_run_out_stays_no_more(town: Town, clock: SettableClock) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.PRINCIPAL_OF, firm(1))
    listing = await town.list(firm(1), GRAVE, findings=[(person(1), FindingKind.PUNISHED)])
    clock.set_to(date(2029, 12, 20))
    receipt = receipt_of(await repaired(town, listing.id))
    assert ([each.rule for each in receipt.lifted], receipt.staying) == (["grave/honours"], ())


async def test_departments_that_a_check_had_told_are_told_again_once_each(town: Town, later: date) -> None:
    [_, listed] = await town.register(person(1), firm(1))
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    listing = await town.list(firm(1), ARREARS)
    for _ in range(2):
        await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    await town.check(BANKING, firm(1), Domain.BANKING)
    await town.check(JUDGING, person(1), Domain.CONSUMPTION)
    await town.check(AUDITOR, firm(1), Domain.PROCUREMENT, purpose=Purpose.AUDIT)
    await town.check(subject_itself(listed.id), firm(1), Domain.PROCUREMENT, purpose=Purpose.SELF_ACCESS)
    repair = await repaired(town, listing.id)
    assert receipt_of(repair).told == tuple(sorted({BUYER, BANK, COURT}))
    tasks = await nodes_of(town, "LiftTask")
    assert sorted((each["department"], each["listing_id"], each["state"]) for each in tasks) == [
        (department, listing.id, "OPEN") for department in sorted({BUYER, BANK, COURT})
    ]


async def test_who_was_told_nothing_of_it_is_not_told_again(town: Town, later: date) -> None:
    await town.register(firm(1), firm(2))
    listing = await town.list(firm(1), ARREARS)
    other = await town.list(firm(1), GRAVE)
    await town.list(firm(2), ARREARS)
    await town.check(BUYING, firm(1), Domain.PROCUREMENT, as_of=date(2024, 12, 31))
    await town.check(BUYING, firm(2), Domain.PROCUREMENT)
    await town.check(asking(Domain.HONOURS, COURT), firm(1), Domain.HONOURS)
    assert receipt_of(await repaired(town, listing.id)).told == ()
    assert await nodes_of(town, "LiftTask") == []
    assert receipt_of(await repaired(town, other.id)).told == (COURT,)


async def test_a_refused_repair_has_no_receipt_and_no_task(town: Town, later: date) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    repair = await applied(town, listing.id)
    decided = await town.hub.repairs.decide(ISSUING, DecideRepair(repair=repair.id, granted=False, reason="示例"))
    assert (decided.value.receipt, await nodes_of(town, "LiftTask")) == (None, [])


async def test_a_repair_before_anything_binds_lifts_what_would_have_begun(town: Town) -> None:
    [listed] = await town.register(firm(1))
    listing = await town.list(firm(1), COURT_LIST, effective=date(2025, 2, 1))
    receipt = receipt_of(await repaired(town, listing.id))
    assert [(each.rule, each.subject) for each in receipt.lifted] == [("court/self", listed.id)]


async def test_a_bank_that_was_told_of_a_person_is_told_again(town: Town, later: date) -> None:
    await town.register(person(1))
    listing = await town.list(person(1), ARREARS)
    consent = RecordConsent(
        subject=person(1),
        bank=BANK,
        purpose=Purpose.CREDIT_GRANTING,
        valid_from=date(2025, 1, 1),
        valid_to=date(2026, 1, 1),
    )
    await town.hub.consents.record(BANKING, consent)
    await town.check(BANKING, person(1), Domain.BANKING)
    assert receipt_of(await repaired(town, listing.id)).told == (BANK,)


async def test_the_receipt_is_kept_with_the_repair(town: Town, clock: SettableClock) -> None:
    clock.set_to(LATER)
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    await town.check(BUYING, firm(1), Domain.PROCUREMENT)
    repair = await repaired(town, listing.id)
    revocation = RevokeRepair(listing=listing.id, reason="示例")
    revoked = (await town.hub.repairs.revoke(ISSUING, revocation)).value
    assert revoked.receipt == repair.receipt
    assert receipt_of(revoked).told == (BUYER,)


async def test_a_repair_of_what_the_law_had_ended_already_lifts_nothing(town: Town, later: date) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), GRAVE)
    await town.list(firm(1), GRAVE, number=SECOND_NUMBER)
    await town.check(asking(Domain.HONOURS), firm(1), Domain.HONOURS)
    await town.hub.law.repeal(OPERATOR, RepealBasis(basis=LAW_C, day=date(2025, 7, 1)))
    receipt = receipt_of(await repaired(town, listing.id))
    assert (receipt.lifted, receipt.staying, receipt.told) == ((), (), ())
