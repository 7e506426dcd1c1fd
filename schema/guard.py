"""What watches every operation, as the one extension of the schema: each extension more costs every request."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from graphql import ExecutionResult, GraphQLError, GraphQLSyntaxError
from strawberry.extensions import SchemaExtension
from strawberry.types.graphql import OperationType

from schema.errors import shown
from schema.limits import refusal_of_cost
from schema.prepared import Preparation, Prepared


class Guard(SchemaExtension):
    """Takes documents that are prepared, prices the operation, and gives every error its code and the request id."""

    def __init__(self, preparation: Preparation, *, cost: int) -> None:
        self._preparation = preparation
        self._cost = cost
        self._found: Prepared | None = None

    def on_operation(self) -> Iterator[None]:
        """Around the operation."""
        self.execution_context.parse_options = self._preparation.parse_options
        yield
        self._code(self.execution_context.result)

    def on_stream_result(self, result: Any) -> Iterator[None]:
        """Each result of a stream."""
        self._code(result)
        yield

    def on_parse(self) -> Iterator[None]:
        """Before the schema reads the document itself, where there is none yet.

        One that cannot be read is left to the schema, which answers as for any wrong document: an error raised here
        would leave the schema before its code is given, and out of a stream as an exception.
        """
        execution = self.execution_context
        if execution.query:
            with suppress(GraphQLSyntaxError, RecursionError):
                # the schema that GraphQL knows has no public name in Strawberry
                self._found = self._preparation.prepared(execution.query, execution.schema._schema)  # noqa: SLF001
                execution.graphql_document = self._found.document
        yield

    def on_validate(self) -> Iterator[None]:
        """What validation said of the document."""
        if self._found is not None:
            self.execution_context.pre_execution_errors = list(self._found.errors)
        yield

    def on_execute(self) -> Iterator[None]:
        """Setting a result keeps a query or mutation from running; a subscription runs unless this raises."""
        execution = self.execution_context
        refusal = refusal_of_cost(execution, self._cost)
        if refusal is not None:
            if execution.operation_type is OperationType.SUBSCRIPTION:
                raise refusal
            execution.result = ExecutionResult(data=None, errors=[refusal])
        yield

    def _code(self, result: Any) -> None:
        errors: Sequence[GraphQLError] | None = getattr(result, "errors", None)
        if errors:
            result.errors = shown(errors, self.execution_context.context.request_id)
