"""The same caller and request get the first answer, whatever has happened since; nobody else's request is meant."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import pytest

from graph_models.vocabulary import BasisId, Domain, LinkKind, ListingId, Purpose, RepairId, RequestId, SubjectId
from hub.app.clock import SettableClock
from hub.app.hub import Hub
from hub.domain.answers.written import Written
from hub.domain.commands.listing import (
    AnnulListing,
    DecideRepair,
    FileObjection,
    ReleasePerson,
    RevokeRepair,
    StayListing,
)
from hub.domain.commands.record import EndLink, RecordConsent, RecordLink, RegisterSubject, RepealBasis
from hub.domain.principal import Principal
from hub.services.journal import content_of
from tests.hub.services.writing import LATER, application, applied, nodes_of, published, refused, repaired, untouched
from tests.support.example_law import ARREARS, COURT_LIST, FOOD, LAW_A, LAW_B, TRANSPORT
from tests.support.town import (
    BANK,
    BANKING,
    ISSUING,
    JUDGING,
    OPERATOR,
    REGISTER,
    SECOND_ISSUING,
    Town,
    firm,
    kind_of,
    listing_input,
    person,
    subject_itself,
)

REQUEST: Final = RequestId("request-1")
REPRESENTS: Final = LinkKind.LEGAL_REPRESENTATIVE_OF


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A town in which everything can be done once."""

    town: Town
    arrears: ListingId
    court: ListingId
    repair: RepairId
    free: ListingId


@pytest.fixture
async def scene(town: Town, clock: SettableClock) -> Scene:
    """A firm that is listed on three decisions: one applied for, one repaired, one whose representative has left."""
    clock.set_to(LATER)
    await town.register(firm(1), person(1))
    await town.link(person(1), REPRESENTS, firm(1))
    arrears = (await town.list(firm(1), ARREARS)).id
    court = (await town.list(firm(1), COURT_LIST, number="示例2号")).id
    free = (await town.list(firm(1), ARREARS, number="示例3号")).id
    await repaired(town, free)
    ending = EndLink(kind=REPRESENTS, start=person(1), end=firm(1), valid_to=date(2025, 5, 1))
    await town.hub.links.end(OPERATOR, ending)
    return Scene(town=town, arrears=arrears, court=court, repair=(await applied(town, arrears)).id, free=free)


Act = Callable[[Hub, Any], Awaitable[Written[Any]]]
Made = tuple[Act, Any, Any]
"""What is done, its command, and the same command with other content."""


def acts(scene: Scene) -> Mapping[str, Made]:
    """Everything that takes a request."""
    subject = RegisterSubject(ref=firm(7), kind=kind_of(firm(7)), name="示例甲", source=REGISTER)
    link = RecordLink(kind=LinkKind.DIRECTOR_OF, start=person(1), end=firm(1), valid_from=date(2025, 1, 1))
    end = EndLink(kind=REPRESENTS, start=person(1), end=firm(1), valid_to=date(2025, 4, 1))
    listing = listing_input(firm(1), ARREARS, number="示例9号")
    annulment = AnnulListing(listing=scene.free, reason="示例")
    objection = FileObjection(listing=scene.arrears, reason="示例")
    stay = StayListing(listing=scene.arrears, decision="示例")
    release = ReleasePerson(listing=scene.court, subject=person(1))
    decision = DecideRepair(repair=scene.repair, granted=True)
    revocation = RevokeRepair(listing=scene.free, reason="示例")
    repeal = RepealBasis(basis=LAW_A, day=date(2025, 12, 1))
    consent = RecordConsent(
        subject=person(1),
        bank=BANK,
        purpose=Purpose.CREDIT_GRANTING,
        valid_from=date(2025, 1, 1),
        valid_to=date(2026, 1, 1),
    )
    return {
        "register": (lambda hub, it: hub.registry.register_subject(OPERATOR, it), subject, replace(subject, name="乙")),
        "link": (lambda hub, it: hub.links.record(OPERATOR, it), link, replace(link, source_ref="r2")),
        "end": (lambda hub, it: hub.links.end(OPERATOR, it), end, replace(end, valid_to=date(2025, 3, 1))),
        "list": (lambda hub, it: hub.listings.list_subject(ISSUING, it), listing, replace(listing, notice=None)),
        "annul": (lambda hub, it: hub.listings.annul(ISSUING, it), annulment, replace(annulment, reason="他")),
        "stay": (lambda hub, it: hub.listings.stay(JUDGING, it), stay, replace(stay, decision="他")),
        "release": (lambda hub, it: hub.listings.release(ISSUING, it), release, replace(release, decision="他")),
        "object": (lambda hub, it: hub.listings.object(ISSUING, it), objection, replace(objection, reason="他")),
        "apply": (
            lambda hub, it: hub.repairs.apply(ISSUING, it),
            application(scene.court),
            application(scene.court, corrected=False),
        ),
        "decide": (lambda hub, it: hub.repairs.decide(ISSUING, it), decision, replace(decision, granted=False)),
        "revoke": (lambda hub, it: hub.repairs.revoke(ISSUING, it), revocation, replace(revocation, reason="他")),
        "repeal": (lambda hub, it: hub.law.repeal(OPERATOR, it), repeal, replace(repeal, basis=LAW_B)),
        "consent": (lambda hub, it: hub.consents.record(BANKING, it), consent, replace(consent, document="他")),
    }


