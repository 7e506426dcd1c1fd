"""A department 部门: an agency or bank that lists, decides, implements or asks."""

from dataclasses import dataclass

from graph_models.vocabulary import DepartmentCode, Domain, ListTypeId, RegionCode, Role, SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """What it is competent for, where it acts, whether it is a court, and which registers it keeps."""

    code: DepartmentCode
    name: str
    region: RegionCode
    role: Role = Role.AGENCY
    court: bool = False
    competent_for: frozenset[ListTypeId] = frozenset()
    domains: frozenset[Domain] = frozenset()
    registers: frozenset[SourceId] = frozenset()
