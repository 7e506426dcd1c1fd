"""Every write over HTTP is the hub's own: the same request made beside the caller gets the same first answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from graph_models.errors import IllegalTransition, NoticeMissing, NotPermitted
from graph_models.vocabulary import (
    FindingKind,
    LinkKind,
    ListTypeId,
    OrganisationKind,
    PartsPerMillion,
    Purpose,
    RequestId,
    SubjectKind,
)
from hub.app.operations import Operations
from hub.domain.answers.written import Written
from hub.domain.commands.listing import (
    AnnulListing,
    ApplyForRepair,
    DecideRepair,
    FileObjection,
    ReleasePerson,
    RevokeRepair,
    StayListing,
)
from hub.domain.commands.record import EndLink, RecordConsent, RecordLink, RegisterSubject
from hub.domain.principal import Principal
from hub.domain.showing import shown_listing
from tests.hub.app.remote.conftest import Both
from tests.support.town import (
    AUDITOR,
    BANK,
    BANKING,
    CITY,
    ISSUING,
    JUDGING,
    OPERATOR,
    REGISTER,
    SINCE,
    firm,
    listing_input,
    person,
    question,
)

DEFAULTER = ListTypeId("judgment-defaulter")
Write = Callable[[Operations], Callable[[Principal, Any], Awaitable[Written[Any]]]]


@dataclass(slots=True)
class Twice:
    """Makes each write over HTTP first, and then once more beside the caller."""

    both: Both
    made: int = 0

    async def __call__(self, principal: Principal, write: Write, command: Any) -> Any:
        self.made += 1
        asked = replace(command, request_id=RequestId(f"request-{self.made}"))
        remote = await write(self.both.remote)(principal, asked)
        direct = await write(self.both.hub)(principal, asked)
        assert (remote.changed, direct.changed) == (True, False)
        assert remote.revision == direct.revision
        return remote.value, direct.value


async def test_a_case_from_its_subjects_to_its_annulment(both: Both) -> None:
    twice = Twice(both)
    firm_command = RegisterSubject(
        ref=firm(1), kind=SubjectKind.ORGANISATION, name="示例商行", region=CITY, source=REGISTER, source_ref="1"
    )
    told, known = await twice(OPERATOR, lambda hub: hub.registry.register_subject, firm_command)
    assert (told.id, told.kind, told.name) == (known.id, known.kind, known.name)
    for number in (1, 2):
        someone = RegisterSubject(ref=person(number), kind=SubjectKind.PERSON, name="示例某人")
        told, known = await twice(OPERATOR, lambda hub: hub.registry.register_subject, someone)
        assert (told.id, told.name) == (known.id, known.name)

    role = RecordLink(
        kind=LinkKind.LEGAL_REPRESENTATIVE_OF,
        start=person(1),
        end=firm(1),
        valid_from=SINCE,
        source=REGISTER,
        source_ref="r-1",
    )
    told, known = await twice(OPERATOR, lambda hub: hub.links.record, role)
    assert told == known
    holding = RecordLink(
        kind=LinkKind.SHAREHOLDER_OF,
        start=person(2),
        end=firm(1),
        valid_from=SINCE,
        share=PartsPerMillion(333_333),
        nominee=True,
    )
    told, known = await twice(OPERATOR, lambda hub: hub.links.record, holding)
    assert told == known
    assert told.share == 333_333

    command = listing_input(
        firm(1), DEFAULTER, until=date(2026, 6, 1), ground="示例", findings=[(person(2), FindingKind.OTHER_RESPONSIBLE)]
    )
    listed, known = await twice(ISSUING, lambda hub: hub.listings.list_subject, command)
    assert listed == known
    assert listed.decision.findings

    both.hub.clock.set_to(date(2025, 2, 1))  # type: ignore[attr-defined]  # the clock of the house
    end = EndLink(kind=role.kind, start=person(1), end=firm(1), valid_to=date(2025, 2, 1))
    told, known = await twice(OPERATOR, lambda hub: hub.links.end, end)
    assert told == known
    told, known = await twice(
        ISSUING, lambda hub: hub.listings.release, ReleasePerson(listing=listed.id, subject=person(1))
    )
    assert told == known == listed
    told, known = await twice(ISSUING, lambda hub: hub.listings.object, FileObjection(listing=listed.id, reason="示例"))
    assert told == known.id

    stay = StayListing(listing=listed.id, decision="〔2025〕示例2号")
    for write in (lambda hub: hub.listings.stay, lambda hub: hub.listings.resume):
        told, known = await twice(JUDGING, write, stay)
        assert told == shown_listing(JUDGING, listed)
        assert (told.decision.ground, known) == (None, listed)

    applied, known = await twice(
        ISSUING,
        lambda hub: hub.repairs.apply,
        ApplyForRepair(listing=listed.id, corrected=True, duties_done=True, commitment=True),
    )
    assert applied == known
    await both.hub.checks.check(JUDGING, question(firm(1), next(iter(JUDGING.domains))))
    decided, known = await twice(
        ISSUING,
        lambda hub: hub.repairs.decide,
        DecideRepair(repair=applied.id, granted=True, decision="〔2025〕示例3号"),
    )
    assert decided == known
    assert decided.receipt.lifted
    assert decided.receipt.told
    revoked, known = await twice(
        ISSUING, lambda hub: hub.repairs.revoke, RevokeRepair(listing=listed.id, reason="示例", until=date(2026, 1, 1))
    )
    assert revoked == known

    await both.hub.checks.check(JUDGING, question(firm(1), next(iter(JUDGING.domains))))
    annulled, known = await twice(
        ISSUING, lambda hub: hub.listings.annul, AnnulListing(listing=listed.id, reason="示例")
    )
    assert annulled == known
    assert annulled.damage


async def test_a_consent_is_recorded_of_the_person(both: Both) -> None:
    (someone,) = await both.town.register(person(7), name="示例某人")
    consent = RecordConsent(
        subject=person(7), bank=BANK, purpose=Purpose.CREDIT_GRANTING, valid_from=SINCE, valid_to=date(2030, 1, 1)
    )
    told, known = await Twice(both, made=100)(BANKING, lambda hub: hub.consents.record, consent)
    assert told == known == someone.id


async def test_what_refuses_a_write_is_the_hubs_own_refusal(both: Both) -> None:
    await both.town.register(firm(5), name="示例商行")
    listings = both.remote.listings
    command = listing_input(firm(5), DEFAULTER, number="〔2024〕示例5号", until=date(2026, 1, 1))
    with pytest.raises(NotPermitted):
        await listings.list_subject(AUDITOR, command)
    with pytest.raises(NoticeMissing):
        await listings.list_subject(ISSUING, replace(command, notice=None))
    listed = (await listings.list_subject(ISSUING, command)).value
    with pytest.raises(IllegalTransition):
        await listings.resume(JUDGING, StayListing(listing=listed.id, decision="〔2025〕示例4号"))


async def test_a_kind_of_organisation_is_taken_as_it_is_said(both: Both) -> None:
    command = RegisterSubject(
        ref=firm(6), kind=SubjectKind.ORGANISATION, name="示例店", organisation_kind=OrganisationKind.ENTERPRISE
    )
    await both.remote.registry.register_subject(OPERATOR, command)
    file = await both.remote.lookups.subject(AUDITOR, firm(6))
    assert file is not None
    assert file.subject.organisation_kind is OrganisationKind.ENTERPRISE
