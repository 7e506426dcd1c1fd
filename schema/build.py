"""Builds the schema once: types, scalars, limits, and what watches operations."""

from dataclasses import dataclass, field

import strawberry
from graphql import GraphQLError, NoSchemaIntrospectionCustomRule
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

import schema.enums  # noqa: F401  # declares the vocabularies
from schema.guard import Guard
from schema.limits import Limits, validation_rules
from schema.mutations import Mutation
from schema.prepared import Preparation
from schema.queries import Query
from schema.scalars import SCALARS
from schema.subscriptions import Subscription
from schema.types.problem import PROBLEMS
from schema.types.verdict import VERDICTS


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaOptions:
    """`development` allows introspection and suggestions."""

    limits: Limits = field(default_factory=Limits)
    development: bool = False


class HubSchema(strawberry.Schema):
    """Strawberry's schema without its own log of errors: it would write what was asked, identifiers included."""

    preparation: Preparation

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Nothing: `schema.errors` logs defects with their request id."""


def create_schema(options: SchemaOptions | None = None) -> HubSchema:
    """The schema with these options."""
    chosen = options or SchemaOptions()
    limits = chosen.limits
    rules = list(validation_rules(limits))
    if not chosen.development:
        rules.append(NoSchemaIntrospectionCustomRule)
    preparation = Preparation(rules, tokens=limits.tokens)
    built = HubSchema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=[*VERDICTS, *PROBLEMS.values()],
        extensions=[lambda: Guard(preparation, cost=limits.cost)],
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=not chosen.development),
    )
    built.preparation = preparation
    return built
