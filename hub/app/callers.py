"""Who calls: a bearer token, or in development a role that is simply stated. Both end as a Principal.

A caller says only which role, and which department or subject, it speaks for. What a department may ask, and
where it lies, is what was declared of it, so that a token does not outlive a change of its rights.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import jwt

from graph_models.errors import InvalidInput, NotPermitted
from graph_models.identifiers.uscc import parse_uscc
from graph_models.vocabulary import DepartmentCode, Role, SubjectId
from hub.app.hub import Hub
from hub.domain.principal import Principal

_ALGORITHM: Final = "HS256"
_ISSUER: Final = "joint-sanction-hub"
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
    if name.upper() not in set(Role):
        raise InvalidInput(f"a caller is {', '.join(Role)}, with :DEPARTMENT or :SUBJECT where it has one")
    role = Role(name.upper())
    if role in _OF_A_DEPARTMENT:
        return Caller(role=role, department=DepartmentCode(parse_uscc(_needed(whom, role, "the code"))))
    if role is Role.SUBJECT:
        return Caller(role=role, subject=SubjectId(_needed(whom, role, "the id")))
    if whom:
        raise InvalidInput(f"the role {role} speaks for no department and no subject")
    return Caller(role=role)


def mint_token(caller: Caller, *, key: bytes, now: datetime, lasts: timedelta) -> str:
    """A signed token for this caller that ends after a time."""
    claims: dict[str, Any] = {
        "iss": _ISSUER,
        "iat": int(now.timestamp()),
        "exp": int((now + lasts).timestamp()),
        "role": caller.role.value,
    }
    if caller.department is not None:
        claims["department"] = caller.department
    if caller.subject is not None:
        claims["sub"] = caller.subject
    return jwt.encode(claims, key, algorithm=_ALGORITHM)


def caller_from_token(token: str, *, key: bytes, now: datetime) -> Caller:
    """The caller that a token names. Raises NotPermitted when it is not ours, not whole, or has ended."""
    claims = _claims(token, key)
    if now.timestamp() >= _seconds(claims["exp"]):
        raise NotPermitted("the token has ended; ask for a new one")
    whom = claims.get("department") or claims.get("sub") or ""
    try:
        return caller_from_text(f"{claims['role']}:{whom}")
    except InvalidInput as error:
        raise NotPermitted("the token names no caller") from error


async def principal_of(hub: Hub, caller: Caller) -> Principal:
    """The principal of a caller; a department acts with what was declared of it.

    Raises NotPermitted where no such department is declared with that role.
    """
    if caller.department is None:
        return Principal(role=caller.role, subject=caller.subject)
    department = await hub.registry.department(caller.department)
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
    return await principal_of(hub, caller_from_text(text))


async def principal_from_token(hub: Hub, token: str, *, key: bytes, now: datetime) -> Principal:
    """The principal of a bearer token. Raises NotPermitted."""
    return await principal_of(hub, caller_from_token(token, key=key, now=now))


def _claims(token: str, key: bytes) -> dict[str, Any]:
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[_ALGORITHM],
            issuer=_ISSUER,
            # the hub's clock decides when a token ends, not the machine's
            options={"require": ["iss", "exp", "role"], "verify_exp": False, "verify_iat": False},
        )
    except jwt.InvalidTokenError as error:
        raise NotPermitted("the token is not one of this hub") from error
    return claims


def _seconds(claim: object) -> float:
    if not isinstance(claim, int | float):
        raise NotPermitted("the token does not say when it ends")
    return claim


def _needed(whom: str, role: Role, what: str) -> str:
    if not whom:
        raise InvalidInput(f"the role {role} goes with {what} it speaks for, as {role}:...")
    return whom
