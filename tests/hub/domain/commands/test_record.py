"""What recorded facts are taken to mean where they say no more."""

from dataclasses import fields
from datetime import date

import pytest

from graph_models.civil_time import FOREVER
from graph_models.vocabulary import BasisId, Domain, LinkKind, Purpose, Role, SubjectKind
from hub.domain.commands.record import (
    DeclareDepartment,
    EndLink,
    RecordConsent,
    RecordDelivery,
    RecordLink,
    RegisterSubject,
    RepealBasis,
)
from tests.support.town import BANK, CITY, ISSUER, REGISTER, SINCE, firm, person


@pytest.mark.parametrize("command", [RegisterSubject, RecordLink, EndLink, RecordConsent, RepealBasis])
def test_every_fact_can_be_repeated_under_its_request(command: type) -> None:
    assert {each.name: each.default for each in fields(command)}["request_id"] is None


def test_a_department_may_nothing_that_is_not_declared_of_it() -> None:
    declared = DeclareDepartment(code=ISSUER, name="示例局", region=CITY)
    assert (declared.role, declared.court) == (Role.AGENCY, False)
    assert (declared.competent_for, declared.domains, declared.registers) == (frozenset(), frozenset(), frozenset())


def test_a_link_has_no_end_and_no_known_share_unless_they_are_told() -> None:
    link = RecordLink(kind=LinkKind.SHAREHOLDER_OF, start=firm(1), end=firm(2), valid_from=SINCE)
    assert (link.valid_to, link.share, link.nominee) == (FOREVER, None, False)
    assert (link.source, link.source_ref) == (None, None)


def test_a_subject_is_known_by_its_reference_alone() -> None:
    subject = RegisterSubject(ref=firm(1), kind=SubjectKind.ORGANISATION)
    assert (subject.name, subject.organisation_kind, subject.region) == (None, None, None)
    assert (subject.source, subject.source_ref) == (None, None)


def test_the_day_a_link_began_tells_it_from_parallel_ones_where_it_is_told() -> None:
    ended = EndLink(kind=LinkKind.PRINCIPAL_OF, start=person(1), end=firm(1), valid_to=date(2025, 5, 1))
    assert (ended.valid_from, ended.source_ref) == (None, None)


def test_a_consent_covers_banking_and_nothing_else_unless_it_says_so() -> None:
    consent = RecordConsent(
        subject=person(1),
        bank=BANK,
        purpose=Purpose.CREDIT_GRANTING,
        valid_from=date(2025, 1, 1),
        valid_to=date(2025, 2, 1),
    )
    assert (consent.scope, consent.document) == (frozenset({Domain.BANKING}), None)


def test_a_delivery_and_a_repeal_are_of_today_unless_they_are_dated() -> None:
    assert RecordDelivery(source=REGISTER).day is None
    assert RepealBasis(basis=BasisId("law/a")).day is None
