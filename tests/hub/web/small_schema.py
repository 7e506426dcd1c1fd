"""A small schema: one of each kind of field that the service has to carry."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from enum import Enum
from typing import Any, cast

import strawberry
from strawberry.scalars import JSON
from strawberry.schema.config import StrawberryConfig

from graph_models.errors import NotCompetent
from hub.domain.principal import Principal
from hub.web.front_desk import Renewal
from hub.web.identity import Identified
from hub.web.rate import Charge

SECRET = "330102199001011234"
"""What a broken field quotes, and what nobody may read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallContext:
    """What the resolvers of the small schema work with."""

    principal: Principal
    request_id: str
    charge: Charge
    live: bool
    renew: Renewal


def small_context(
    identified: Identified, request_id: str, *, charge: Charge, live: bool, renew: Renewal
) -> SmallContext:
    return SmallContext(principal=identified.principal, request_id=request_id, charge=charge, live=live, renew=renew)


Info = strawberry.Info[SmallContext, None]


@strawberry.enum
class Colour(Enum):
    RED = "red"
    GREEN = "green"


@strawberry.type
class Caller:
    role: str
    department: str | None
    request_id: str
    live: bool


def _caller(info: Info, principal: Principal) -> Caller:
    context = info.context
    return Caller(
        role=principal.role.value, department=principal.department, request_id=context.request_id, live=context.live
    )


@strawberry.type
class Query:
    @strawberry.field
    def caller(self, info: Info) -> Caller:
        return _caller(info, info.context.principal)

    @strawberry.field
    async def caller_by_now(self, info: Info) -> Caller:
        return _caller(info, await info.context.renew())

    @strawberry.field
    def echo(self, text: str) -> str:
        return text

    @strawberry.field
    def colour(self, of: Colour) -> str:
        return of.value

    @strawberry.field
    def broken(self) -> str | None:
        raise ValueError(f"cannot read {SECRET}")

    @strawberry.field
    def refused(self) -> str | None:
        raise NotCompetent("not this list")

    @strawberry.field
    def refused_whole(self) -> str:
        raise NotCompetent("not this list")

    @strawberry.field
    def odd(self) -> JSON:
        return cast("JSON", {"a": object()})

    @strawberry.field
    async def slow(self) -> str:
        await asyncio.Event().wait()
        return "never"

    @strawberry.field
    def priced(self, info: Info, units: int) -> str:
        info.context.charge(units)
        return "paid"


@strawberry.type
class Mutation:
    @strawberry.mutation
    def keep(self, text: str) -> str:
        return text

    @strawberry.mutation
    async def slow(self) -> str:
        await asyncio.Event().wait()
        return "never"


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def count(self, to: int) -> AsyncGenerator[int, None]:
        for number in range(to):
            yield number
            await asyncio.sleep(0)  # lets the socket take in what its client says

    @strawberry.subscription
    async def waiting(self) -> AsyncGenerator[str, None]:
        yield "first"
        await asyncio.Event().wait()

    @strawberry.subscription
    async def breaking(self) -> AsyncGenerator[str, None]:
        yield "first"
        raise ValueError(f"cannot read {SECRET}")

    @strawberry.subscription
    async def callers(self, info: Info) -> AsyncGenerator[Caller, None]:
        yield _caller(info, info.context.principal)


class Charged(strawberry.extensions.SchemaExtension):
    """Takes the cost of an operation before it runs, as the real schema does: the variable `cost`, if any."""

    def on_execute(self) -> Any:
        cost = (self.execution_context.variables or {}).get("cost")
        if cost is not None:
            self.execution_context.context.charge(cost)
        yield


def small_schema() -> strawberry.Schema:
    return strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        extensions=[Charged],
        config=StrawberryConfig(auto_camel_case=True),
    )
