"""Who may read what is on record outside a check (DESIGN sections 1 and 7)."""

from datetime import date

from graph_models.catalogue.model import Catalogue
from graph_models.entities.listing import Listing
from graph_models.errors import NotFound, NotPermitted
from graph_models.propagation.standing import Standing
from graph_models.vocabulary import Role, SubjectId, SubjectKind
from hub.domain.answers.records import CheckRecord
from hub.domain.bound import BoundRow, rule_of
from hub.domain.deciding import may_see
from hub.domain.principal import Principal

_SEE_ALL = frozenset({Role.AUDITOR, Role.OPERATOR})


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
    if principal.role not in {Role.AGENCY, Role.BANK}:
        return True
    if standing.annulled or standing.is_repaired_on(today):
        return False
    rules = catalogue.rules_of(listing.list_type, decided_on=listing.decision.decided_on)
    return listing.department == principal.department or any(rule.domains & principal.domains for rule in rules)


def sees_row(principal: Principal, row: BoundRow, *, today: date, catalogue: Catalogue) -> bool:
    """Whether a row may be shown in a file: an agency sees its own domains and its own listings."""
    if not may_see(row, principal=principal, today=today, catalogue=catalogue):
        return False
    if principal.role is Role.AGENCY:
        own = principal.department == row.listing.department
        return own or bool(rule_of(row, catalogue).domains & principal.domains)
    if principal.role is Role.BANK:
        return bool(rule_of(row, catalogue).domains & principal.domains)
    return True


def check_why(principal: Principal, row: BoundRow, *, today: date, catalogue: Catalogue) -> None:
    """A why outside one's own domain is for auditors; a subject asks about itself."""
    if principal.role is Role.SUBJECT and principal.subject not in {row.subject, row.listing.subject}:
        raise NotPermitted("a subject sees itself only")
    if principal.role is Role.BANK:
        raise NotPermitted("a bank is told the basis and the date by its check")
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


def masked(name: str | None) -> str | None:
    """A person's name for those who do not need it: the first character only."""
    return None if name is None else name[:1] + "＊" * max(len(name) - 1, 1)
