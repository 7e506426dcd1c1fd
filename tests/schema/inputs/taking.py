"""Services that take a command and refuse it: what an input becomes, seen without a store."""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from graph_models.errors import NotFound
from hub.app.hub import Hub
from hub.domain.principal import Principal
from schema.context import HubContext
from tests.schema.asking import SCHEMA, context_of
from tests.schema.unreached import unreached
from tests.support.town import OPERATOR

SERVICES: Final = {
    "registry": ("register_subject",),
    "links": ("record", "end"),
    "listings": ("list_subject", "annul", "stay", "resume", "release", "object"),
    "repairs": ("apply", "decide", "revoke"),
    "consents": ("record",),
}


@dataclass(slots=True)
class Taking:
    """Keeps what it is given, and refuses."""

    commands: list[Any] = field(default_factory=list)

    async def take(self, _principal: Principal, command: Any) -> Any:
        """Keep the command. Raises NotFound."""
        self.commands.append(command)
        raise NotFound("示例: taken")


def taking_hub(taking: Taking) -> Hub:
    """A hub whose writes only take their commands."""
    standing_in = {
        service: type(service.title(), (), {name: staticmethod(taking.take) for name in names})()
        for service, names in SERVICES.items()
    }
    return replace(unreached(), **standing_in)


async def taken(mutation: str, given: dict[str, Any]) -> tuple[list[str], list[Any]]:
    """The problems of a mutation, and the commands that its service got."""
    taking = Taking()
    context: HubContext = context_of(taking_hub(taking), OPERATOR)
    kind = {"resumeListing": "StayListing"}.get(mutation, mutation[0].upper() + mutation[1:])
    selection = "revision changed problems { code }"
    operation = f"mutation ($input: {kind}Input!) {{ done: {mutation}(input: $input) {{ {selection} }} }}"
    result = await SCHEMA.execute(operation, variable_values={"input": given}, context_value=context)
    assert result.errors is None, result.errors
    assert result.data is not None
    done = result.data["done"]
    assert (done["revision"], done["changed"]) == (None, False)
    return [each["code"] for each in done["problems"]], taking.commands
