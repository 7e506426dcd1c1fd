"""Who calls: named by the claims of a bearer token, or in development simply stated. Both end as a Principal.

A caller says only which role, and which department or subject, it speaks for. What a department may ask, and
where it lies, is what was declared of it, so that a token does not outlive a change of its rights.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from graph_models.entities.department import Department
from graph_models.errors import InvalidInput, NotPermitted
from graph_models.identifiers.uscc import parse_uscc
from graph_models.vocabulary import DepartmentCode, Role, SubjectId
from hub.app.hub import Hub
from hub.domain.principal import Principal

DepartmentLook = Callable[[DepartmentCode], Awaitable[Department | None]]
"""What was declared of a department; None where it is not declared. Raises Unavailable."""

_OF_A_DEPARTMENT: Final = frozenset({Role.AGENCY, Role.BANK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A role with the department or subject it speaks for."""

    role: Role
    department: DepartmentCode | None = None
    subject: SubjectId | None = None


def caller_from_text(text: str) -> Caller:
    """Read `AGENCY:<code>`, `BANK:<code>`, `SUBJECT:<id>`, `AUDITOR` or `OPERATOR`.

    Raises InvalidInput for anything else.
    """
    name, _, whom = text.strip().partition(":")
    return _caller(_role(name), whom)


def caller_from_claims(claims: Mapping[str, object]) -> Caller:
    """Read the claims `role`, and `department` for AGENCY and BANK or `sub` for SUBJECT. Raises InvalidInput.

    Beside another role `sub` is not read: issuers put the account that was given the token there.
    """
    role, department = _role(_text(claims, "role")), _text(claims, "department")
    if role is not Role.SUBJECT:
        return _caller(role, department)
    if department:
        raise InvalidInput(f"the role {role} speaks for no department")
    return _caller(role, _text(claims, "sub"))


def claims_of(caller: Caller) -> dict[str, str]:
    """The claims that name this caller."""
    claims = {"role": caller.role.value}
    if caller.department is not None:
        claims["department"] = caller.department
    if caller.subject is not None:
        claims["sub"] = caller.subject
    return claims


async def principal_of(caller: Caller, look: DepartmentLook) -> Principal:
    """The principal of a caller; a department acts with what was declared of it.

    Raises NotPermitted where no such department is declared with that role, and what the look raises.
    """
    if caller.department is None:
        return Principal(role=caller.role, subject=caller.subject)
    department = await look(caller.department)
    if department is None or department.role is not caller.role:
        raise NotPermitted(f"no {caller.role} with this code is declared")
    return Principal(
        role=caller.role,
        department=department.code,
        domains=department.domains,
        region=department.region,
    )


async def principal_as(hub: Hub, text: str) -> Principal:
    """The principal of `ROLE[:DEPARTMENT]`, for development. Raises InvalidInput or NotPermitted."""
    return await principal_of(caller_from_text(text), hub.registry.department)


def _caller(role: Role, whom: str) -> Caller:
    if role in _OF_A_DEPARTMENT:
        return Caller(role=role, department=DepartmentCode(parse_uscc(_needed(whom, role, "the code"))))
    if role is Role.SUBJECT:
        return Caller(role=role, subject=SubjectId(_needed(whom, role, "the id")))
    if whom:
        raise InvalidInput(f"the role {role} speaks for no department and no subject")
    return Caller(role=role)


def _role(name: str) -> Role:
    if name.upper() not in set(Role):
        raise InvalidInput(f"a caller is {', '.join(Role)}, with :DEPARTMENT or :SUBJECT where it has one")
    return Role(name.upper())


def _needed(whom: str, role: Role, what: str) -> str:
    # a lone surrogate, which JSON can hold and the store cannot, is not printable either
    if not whom or not whom.isprintable():
        raise InvalidInput(f"the role {role} goes with {what} it speaks for, as {role}:...")
    return whom


def _text(claims: Mapping[str, object], name: str) -> str:
    claim = claims.get(name)
    if claim is None:
        return ""
    if not isinstance(claim, str):
        raise InvalidInput(f"the claim {name} is a text")
    return claim
