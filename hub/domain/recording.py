"""Who may record what (DESIGN section 2, last paragraph of words)."""

from graph_models.entities.department import Department
from graph_models.errors import NotCompetent, NotPermitted
from graph_models.identifiers.region import contains
from graph_models.vocabulary import ListTypeId, RegionCode, Role, SourceId
from hub.domain.principal import Principal


def check_operator(principal: Principal) -> None:
    """Departments, sources, fleets and law are the operator's."""
    if principal.role is not Role.OPERATOR:
        raise NotPermitted("only the operator may do this")


def check_recorder(principal: Principal, department: Department | None, source: SourceId | None) -> None:
    """Subjects and links come from the operator's feeds or from a department that keeps the register."""
    if principal.role is Role.OPERATOR:
        return
    if principal.role is Role.AGENCY and department is not None and source in department.registers:
        return
    raise NotPermitted("only the operator or the keeper of the register may record this")


def check_lister(principal: Principal) -> None:
    """Who speaks for no agency is refused before any department is looked for."""
    if principal.role is not Role.AGENCY:
        raise NotCompetent("only a department lists")


def check_keeper(principal: Principal) -> None:
    """Who speaks for no agency is refused before any listing is looked for: it is not told either which there are."""
    if principal.role is not Role.AGENCY:
        raise NotCompetent("only the department that listed does this")


def check_competence(principal: Principal, department: Department, list_type: ListTypeId) -> None:
    """A department lists only on lists it is competent for."""
    check_lister(principal)
    if list_type not in department.competent_for:
        raise NotCompetent("the department is not competent for this list")


def check_territory(department: Department, region: RegionCode | None) -> None:
    """Where the setting asks for it, the issuer's region contains the subject's."""
    if region is not None and not contains(department.region, region):
        raise NotCompetent("the department is not competent for the subject's territory")


def check_own(principal: Principal, *, issuer: str) -> None:
    """What is done to a listing is done by the department that made it."""
    if principal.role is not Role.AGENCY or principal.department != issuer:
        raise NotCompetent("the listing is another department's")


def check_court(principal: Principal, department: Department) -> None:
    """A stay needs a court."""
    if principal.role is not Role.AGENCY or not department.court:
        raise NotCompetent("only a court stays a listing or lets it resume")
