"""Who may read what is on record outside a check (DESIGN sections 1 and 7)."""

from datetime import date

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.entities.listing import Listing
from graph_models.errors import NotFound, NotPermitted
from graph_models.identifiers.region import contains
from graph_models.propagation.standing import Standing
from graph_models.vocabulary import RegionCode, Role, SubjectId, SubjectKind, Survival, Territory
from hub.domain.answers.records import CheckRecord
from hub.domain.bound import BoundRow, rule_of
from hub.domain.deciding import may_see
from hub.domain.principal import Principal

_SEE_ALL = frozenset({Role.AUDITOR, Role.OPERATOR})
_BY_MATTER = frozenset({Role.AGENCY, Role.BANK})
"""Who sees what bears on its matters, and nothing that is repaired or annulled."""


def check_file(principal: Principal, *, subject: SubjectId, kind: SubjectKind, time_travel: bool) -> None:
    """Who may open a subject's file: auditors, the operator, the subject itself, and agencies in their domains.

    A bank asks by checks only.
    """
    if principal.role in _SEE_ALL and not (time_travel and principal.role is Role.OPERATOR):
        return
    if principal.role is Role.SUBJECT and principal.subject == subject:
        return
    if principal.role is Role.AGENCY and not time_travel:
        return
    raise NotPermitted(f"the role {principal.role} may not open this file of a {kind}")


def sees_listing(
    principal: Principal, listing: Listing, standing: Standing, *, today: date, catalogue: Catalogue
) -> bool:
    """An agency sees its own listings and those that act in its domains, none that is repaired or annulled today."""
    if principal.role not in _BY_MATTER:
        return True
    if standing.annulled or standing.is_repaired_on(today):
        return False
    return listing.department == principal.department or acts_for(principal, listing, catalogue=catalogue)


def acts_for(principal: Principal, listing: Listing, *, catalogue: Catalogue) -> bool:
    """Whether some rule of a listing binds in matters of the caller."""
    rules = catalogue.rules_of(listing.list_type, decided_on=listing.decision.decided_on)
    return any(binds_for(principal, rule, issuer_region=listing.issuer_region) for rule in rules)


def binds_for(principal: Principal, rule: Rule, *, issuer_region: RegionCode | None) -> bool:
    """Whether a rule binds in matters of the caller: in a domain of its own, and where it decides.

    A rule for the issuer's region is no matter of a department whose region lies wholly elsewhere. Where one of the
    regions is not known, it is shown rather than missed.
    """
    if not rule.domains & principal.domains:
        return False
    here = principal.region
    if rule.territory is Territory.NATIONAL or here is None or issuer_region is None:
        return True
    return contains(issuer_region, here) or contains(here, issuer_region)


def sees_effect(principal: Principal, rule: Rule, *, listing: Listing, standing: Standing, today: date) -> bool:
    """Whether the caller may be shown what a listing does by a rule.

    An agency sees what binds in its matters and what its own listings do, a bank what binds in its matters; neither
    sees anything of a listing that is annulled, or repaired today, but what survives a repair by law.
    """
    if principal.role not in _BY_MATTER:
        return True
    lifted = standing.is_repaired_on(today) and Survival.REPAIR not in rule.survives
    if standing.annulled or lifted:
        return False
    own = principal.role is Role.AGENCY and principal.department == listing.department
    return own or binds_for(principal, rule, issuer_region=listing.issuer_region)


def sees_row(principal: Principal, row: BoundRow, *, today: date, catalogue: Catalogue) -> bool:
    """Whether a row may be shown in a file."""
    rule = rule_of(row, catalogue)
    return sees_effect(principal, rule, listing=row.listing, standing=row.standing, today=today)


def check_concerned(principal: Principal, *concerned: SubjectId) -> None:
    """A bank has no why; a subject asks about what binds itself and what its own listing does.

    Without anybody concerned it is a subject that asks for what is not there: it is refused alike, so that nobody
    learns from a refusal what stands against somebody else.
    """
    if principal.role is Role.BANK:
        raise NotPermitted("a bank is told the basis and the date by its check")
    if principal.role is Role.SUBJECT and principal.subject not in concerned:
        raise NotPermitted("a subject sees itself only")


def check_why(principal: Principal, row: BoundRow, *, today: date, catalogue: Catalogue) -> None:
    """A why outside one's own domain is for auditors; a subject asks about itself."""
    check_concerned(principal, row.subject, row.listing.subject)
    if not may_see(row, principal=principal, today=today, catalogue=catalogue):
        raise NotFound("no such restriction")
    if not sees_row(principal, row, today=today, catalogue=catalogue):
        raise NotPermitted("a why outside one's own domains is for auditors")


def may_verify(principal: Principal, record: CheckRecord) -> bool:
    """Whether the caller may see a record by its id: who asked, auditors, and the subject that was asked about."""
    if principal.role is Role.AUDITOR:
        return True
    if principal.role is Role.SUBJECT:
        return principal.subject in {record.subject, record.asker_subject}
    return principal.department is not None and principal.department == record.department