ACTS: Final = (
    "register",
    "link",
    "end",
    "list",
    "annul",
    "stay",
    "release",
    "object",
    "apply",
    "decide",
    "revoke",
    "repeal",
    "consent",
)


@pytest.mark.parametrize("name", ACTS)
async def test_the_same_request_gets_the_first_answer_and_does_nothing_more(scene: Scene, name: str) -> None:
    act, command, _ = acts(scene)[name]
    hub = scene.town.hub
    first = await act(hub, replace(command, request_id=REQUEST))
    await scene.town.register(firm(9))
    async with untouched(scene.town):
        again = await act(hub, replace(command, request_id=REQUEST))
    assert first.changed
    assert again == replace(first, changed=False)


@pytest.mark.parametrize("name", ACTS)
async def test_a_request_that_was_used_for_other_content_is_a_conflict(scene: Scene, name: str) -> None:
    act, command, other = acts(scene)[name]
    await act(scene.town.hub, replace(command, request_id=REQUEST))
    async with refused(scene.town, "CONFLICT"):
        await act(scene.town.hub, replace(other, request_id=REQUEST))


async def test_a_request_of_one_act_is_not_another_acts(scene: Scene) -> None:
    stay = StayListing(listing=scene.court, decision="示例", request_id=REQUEST)
    await scene.town.hub.listings.stay(JUDGING, stay)
    async with refused(scene.town, "CONFLICT"):
        await scene.town.hub.listings.resume(JUDGING, stay)
    resumption = replace(stay, request_id=RequestId("request-2"))
    first = await scene.town.hub.listings.resume(JUDGING, resumption)
    async with untouched(scene.town):
        again = await scene.town.hub.listings.resume(JUDGING, resumption)
    assert again == replace(first, changed=False)


async def test_another_caller_may_use_the_same_request_id(scene: Scene) -> None:
    hub, given = scene.town.hub, listing_input(firm(1), ARREARS, number="示例9号", request_id=REQUEST)
    first = await hub.listings.list_subject(ISSUING, given)
    second = await hub.listings.list_subject(SECOND_ISSUING, given)
    assert (first.changed, second.changed, second.revision) == (True, True, first.revision + 1)
    assert (first.value.department, second.value.department) == (ISSUING.department, SECOND_ISSUING.department)


async def test_callers_are_told_apart_by_role_department_and_subject(scene: Scene) -> None:
    callers = [
        ISSUING,
        OPERATOR,
        subject_itself((await scene.town.register(firm(1)))[0].id),
        subject_itself(await found_person(scene)),
    ]
    objection = FileObjection(listing=scene.court, reason="示例", request_id=REQUEST)
    written = [await scene.town.hub.listings.object(caller, objection) for caller in callers]
    assert all(each.changed for each in written)
    assert len({each.revision for each in written}) == len(callers)


