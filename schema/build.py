"""Builds the schema once: types, scalars, limits, caches, and what watches operations."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

import strawberry
from graphql import GraphQLError, GraphQLSyntaxError, NoSchemaIntrospectionCustomRule
from strawberry.extensions import AddValidationRules, MaxTokensLimiter, ParserCache, SchemaExtension, ValidationCache
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

import schema.enums  # noqa: F401  # declares the vocabularies
from schema.errors import shown
from schema.limits import CostGate, Limits, validation_rules
from schema.mutations import Mutation
from schema.queries import Query
from schema.scalars import SCALARS
from schema.subscriptions import Subscription
from schema.types.problem import PROBLEMS
from schema.types.verdict import VERDICTS

CACHED: Final = 500
"""How many documents the parser's and the validation's cache keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaOptions:
    """`development` allows introspection and suggestions."""

    limits: Limits = field(default_factory=Limits)
    development: bool = False


class Coded(SchemaExtension):
    """Gives every error its code and the request id; masks and logs the hub's own faults."""

    def on_operation(self) -> Iterator[None]:
        """After the operation, its result."""
        yield
        self._process(self.execution_context.result)

    def on_stream_result(self, result: Any) -> Iterator[None]:
        """Each result of a stream."""
        self._process(result)
        yield

    def _process(self, result: Any) -> None:
        errors: Sequence[GraphQLError] | None = getattr(result, "errors", None)
        if errors:
            result.errors = shown(errors, self.execution_context.context.request_id)


class Parsed(ParserCache):
    """Reads a document once. One that cannot be read is left to the schema, which answers as for any wrong document.

    An error raised here would leave the schema before its code is given, and out of a stream as an exception.
    """

    def on_parse(self) -> Iterator[None]:
        """Before the schema reads the document itself, where there is none yet."""
        execution = self.execution_context
        with suppress(GraphQLSyntaxError, RecursionError):
            execution.graphql_document = self.cached_parse_document(execution.query, **execution.parse_options)
        yield


class HubSchema(strawberry.Schema):
    """Strawberry's schema without its own log of errors: it would write what was asked, identifiers included."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Nothing: `schema.errors` logs defects with their request id."""


def create_schema(options: SchemaOptions | None = None) -> HubSchema:
    """The schema with these options. Rule classes are made once: the validation cache is keyed by them."""
    chosen = options or SchemaOptions()
    limits = chosen.limits
    rules = list(validation_rules(limits))
    if not chosen.development:
        rules.append(NoSchemaIntrospectionCustomRule)
    return HubSchema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=[*VERDICTS, *PROBLEMS.values()],
        extensions=[
            Coded,
            lambda: MaxTokensLimiter(max_token_count=limits.tokens),
            lambda: AddValidationRules(list(rules)),
            lambda: Parsed(maxsize=CACHED),
            lambda: ValidationCache(maxsize=CACHED),
            lambda: CostGate(limits.cost),
        ],
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=not chosen.development),
    )
