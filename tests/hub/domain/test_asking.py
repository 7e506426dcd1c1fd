"""Whether a question is well formed, and who may ask it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from graph_models.vocabulary import Domain, MatterKind, Purpose, Role
from hub.domain.asking import check_asker, check_matter, check_text
from hub.domain.commands.check import Matter
from hub.domain.principal import Principal
from hub.domain.purpose import PURPOSE_DOMAINS, PURPOSES_OF_ROLE
from tests.hub.domain.builders import FIRM, LAW, refusal
from tests.support.example_law import FOOD, HEAD
from tests.support.town import AUDITOR, BANKING, BUYING, ISSUING, OPERATOR, firm, question, subject_itself

INSTANT = datetime(2025, 1, 1, tzinfo=UTC)
SELF = subject_itself(FIRM)


def asking(caller: Principal, domain: Domain, purpose: Purpose, *, known_at: datetime | None = None) -> str | None:
    return refusal(check_asker, caller, question(firm(1), domain, purpose=purpose, known_at=known_at))


@pytest.mark.parametrize("domain", [Domain.LICENSING, Domain.OFFICE, Domain.EMPLOYMENT])
def test_a_domain_whose_rules_are_scoped_needs_a_kind(domain: Domain) -> None:
    assert refusal(check_matter, Matter(domain=domain), catalogue=LAW) == "MATTER_KIND_REQUIRED"


@pytest.mark.parametrize(
    ("domain", "kind"),
    [(Domain.LICENSING, HEAD), (Domain.PROCUREMENT, FOOD), (Domain.LICENSING, MatterKind("nothing"))],
)
def test_a_kind_that_the_domain_does_not_have_is_unknown(domain: Domain, kind: MatterKind) -> None:
    assert refusal(check_matter, Matter(domain=domain, kind=kind), catalogue=LAW) == "UNKNOWN_MATTER_KIND"


@pytest.mark.parametrize(
    ("domain", "kind"), [(Domain.LICENSING, FOOD), (Domain.OFFICE, HEAD), (Domain.PROCUREMENT, None)]
)
def test_a_kind_of_the_domain_and_no_kind_elsewhere_pass(domain: Domain, kind: MatterKind | None) -> None:
    assert refusal(check_matter, Matter(domain=domain, kind=kind), catalogue=LAW) is None


@pytest.mark.parametrize("purpose", list(Purpose))
def test_the_operator_makes_no_checks_for_any_purpose(purpose: Purpose) -> None:
    assert asking(OPERATOR, Domain.PROCUREMENT, purpose) == "NOT_PERMITTED"


@pytest.mark.parametrize(
    ("caller", "purpose"),
    [
        (caller, purpose)
        for caller in (ISSUING, BANKING, AUDITOR, SELF)
        for purpose in sorted(frozenset(Purpose) - PURPOSES_OF_ROLE[caller.role])
    ],
)
def test_a_purpose_of_another_role_is_refused(caller: Principal, purpose: Purpose) -> None:
    for domain in PURPOSE_DOMAINS[purpose]:
        assert asking(caller, domain, purpose) == "PURPOSE_REFUSED"


@pytest.mark.parametrize("purpose", sorted(PURPOSES_OF_ROLE[Role.AGENCY]))
def test_a_purpose_fits_only_its_domains(purpose: Purpose) -> None:
    passed = {domain for domain in Domain if asking(ISSUING, domain, purpose) is None}
    refused = {domain for domain in Domain if asking(ISSUING, domain, purpose) == "PURPOSE_REFUSED"}
    assert (passed, refused) == (set(PURPOSE_DOMAINS[purpose]), set(Domain) - passed)


@pytest.mark.parametrize(
    ("domain", "purpose", "expected"),
    [
        (Domain.PROCUREMENT, Purpose.PROCUREMENT_REVIEW, None),
        (Domain.BIDDING, Purpose.PROCUREMENT_REVIEW, None),
        (Domain.HONOURS, Purpose.HONOURS_REVIEW, "NOT_PERMITTED"),
        (Domain.HONOURS, Purpose.ENFORCEMENT, None),
    ],
)
def test_an_agency_asks_in_its_own_domains_and_anywhere_to_enforce(
    domain: Domain, purpose: Purpose, expected: str | None
) -> None:
    assert asking(BUYING, domain, purpose) == expected


def test_a_bank_asks_in_banking_whatever_is_declared_of_it() -> None:
    assert asking(replace(BANKING, domains=frozenset()), Domain.BANKING, Purpose.CREDIT_GRANTING) is None


@pytest.mark.parametrize("domain", list(Domain))
@pytest.mark.parametrize(("caller", "purpose"), [(AUDITOR, Purpose.AUDIT), (SELF, Purpose.SELF_ACCESS)])
def test_auditors_and_the_subject_ask_in_every_domain(caller: Principal, purpose: Purpose, domain: Domain) -> None:
    assert asking(caller, domain, purpose) is None


@pytest.mark.parametrize(
    ("caller", "domain", "purpose", "expected"),
    [
        (BUYING, Domain.PROCUREMENT, Purpose.PROCUREMENT_REVIEW, "NOT_PERMITTED"),
        (BUYING, Domain.PROCUREMENT, Purpose.ENFORCEMENT, "NOT_PERMITTED"),
        (BANKING, Domain.BANKING, Purpose.CREDIT_GRANTING, "NOT_PERMITTED"),
        (AUDITOR, Domain.HONOURS, Purpose.AUDIT, None),
        (SELF, Domain.HONOURS, Purpose.SELF_ACCESS, None),
    ],
)
def test_what_was_known_on_a_day_is_for_auditors_and_the_subject(
    caller: Principal, domain: Domain, purpose: Purpose, expected: str | None
) -> None:
    assert asking(caller, domain, purpose) is None
    assert asking(caller, domain, purpose, known_at=INSTANT) == expected


@pytest.mark.parametrize(
    ("text", "code"), [("\ud800", "INVALID_INPUT"), ("示例\udfff", "INVALID_INPUT"), ("示例", None)]
)
def test_text_that_is_no_unicode_is_refused(text: str, code: str | None) -> None:
    assert refusal(check_text, None, text) == code
