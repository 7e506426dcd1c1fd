"""Which purposes fit which domains, and which roles may have them: the table of the design, word for word."""

import pytest

from graph_models.vocabulary import Domain, Purpose, Role
from hub.domain.purpose import PURPOSE_DOMAINS, PURPOSES_OF_ROLE, purpose_of

OF_ONE_MATTER = {
    Purpose.PROCUREMENT_REVIEW: {Domain.PROCUREMENT, Domain.BIDDING},
    Purpose.CREDIT_GRANTING: {Domain.BANKING},
    Purpose.LICENCE_REVIEW: {Domain.LICENSING},
    Purpose.SUBSIDY_REVIEW: {Domain.SUBSIDY},
    Purpose.HONOURS_REVIEW: {Domain.HONOURS},
    Purpose.APPOINTMENT_REVIEW: {Domain.OFFICE, Domain.EMPLOYMENT},
    Purpose.CONSUMPTION_CONTROL: {Domain.CONSUMPTION},
    Purpose.BORDER_CONTROL: {Domain.EXIT},
    Purpose.ENROLMENT_REVIEW: {Domain.EDUCATION},
    Purpose.SUPERVISION: {Domain.SUPERVISION},
    Purpose.PUBLICATION: {Domain.DISCLOSURE},
}
OF_EVERY_DOMAIN = {Purpose.ENFORCEMENT, Purpose.AUDIT, Purpose.SELF_ACCESS}


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_purpose_has_the_domains_of_the_design(purpose: Purpose) -> None:
    expected = set(Domain) if purpose in OF_EVERY_DOMAIN else OF_ONE_MATTER[purpose]
    assert PURPOSE_DOMAINS[purpose] == expected


@pytest.mark.parametrize(
    ("role", "purposes"),
    [
        (Role.AGENCY, {*OF_ONE_MATTER, Purpose.ENFORCEMENT} - {Purpose.CREDIT_GRANTING}),
        (Role.BANK, {Purpose.CREDIT_GRANTING}),
        (Role.AUDITOR, {Purpose.AUDIT}),
        (Role.SUBJECT, {Purpose.SELF_ACCESS}),
        (Role.OPERATOR, set()),
    ],
)
def test_a_role_has_the_purposes_of_the_design(role: Role, purposes: set[Purpose]) -> None:
    assert PURPOSES_OF_ROLE[role] == purposes


def test_no_purpose_is_nobodys() -> None:
    assert frozenset().union(*PURPOSES_OF_ROLE.values()) == frozenset(Purpose)


@pytest.mark.parametrize("domain", list(Domain))
def test_the_ordinary_purpose_of_a_domain_is_the_one_made_for_it(domain: Domain) -> None:
    [ordinary] = [purpose for purpose, domains in OF_ONE_MATTER.items() if domain in domains]
    assert purpose_of(domain) is ordinary
