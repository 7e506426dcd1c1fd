"""The authenticated caller."""

from dataclasses import dataclass

from graph_models.vocabulary import DepartmentCode, Domain, RegionCode, Role, SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who calls: a role, and the department or the subject it speaks for.

    `domains` are those the department acts in; a bank has BANKING.
    """

    role: Role
    department: DepartmentCode | None = None
    subject: SubjectId | None = None
    domains: frozenset[Domain] = frozenset()
    region: RegionCode | None = None

    @property
    def key(self) -> str:
        """What distinguishes this caller from others, for repeated requests and records."""
        return f"{self.role}:{self.department or self.subject or ''}"
