"""Which purposes fit which domains (DESIGN section 2)."""

from typing import Final

from graph_models.vocabulary import Domain, Purpose, Role

_EVERY: Final = frozenset(Domain)

PURPOSE_DOMAINS: Final[dict[Purpose, frozenset[Domain]]] = {
    Purpose.PROCUREMENT_REVIEW: frozenset({Domain.PROCUREMENT, Domain.BIDDING}),
    Purpose.CREDIT_GRANTING: frozenset({Domain.BANKING}),
    Purpose.LICENCE_REVIEW: frozenset({Domain.LICENSING}),
    Purpose.SUBSIDY_REVIEW: frozenset({Domain.SUBSIDY}),
    Purpose.HONOURS_REVIEW: frozenset({Domain.HONOURS}),
    Purpose.APPOINTMENT_REVIEW: frozenset({Domain.OFFICE, Domain.EMPLOYMENT}),
    Purpose.CONSUMPTION_CONTROL: frozenset({Domain.CONSUMPTION}),
    Purpose.BORDER_CONTROL: frozenset({Domain.EXIT}),
    Purpose.ENROLMENT_REVIEW: frozenset({Domain.EDUCATION}),
    Purpose.SUPERVISION: frozenset({Domain.SUPERVISION}),
    Purpose.PUBLICATION: frozenset({Domain.DISCLOSURE}),
    Purpose.ENFORCEMENT: _EVERY,
    Purpose.AUDIT: _EVERY,
    Purpose.SELF_ACCESS: _EVERY,
}

PURPOSES_OF_ROLE: Final[dict[Role, frozenset[Purpose]]] = {
    Role.AGENCY: frozenset(Purpose) - {Purpose.AUDIT, Purpose.SELF_ACCESS, Purpose.CREDIT_GRANTING},
    Role.BANK: frozenset({Purpose.CREDIT_GRANTING}),
    Role.AUDITOR: frozenset({Purpose.AUDIT}),
    Role.SUBJECT: frozenset({Purpose.SELF_ACCESS}),
    Role.OPERATOR: frozenset(),
}
"""What each role may ask for; a bank grants credit, an auditor audits, a subject sees itself."""


def purpose_of(domain: Domain) -> Purpose:
    """The purpose of a department's ordinary question in a domain."""
    return next(purpose for purpose, domains in PURPOSE_DOMAINS.items() if domain in domains)