async def found_person(scene: Scene) -> SubjectId:
    file = await scene.town.hub.lookups.subject(OPERATOR, person(1))
    assert file is not None
    return file.subject.id


async def test_a_caller_is_the_same_whatever_its_token_says_of_its_domains(scene: Scene) -> None:
    narrow = Principal(role=ISSUING.role, department=ISSUING.department, domains=frozenset({Domain.SUBSIDY}))
    given = listing_input(firm(1), ARREARS, number="示例9号", request_id=REQUEST)
    first = await scene.town.hub.listings.list_subject(ISSUING, given)
    async with untouched(scene.town):
        again = await scene.town.hub.listings.list_subject(narrow, given)
    assert again == replace(first, changed=False)


async def test_requests_at_once_make_one_object(scene: Scene) -> None:
    before = len(await nodes_of(scene.town, "Repair"))
    given = application(scene.court, request_id=REQUEST)
    written = await asyncio.gather(*(scene.town.hub.repairs.apply(ISSUING, given) for _ in range(8)))
    assert len({(each.revision, each.value.id) for each in written}) == 1
    assert sorted(each.changed for each in written) == [False] * 7 + [True]
    assert len(await nodes_of(scene.town, "Repair")) == before + 1


async def test_without_a_request_the_same_content_at_once_makes_one_object(scene: Scene) -> None:
    given = listing_input(firm(1), ARREARS, number="示例9号")
    written = await asyncio.gather(*(scene.town.hub.listings.list_subject(ISSUING, given) for _ in range(8)))
    assert len({(each.revision, each.value.id) for each in written}) == 1
    assert sorted(each.changed for each in written) == [False] * 7 + [True]


async def test_a_refused_request_can_be_made_again(scene: Scene, clock: SettableClock) -> None:
    clock.set_to(date(2025, 3, 1))
    given = listing_input(firm(3), ARREARS, number="示例9号", request_id=REQUEST)
    async with refused(scene.town, "NOT_FOUND"):
        await scene.town.hub.listings.list_subject(ISSUING, given)
    await scene.town.register(firm(3))
    assert (await scene.town.hub.listings.list_subject(ISSUING, given)).changed


async def test_a_request_whose_content_stood_already_keeps_the_answer_it_got(scene: Scene) -> None:
    hub = scene.town.hub
    given = RegisterSubject(ref=firm(7), kind=kind_of(firm(7)), name="示例甲", source=REGISTER)
    stood = await hub.registry.register_subject(OPERATOR, given)
    requested = replace(given, request_id=REQUEST)
    first = await hub.registry.register_subject(OPERATOR, requested)
    assert first == replace(stood, changed=False)
    await hub.registry.register_subject(OPERATOR, replace(given, name="示例乙"))
    async with untouched(scene.town):
        again = await hub.registry.register_subject(OPERATOR, requested)
    assert again == first
    async with refused(scene.town, "CONFLICT"):
        await hub.registry.register_subject(OPERATOR, replace(requested, name="示例丙"))


async def test_content_that_stands_takes_no_revision_without_a_request(scene: Scene) -> None:
    given = RepealBasis(basis=BasisId("law/c"), day=date(2026, 1, 1))
    await scene.town.hub.law.repeal(OPERATOR, given)
    before = await published(scene.town)
    assert not (await scene.town.hub.law.repeal(OPERATOR, given)).changed
    assert await published(scene.town) == before


def test_equal_values_have_equal_content_in_any_order_of_their_sets() -> None:
    one = listing_input(firm(1), ARREARS, scope=frozenset({FOOD, TRANSPORT}))
    two = listing_input(firm(1), ARREARS, scope=frozenset({TRANSPORT, FOOD}))
    assert content_of(one) == content_of(two)
    assert content_of(one) != content_of(replace(one, until=date(2027, 1, 1)))
