"""Operations made from the schema: a field of the roots with everything below it, nothing typed by hand."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    get_named_type,
)

SDL: Final[GraphQLSchema] = build_schema(
    (Path(__file__).parents[3] / "schema" / "schema.graphql").read_text(encoding="utf-8")
)
"""The schema as it is committed."""

_HANDED: Final[Mapping[str, str]] = {"asOf": "Date", "knownAt": "DateTime"}
"""Arguments that are handed on to every field that takes them."""

Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType


def root_fields() -> Mapping[str, GraphQLField]:
    """Every query, mutation and subscription, as `Query.check`."""
    roots = (SDL.query_type, SDL.mutation_type, SDL.subscription_type)
    return {f"{root.name}.{name}": field for root in roots if root for name, field in root.fields.items()}


def object_fields() -> frozenset[str]:
    """Every field of every object type and interface that is no root, as `Listing.id`."""
    roots = {root.name for root in (SDL.query_type, SDL.mutation_type, SDL.subscription_type) if root}
    return frozenset(
        f"{kind.name}.{name}"
        for kind in SDL.type_map.values()
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        and not kind.name.startswith("__")
        and kind.name not in roots
        for name in kind.fields
    )


def fields_of_answers(root: str) -> frozenset[str]:
    """The fields of object types that the answers of a root can have."""
    kinds = _reached(get_named_type(root_fields()[root].type))
    return frozenset(
        f"{kind.name}.{name}" for kind in kinds if isinstance(kind, GraphQLObjectType) for name in kind.fields
    )


def operation_for(root: str, variables: Collection[str]) -> str:
    """The operation that asks one root field for all that it has, with these variables."""
    kind, _, name = root.partition(".")
    field = root_fields()[root]
    given = {argument: type_.type for argument, type_ in field.args.items() if argument in variables}
    handed = {argument: type_ for argument, type_ in _HANDED.items() if argument in variables}
    declared = ", ".join(f"${argument}: {type_}" for argument, type_ in {**handed, **given}.items())
    passed = ", ".join(f"{argument}: ${argument}" for argument in given)
    answer = get_named_type(field.type)
    assert isinstance(answer, Composite)
    head = f"{kind.lower()} {f'({declared})' if declared else ''} {{ {name}{f'({passed})' if passed else ''} "
    fragments = "\n".join(_fragment(each, variables) for each in _reached(answer))
    return f"{head}{_spread(answer)} }}\n{fragments}"


def _spread(kind: Composite) -> str:
    spreads = " ".join(f"...{each.name}_" for each in _concrete(kind))
    return f"{{ __typename {spreads} }}"


def _fragment(kind: GraphQLObjectType, variables: Collection[str]) -> str:
    fields = " ".join(_selected(name, field, variables) for name, field in kind.fields.items())
    return f"fragment {kind.name}_ on {kind.name} {{ {fields} }}"


def _selected(name: str, field: GraphQLField, variables: Collection[str]) -> str:
    handed = ", ".join(f"{each}: ${each}" for each in field.args if each in _HANDED and each in variables)
    below = get_named_type(field.type)
    return f"{name}{f'({handed})' if handed else ''} {_spread(below) if isinstance(below, Composite) else ''}"


def _concrete(kind: GraphQLNamedType) -> tuple[GraphQLObjectType, ...]:
    match kind:
        case GraphQLObjectType():
            return (kind,)
        case GraphQLInterfaceType() | GraphQLUnionType():
            return tuple(SDL.get_possible_types(kind))
    return ()


def _reached(kind: GraphQLNamedType) -> tuple[GraphQLObjectType, ...]:
    """The object types within an answer of a type, that type included."""
    found: dict[str, GraphQLObjectType] = {}

    def visit(named: GraphQLNamedType) -> Iterator[GraphQLObjectType]:
        for concrete in _concrete(named):
            if concrete.name not in found:
                found[concrete.name] = concrete
                yield concrete
                for field in concrete.fields.values():
                    yield from visit(get_named_type(field.type))

    return tuple(visit(kind))
