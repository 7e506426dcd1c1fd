"""What an operation costs before it runs: fields weighed, multiplied by how many objects they ask for."""

from collections.abc import Mapping
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
)

WEIGHTS: Final[Mapping[str, int]] = {
    "check": 10,
    "checkMany": 2,
    "subject": 20,
    "subjects": 10,
    "listing": 10,
    "listings": 10,
    "restriction": 10,
    "why": 30,
    "impact": 50,
    "changes": 10,
    "checks": 10,
    "checkRecord": 5,
}
"""Queries weigh what they cost the store, in units of one leaf; `checkMany` weighs for each question."""

_FILE: Final[Mapping[str, int]] = {"listings": 10, "restrictions": 10, "history": 10}
WITHIN: Final[Mapping[str, Mapping[str, int]]] = {
    "subject": _FILE,
    "subjects": {**_FILE, "links": 10, "asOf": 10, "revision": 10},
    "why": {"graph": 10},
}
"""Fields within a query that reach the store again, or make something large; elsewhere their names weigh nothing."""

_MUTATION: Final = 50
_LISTS: Final[Mapping[str, str]] = {"checkMany": "inputs"}
_PAGES: Final[Mapping[str, int]] = {"subjects": 20, "listings": 20, "changes": 100, "checks": 100}
"""Queries whose `first` says how many objects they answer, with its default."""
_HISTORY: Final = 100
_DEEPEST: Final = 64


def cost_of(document: DocumentNode, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> int:
    """The cost of an operation with these variables. Reads literals and variables alike."""
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    estimate = _Estimate(fragments, _with_defaults(operation, variables))
    base = _MUTATION if operation.operation.value == "mutation" else 0
    return base + estimate.of(operation.selection_set, _DEEPEST)


class _Estimate:
    """Costs of selections; `query` is the query that they lie within, None where they are the queries."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode], variables: Mapping[str, Any]) -> None:
        self._fragments = fragments
        self._variables = variables
        self._known: dict[tuple[str, str | None], int] = {}

    def of(self, selections: SelectionSetNode | None, depth: int, query: str | None = None) -> int:
        """The cost of what is selected once."""
        if selections is None or depth == 0:
            return 0
        return sum(self._selection(each, depth - 1, query) for each in selections.selections)

    def _selection(self, selection: object, depth: int, query: str | None) -> int:
        match selection:
            case FieldNode():
                return self._field(selection, depth, query)
            case InlineFragmentNode():
                return self.of(selection.selection_set, depth, query)
            case FragmentSpreadNode():
                return self._fragment(selection.name.value, depth, query)
        return 0

    def _fragment(self, name: str, depth: int, query: str | None) -> int:
        if (name, query) not in self._known:
            fragment = self._fragments.get(name)
            self._known[name, query] = 0  # one that spreads itself is refused by validation; here it costs once
            self._known[name, query] = self.of(fragment.selection_set, depth, query) if fragment else 0
        return self._known[name, query]

    def _field(self, field: FieldNode, depth: int, query: str | None) -> int:
        name = field.name.value
        inner = self.of(field.selection_set, depth, query or name)
        if query is not None:
            weight = WITHIN.get(query, {}).get(name, 1)
            repeated = name == "history" and weight > 1
            return weight + inner * (max(1, self._number(field, "first", _HISTORY)) if repeated else 1)
        weight = WEIGHTS.get(name, 1)
        if name in _LISTS:
            return max(1, self._length(field, _LISTS[name])) * (weight + inner)
        if name in _PAGES:
            return weight + inner * max(1, self._number(field, "first", _PAGES[name]))
        return weight + inner

    def _number(self, field: FieldNode, argument: str, default: int) -> int:
        value = _argument(field, argument)
        if isinstance(value, IntValueNode):
            return int(value.value)
        found = self._variable(value)
        return int(found) if isinstance(found, int | float) else default  # GraphQL takes 100.0 for the integer 100

    def _length(self, field: FieldNode, argument: str) -> int:
        value = _argument(field, argument)
        if isinstance(value, ListValueNode):
            return len(value.values)
        found = self._variable(value)
        return len(found) if isinstance(found, list | tuple) else 1

    def _variable(self, value: ValueNode | None) -> object:
        return self._variables.get(value.name.value) if isinstance(value, VariableNode) else None


def _argument(field: FieldNode, name: str) -> ValueNode | None:
    return next((each.value for each in field.arguments or () if each.name.value == name), None)


def _with_defaults(operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> dict[str, Any]:
    defaults = {
        each.variable.name.value: _default(each.default_value)
        for each in operation.variable_definitions or ()
        if each.default_value is not None
    }
    return defaults | dict(variables)


def _default(value: ValueNode) -> object:
    """A default as far as it counts: the number, or a list as long as it is."""
    match value:
        case IntValueNode():
            return int(value.value)
        case ListValueNode():
            return value.values
    return None
