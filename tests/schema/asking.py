"""Short words for asking the schema as a caller: an operation, its variables, what came back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graph_models.errors import HubError
from hub.app.hub import Hub
from hub.domain.principal import Principal
from schema.build import HubSchema, SchemaOptions, create_schema
from schema.context import HubContext

SCHEMA: Final = create_schema(SchemaOptions(development=True))
REQUEST: Final = "r-example"


@dataclass(slots=True)
class Purse:
    """What operations were charged."""

    costs: list[int] = field(default_factory=list)
    refusal: HubError | None = None

    def charge(self, cost: int) -> None:
        """Remember the cost, or refuse."""
        if self.refusal is not None:
            raise self.refusal
        self.costs.append(cost)


def context_of(hub: Hub, principal: Principal, *, live: bool = False, purse: Purse | None = None) -> HubContext:
    """The context of a caller."""

    async def renew() -> Principal:
        return principal

    charge = (purse or Purse()).charge
    return HubContext(principal=principal, services=hub, request_id=REQUEST, charge=charge, renew=renew, live=live)


async def ask(
    hub: Hub,
    principal: Principal,
    operation: str,
    variables: Mapping[str, Any] | None = None,
    *,
    schema: HubSchema = SCHEMA,
) -> dict[str, Any]:
    """The data of an operation that nothing refuses."""
    result = await schema.execute(
        operation, variable_values=dict(variables or {}), context_value=context_of(hub, principal)
    )
    assert not getattr(result, "errors", None), result.errors
    assert isinstance(result.data, dict)
    return result.data


async def refused(
    hub: Hub,
    principal: Principal,
    operation: str,
    variables: Mapping[str, Any] | None = None,
    *,
    schema: HubSchema = SCHEMA,
) -> list[str]:
    """The codes of the errors of an operation."""
    result = await schema.execute(
        operation, variable_values=dict(variables or {}), context_value=context_of(hub, principal)
    )
    return [(error.extensions or {})["code"] for error in result.errors or ()]
