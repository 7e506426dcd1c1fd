"""Departments that ask over HTTP, with their tokens: one caller alone is held to its allowance."""

from collections.abc import Mapping, Sequence

from bench import cast
from bench.world import REGION
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import DepartmentCode, Role
from hub.app.callers import Caller
from hub.app.hub import Hub
from hub.app.tokens.development import development_token
from hub.domain.commands.record import DeclareDepartment

PARTNERS = tuple(DepartmentCode(synthetic_uscc("11", REGION, 910_000 + number)) for number in range(16))


async def declare_partners(hub: Hub) -> None:
    """Every partner acts in the domains of the figures."""
    for code in PARTNERS:
        asking = DeclareDepartment(code=code, name="示例市示例局", region=REGION, domains=cast.DOMAINS)
        await hub.registry.declare_department(cast.OPERATOR, asking)


def partner_tokens(environment: Mapping[str, str]) -> Sequence[str]:
    """A token of development for each partner."""
    return [token_of(environment, department=code) for code in PARTNERS]


def token_of(environment: Mapping[str, str], *, department: DepartmentCode) -> str:
    """A token of development for a department."""
    return development_token(environment, caller=Caller(role=Role.AGENCY, department=department))
