"""The callers of the walk: every role, and how near it stands to what is asked about."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from graph_models.vocabulary import Domain, Purpose, Role, SubjectId
from hub.domain.commands.record import DeclareDepartment
from hub.domain.principal import Principal
from tests.support.town import AUDITOR, BANKING, BUYING, CITY, ISSUER, JUDGING, OPERATOR, Town, department_code

OTHER_BANK, ELSEWHERE = department_code(7), department_code(8)
"""A bank to which nobody has consented, and an agency that acts in a domain where nothing binds."""


class Caller(StrEnum):
    """A column of the tables in `docs/access.md`."""

    MAKER = "maker"
    INSIDE = "inside"
    OUTSIDE = "outside"
    COURT = "court"
    BANK = "bank"
    CONSENTED = "consented"
    AUDITOR = "auditor"
    LISTED = "listed"
    BOUND = "bound"
    STRANGER = "stranger"
    OPERATOR = "operator"


AGENCIES: Final = frozenset({Caller.MAKER, Caller.INSIDE, Caller.OUTSIDE, Caller.COURT})
BANKS: Final = frozenset({Caller.BANK, Caller.CONSENTED})
IN_FULL: Final = frozenset({Caller.AUDITOR, Caller.OPERATOR})
"""Who is shown the names of persons."""

_BY_OFFICE: Final[Mapping[Caller, Principal]] = {
    Caller.MAKER: Principal(role=Role.AGENCY, department=ISSUER, domains=frozenset({Domain.SUPERVISION}), region=CITY),
    Caller.INSIDE: replace(BUYING, domains=BUYING.domains | {Domain.OFFICE}),
    Caller.OUTSIDE: Principal(role=Role.AGENCY, department=ELSEWHERE, domains=frozenset({Domain.EXIT}), region=CITY),
    Caller.COURT: JUDGING,
    Caller.BANK: Principal(role=Role.BANK, department=OTHER_BANK, domains=frozenset({Domain.BANKING}), region=CITY),
    Caller.CONSENTED: BANKING,
    Caller.AUDITOR: AUDITOR,
    Caller.OPERATOR: OPERATOR,
}

PURPOSES: Final[Mapping[Role, Purpose]] = {
    Role.BANK: Purpose.CREDIT_GRANTING,
    Role.AUDITOR: Purpose.AUDIT,
    Role.SUBJECT: Purpose.SELF_ACCESS,
}
"""The only purpose of these roles."""


def principals(*, listed: SubjectId, bound: SubjectId, stranger: SubjectId) -> Mapping[Caller, Principal]:
    """Who calls, where these subjects call for themselves."""
    itself = {Caller.LISTED: listed, Caller.BOUND: bound, Caller.STRANGER: stranger}
    subjects = {caller: Principal(role=Role.SUBJECT, subject=subject) for caller, subject in itself.items()}
    return {caller: {**_BY_OFFICE, **subjects}[caller] for caller in Caller}


async def declare_callers(town: Town) -> None:
    """Declare those of the callers that a town does not have already."""
    for command in (
        DeclareDepartment(code=OTHER_BANK, name="示例二行", region=CITY, role=Role.BANK),
        DeclareDepartment(code=ELSEWHERE, name="示例出入境局", region=CITY, domains=frozenset({Domain.EXIT})),
    ):
        await town.hub.registry.declare_department(OPERATOR, command)
