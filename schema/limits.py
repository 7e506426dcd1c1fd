"""How much one operation may ask for: depth, aliases, tokens, breadth and cost."""

from dataclasses import dataclass
from typing import Final

from graphql import (
    ASTValidationRule,
    DocumentNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
    VisitorAction,
)
from strawberry.extensions import MaxAliasesLimiter, QueryDepthLimiter
from strawberry.types import ExecutionContext

from graph_models.errors import HubError
from schema.context import HubContext
from schema.cost import cost_of
from schema.errors import coded

TOO_COSTLY: Final = "TOO_COSTLY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Counts of one operation. `breadth` is the most selections in one pair of braces."""

    depth: int = 15
    aliases: int = 30
    tokens: int = 4_000
    breadth: int = 60
    cost: int = 60_000


def validation_rules(limits: Limits) -> tuple[type[ASTValidationRule], ...]:
    """The rules of these limits: made once, because the validation cache is keyed by them."""
    return (
        *QueryDepthLimiter(max_depth=limits.depth).validation_rules,
        *MaxAliasesLimiter(max_alias_count=limits.aliases).validation_rules,
        _breadth_rule(limits.breadth),
    )


def _breadth_rule(most: int) -> type[ASTValidationRule]:
    class Breadth(ASTValidationRule):
        """Refuses braces with more selections than allowed."""

        def enter_selection_set(self, node: SelectionSetNode, *_: object) -> VisitorAction:
            if len(node.selections) > most:
                self.report_error(GraphQLError(f"more than {most} selections in one pair of braces", node))
            return None

    return Breadth


def refusal_of_cost(execution: ExecutionContext, most: int) -> GraphQLError | None:
    """Price an operation with its variables, and charge the caller; the refusal of what is too much."""
    document = execution.graphql_document
    operation = _operation(document, execution.operation_name)
    if document is None or operation is None:
        return None
    cost = cost_of(document, operation, execution.variables or {})
    if cost > most:
        return coded(f"the operation costs {cost}, at most {most} are allowed", TOO_COSTLY)
    context: HubContext = execution.context
    try:
        context.charge(cost)
    except HubError as refusal:
        return GraphQLError(refusal.message, original_error=refusal)
    return None


def _operation(document: DocumentNode | None, name: str | None) -> OperationDefinitionNode | None:
    operations = (
        [each for each in document.definitions if isinstance(each, OperationDefinitionNode)] if document else []
    )
    named = [each for each in operations if each.name is not None and each.name.value == name]
    return next(iter(named or operations), None)
