"""Requests made up from the schema, about what there is and about what is not."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from graphql import (
    DocumentNode,
    InputObjectTypeDefinitionNode,
    NameNode,
    ObjectFieldNode,
    ObjectTypeDefinitionNode,
    ObjectValueNode,
    ScalarTypeDefinitionNode,
    StringValueNode,
    ValueNode,
    parse,
    print_ast,
)
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from schemathesis.graphql import from_file, nodes, scalar

ONE_OF: Final = "IdentifierInput"
"""An input with exactly one field, which the generator does not know of: it is given as a scalar with values."""

NEVER: Final = st.sampled_from(["", "\x00", "🚗", "示", "x" * 300, "-1", "{}", "2025-02-30"])
"""Texts that fit nothing."""


def operations(sdl: str, texts: Sequence[str], identifiers: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Every query and mutation of the schema; texts and ids are of those, identifiers too, and some are made up."""
    text = st.one_of(st.sampled_from(texts), NEVER).map(nodes.String)
    scalar("ID", text)
    scalar("String", text)
    scalar("Revision", st.integers(0, 200).map(str).map(nodes.String))
    scalar("NodeLink", st.nothing())
    scalar(ONE_OF, st.one_of(st.sampled_from(identifiers), st.just({}), st.just({"id": "", "uscc": ""})).map(_literal))
    document = parse(sdl)
    kept = [each for each in document.definitions if not _is_one_of(each)]
    scalar_of_its_name = ScalarTypeDefinitionNode(name=NameNode(value=ONE_OF), directives=())
    changed = DocumentNode(definitions=(*kept, scalar_of_its_name))
    found = from_file(print_ast(changed)).get_all_operations()
    return [result.ok() for result in found if isinstance(result, Ok)]


def names_of(sdl: str) -> list[str]:
    """The names of every query and mutation, as `Query.check`."""
    roots = [each for each in parse(sdl).definitions if isinstance(each, ObjectTypeDefinitionNode)]
    wanted = (each for each in roots if each.name.value in {"Query", "Mutation"})
    return [f"{root.name.value}.{field.name.value}" for root in wanted for field in root.fields or ()]


def _is_one_of(definition: object) -> bool:
    return isinstance(definition, InputObjectTypeDefinitionNode) and definition.name.value == ONE_OF


def _literal(value: Any) -> ValueNode:
    """A value as GraphQL writes it."""
    if isinstance(value, str):
        return StringValueNode(value=value)
    fields = (ObjectFieldNode(name=NameNode(value=name), value=_literal(each)) for name, each in value.items())
    return ObjectValueNode(fields=tuple(fields))
